import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import {
  discordLike,
  githubLike,
  shopifyLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";
import {
  bodyOf,
  changed,
  hubspotLike,
  isValid,
  PLAIN_SIGNERS,
  signatureHeader,
  top,
  withHeaders,
} from "./_variants.ts";

const SIGNERS = [...PLAIN_SIGNERS, stripeLike, svixLike, discordLike];

/** Two copies as libraries hand them over. */
const JOINED: readonly (readonly [string, (value: string) => string])[] = [
  ["the same twice", (value) => `${value}, ${value}`],
  ["the same twice, without a blank", (value) => `${value},${value}`],
  ["an array written out", (value) => JSON.stringify([value])],
  ["an array of two written out", (value) => JSON.stringify(["other", value])],
  ["another before it", (value) => `${value.replaceAll(/[0-9a-f]/g, "0")}, ${value}`],
];

describe.each(JOINED)("%s", (_, join) => {
  const joined = (signer: Signer): Delivery => changed(signed(signer, bodyOf(signer)), signatureHeader(signer), join);
  // Some lists are read right all the same.
  test.each(SIGNERS.filter((signer) => !isValid(signer, joined(signer))))("$provider.name", (signer) => {
    const finding = top(signer, joined(signer));
    expect(finding).toMatchObject({ code: "header-joined", codes: ["header-joined"], proof: "mac" });
    expect(finding.title).toContain(signatureHeader(signer));
  });
});

test.each([githubLike, shopifyLike, slackLike, twilioLike, discordLike])(
  "$provider.name: two header lines",
  (signer) => {
    const name = signatureHeader(signer);
    const delivery = signed(signer, bodyOf(signer));
    const doubled = withHeaders(delivery, (headers) => [...headers, ...headers.filter(([header]) => header === name)]);
    expect(top(signer, doubled)).toMatchObject({ code: "header-joined", proof: "mac" });
  },
);

test.each([slackLike, hubspotLike])("$provider.name: every header came twice", (signer) => {
  const delivery = withHeaders(signed(signer, bodyOf(signer)), (headers) => headers.flatMap((field) => [field, field]));
  expect(top(signer, delivery)).toMatchObject({ code: "header-joined", proof: "mac" });
});

test("a value of a megabyte is not taken apart", () => {
  const delivery = changed(
    signed(githubLike, bodyOf(githubLike)),
    signatureHeader(githubLike),
    (value) => `${", ".repeat(500_000)}${value}`,
  );
  expect(top(githubLike, delivery)).toMatchObject({ code: "signature-malformed", proof: "fact" });
});
