import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import { discordLike, githubLike, judged, shopifyLike, type Signer, signed, slackLike, stripeLike, svixLike, twilioLike } from "../_broken.ts";
import { bodyOf, changed, hubspotLike, PLAIN_SIGNERS, signatureHeader, top, withHeaders } from "./_variants.ts";

const SIGNERS = [...PLAIN_SIGNERS, stripeLike, svixLike, discordLike];

/** Two copies as libraries hand them over; some lists are read right all the same. */
const JOINED: readonly (readonly [string, (value: string) => string])[] = [
  ["the same twice", (value) => `${value}, ${value}`],
  ["the same twice, without a blank", (value) => `${value},${value}`],
  ["an array written out", (value) => JSON.stringify([value])],
  ["an array of two written out", (value) => JSON.stringify(["other", value])],
  ["another before it", (value) => `${value.replaceAll(/[0-9a-f]/g, "0")}, ${value}`],
];

describe.each(JOINED)("%s", (_, join) => {
  test.each(SIGNERS)("$provider.name", (signer) => {
    const delivery = changed(signed(signer, bodyOf(signer)), signatureHeader(signer), join);
    if (isValid(signer, delivery)) return;
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({ code: "header-joined", codes: ["header-joined"], proof: "mac" });
    expect(finding.title).toContain(signatureHeader(signer));
  });
});

test.each([githubLike, shopifyLike, slackLike, twilioLike, discordLike])("$provider.name: two header lines", (signer) => {
  const name = signatureHeader(signer);
  const delivery = signed(signer, bodyOf(signer));
  const doubled = withHeaders(delivery, (headers) => [...headers, ...headers.filter(([header]) => header === name)]);
  expect(top(signer, doubled)).toMatchObject({ code: "header-joined", proof: "mac" });
});

test.each([slackLike, svixLike, hubspotLike])("$provider.name: every header came twice", (signer) => {
  const delivery = withHeaders(signed(signer, bodyOf(signer)), (headers) => headers.flatMap((field) => [field, field]));
  if (!isValid(signer, delivery)) expect(top(signer, delivery)).toMatchObject({ code: "header-joined", proof: "mac" });
});

test("a value of a megabyte is not taken apart", () => {
  const delivery = changed(signed(githubLike, bodyOf(githubLike)), signatureHeader(githubLike), (value) => `${", ".repeat(500_000)}${value}`);
  expect(top(githubLike, delivery)).toMatchObject({ code: "signature-malformed", proof: "fact" });
});

function isValid(signer: Signer, delivery: Delivery): boolean {
  return judged(signer, delivery).verdict.verdict === "valid";
}
