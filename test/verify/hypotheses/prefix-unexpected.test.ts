import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import {
  githubLike,
  livekitLike,
  shopifyLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";
import {
  ALL_SIGNERS,
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  hubspotLike,
  isValid,
  MAC_SIGNERS,
  signatureHeader,
  tokenLike,
  top,
} from "./_variants.ts";

const AROUND: readonly (readonly [string, (value: string) => string])[] = [
  ["a blank before it", (value) => ` ${value}`],
  ["a blank after it", (value) => `${value} `],
  ["quotes", (value) => `"${value}"`],
  ["single quotes", (value) => `'${value}'`],
  ["a line end after it", (value) => `${value}\n`],
];

describe.each(AROUND)("%s", (_, around) => {
  const delivered = (signer: Signer): Delivery =>
    changed(signed(signer, bodyOf(signer)), signatureHeader(signer), around);
  test.each(ALL_SIGNERS.filter((signer) => !isValid(signer, delivered(signer))))("$provider.name", (signer) => {
    expect(top(signer, delivered(signer))).toMatchObject({
      code: "prefix-unexpected",
      codes: ["prefix-unexpected"],
      proof: "mac",
    });
  });
});

const PREFIXES: readonly (readonly [string, Signer, (value: string) => string])[] = [
  ["sha256= where none belongs", shopifyLike, (value) => `sha256=${value}`],
  ["hmac-sha256= where none belongs", twilioLike, (value) => `hmac-sha256=${value}`],
  ["Bearer where none belongs", livekitLike, (value) => `Bearer ${value}`],
  ["Bearer before a token", tokenLike, (value) => `Bearer ${value}`],
  ["twice", githubLike, (value) => `sha256=${value}`],
  ["another one", githubLike, (value) => value.replace("sha256=", "hmac ")],
  ["sha1= before a SHA-256 digest", githubLike, (value) => value.replace("sha256=", "sha1=")],
  ["in capitals", githubLike, (value) => value.replace("sha256=", "SHA256=")],
  ["in capitals", slackLike, (value) => value.replace("v0=", "V0=")],
  ["twice", slackLike, (value) => `v0=${value}`],
  ["a blank after it", githubLike, (value) => value.replace("=", "= ")],
  ["v1= for v1,", svixLike, (value) => value.replace("v1,", "v1=")],
  ["a blank after the comma", svixLike, (value) => value.replace("v1,", "v1, ")],
  ["blanks between parameters", stripeLike, (value) => value.replace(",", ", ")],
  ["Python's bytes", shopifyLike, (value) => `b'${value}'`],
];

test.each(PREFIXES)("%s", (_, signer, change) => {
  const delivery = changed(signed(signer, bodyOf(signer)), signatureHeader(signer), change);
  expect(top(signer, delivery)).toMatchObject({
    code: "prefix-unexpected",
    codes: ["prefix-unexpected"],
    proof: "mac",
  });
});

test.each([
  ["X-Slack-Request-Timestamp", slackLike],
  ["X-HubSpot-Request-Timestamp", hubspotLike],
  ["Svix-id", svixLike],
] as const)("quotes around %s", (name, signer) => {
  const finding = top(
    signer,
    changed(signed(signer, bodyOf(signer)), name, (value) => `"${value}"`),
  );
  expect(finding).toMatchObject({ code: "prefix-unexpected", proof: "mac" });
  expect(finding.title).toContain(`${name} has blanks or quotes around it`);
});

test.each(MAC_SIGNERS)("$provider.name: the handler's value has a prefix", (signer) => {
  const delivery = signed(signer, bodyOf(signer));
  const finding = handler(signer, delivery, { computed: `hmac-sha256=${computedAs(signer, delivery, signer)}` });
  expect(finding).toMatchObject({ code: "prefix-unexpected", proof: "mac" });
  expect(finding!.title).toContain('the prefix "hmac-sha256="');
});

test("the handler's own prefix is no cause", () => {
  const delivery = signed(githubLike, BODY);
  expect(
    handler(githubLike, delivery, { computed: `sha256=${computedAs(githubLike, delivery, githubLike)}` }),
  ).toBeUndefined();
});
