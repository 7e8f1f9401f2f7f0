import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, githubLike, livekitLike, stripeLike } from "../_broken.ts";
import { MARKUP } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-mutated";
const SENT = '{"type":"x","note":"","text":" a ","list":["",1],"none":{}}';

describe.each([...BODY_SIGNERS, livekitLike])("values of $provider.name's JSON were changed", (signer) => {
  test.each([
    ["empty texts are null", SENT, SENT.replaceAll('""', "null")],
    [
      "texts are escaped for HTML",
      MARKUP,
      MARKUP.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("'", "&#39;"),
    ],
    ["Rails added its keys", '{"type":"x","id":1}', '{"type":"x","id":1,"controller":"hooks","action":"create"}'],
    [
      "Rails added its keys and a copy",
      '{"type":"x","id":1}',
      '{"type":"x","id":1,"controller":"hooks","action":"create","hook":{"type":"x","id":1}}',
    ],
    [
      "Rails, and blanks were lost",
      '{\n  "type": "x",\n  "id": 1\n}',
      '{"type":"x","id":1,"controller":"hooks","action":"create"}',
    ],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("Rails' keys are a sign that more was changed: a suspicion", () => {
  const [first] = findingsFor(
    githubLike,
    '{"type":"x","id":"1"}',
    '{"type":"x","id":1,"controller":"hooks","action":"create"}',
  );
  expect(first).toMatchObject({ code: CODE, proof: "none" });
  expectWords(first, githubLike);
});

describe("a handler hashes parsed input", () => {
  test.each([
    ["with null for empty texts", SENT.replaceAll('""', "null")],
    ["with texts trimmed", SENT.replace(" a ", "a")],
    ["with both", SENT.replaceAll('""', "null").replace(" a ", "a")],
    ["without empty members", '{"type":"x","text":" a ","list":["",1]}'],
  ])("%s", (_, hashed) => {
    expectHandler(CODE, stripeLike, SENT, hashed);
  });

  test("without members that are null", () => {
    expectHandler(CODE, stripeLike, '{"type":"x","a":null,"b":[null]}', '{"type":"x","b":[null]}');
  });

  test("with HTML escaped", () => {
    expectHandler(CODE, stripeLike, '{"type":"x","a":"<b>"}', '{"type":"x","a":"&lt;b&gt;"}');
  });

  test("without keys that begin with $", () => {
    expectHandler(CODE, stripeLike, '{"type":"x","$a":1,"b":{"c.d":2}}', '{"type":"x","b":{}}');
  });
});

test("a key that is an empty text stays", () => {
  expectProven(CODE, githubLike, '{"type":"x","":""}', '{"type":"x","":null}');
});
