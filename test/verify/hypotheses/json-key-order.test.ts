import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, discordLike, githubLike, livekitLike, stripeLike } from "../_broken.ts";
import { expectHandler, expectProven, findingsFor } from "./_prove.ts";

const CODE = "json-key-order";
const SENT =
  '{"type":"user.created","object":"event","data":{"name":"Ada","id":"user_29w83"},"created":1654012591,"api":"1"}';
const SORTED =
  '{"api":"1","created":1654012591,"data":{"id":"user_29w83","name":"Ada"},"object":"event","type":"user.created"}';

describe.each([...BODY_SIGNERS, livekitLike])("the keys of $provider.name's JSON", (signer) => {
  test("were signed sorted", () => {
    expectProven(CODE, signer, SORTED, SENT);
  });

  test("were signed the other way round", () => {
    const reversed =
      '{"api":"1","created":1654012591,"data":{"name":"Ada","id":"user_29w83"},"object":"event","type":"user.created"}';
    expectProven(CODE, signer, reversed, SENT);
  });
});

test.each([
  ["with Python's blanks", SORTED.replaceAll(/([,:])(?=["{\d])/g, "$1 ").replaceAll("user. ", "user.")],
  [
    "by length, as jsonb keeps them",
    '{"api": "1", "data": {"id": "user_29w83", "name": "Ada"}, "type": "user.created", "object": "event", "created": 1654012591}',
  ],
  [
    "the outermost alone",
    '{"api":"1","created":1654012591,"data":{"name":"Ada","id":"user_29w83"},"object":"event","type":"user.created"}',
  ],
])("sorted %s", (_, sent) => {
  expectProven(CODE, githubLike, sent, SENT);
});

test("of few keys every order is tried", () => {
  expectProven(
    CODE,
    githubLike,
    '{"type":"x","id":"1","data":{"b":1,"a":2}}',
    '{"id":"1","data":{"a":2,"b":1},"type":"x"}',
  );
});

test("of many sorted keys the order is lost: a suspicion", () => {
  const sent = '{"type":"x","g":1,"b":{"y":1,"x":2},"f":2,"a":3,"e":4}';
  const finding = findingsFor(githubLike, sent, '{"a":3,"b":{"x":2,"y":1},"e":4,"f":2,"g":1,"type":"x"}').find(
    ({ code }) => code === CODE,
  );
  expect(finding).toMatchObject({ proof: "none" });
  expect(finding?.title).toContain("may have been");
});

test("keys in no order are no sign of it", () => {
  expect(findingsFor(discordLike, SENT, SENT.replace("Ada", "Eve")).map(({ code }) => code)).not.toContain(CODE);
});

test.each([
  ["JSON.stringify of sorted keys", SORTED],
  ["sort_keys=True", SORTED.replaceAll(/([,:])(?=["{\d])/g, "$1 ")],
])("a handler hashes %s", (_, hashed) => {
  expect(expectHandler(CODE, stripeLike, SENT, hashed).title).toContain("in another order");
});
