import { createPrivateKey, createPublicKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { privateKey } from "../../../src/schemes/keys.ts";
import { discordLike, type Signer, signed } from "../_broken.ts";
import { BODY, changed, signatureHeader, top, variant } from "./_variants.ts";

const EC_PRIVATE = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2
OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r
1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G
-----END PRIVATE KEY-----`;
const EC_PUBLIC = createPublicKey(createPrivateKey(EC_PRIVATE)).export({ type: "spki", format: "pem" }) as string;

const sendgridLike: Signer = variant(
  discordLike,
  { kind: "ecdsa", signature: { header: "X-Signature", encoding: "base64" }, keyFormats: ["pem"] },
  { signingKey: EC_PRIVATE, secret: EC_PUBLIC },
);

const raw = Buffer.from(discordLike.secret, "hex");
const ed25519 = createPublicKey(privateKey(discordLike.signingKey)!);

describe("the key is the right one in another form", () => {
  test.each([
    ["base64", raw.toString("base64")],
    ["base64url without padding", raw.toString("base64url")],
    ["hex with 0x", `0x${discordLike.secret}`],
    ["PEM", ed25519.export({ type: "spki", format: "pem" }) as string],
    ["base64 of the DER", ed25519.export({ type: "spki", format: "der" }).toString("base64")],
    ["hex of the DER", ed25519.export({ type: "spki", format: "der" }).toString("hex")],
    ["JWK", JSON.stringify(ed25519.export({ format: "jwk" }))],
    ["the private key", discordLike.signingKey],
  ])("Ed25519, hex wanted: %s", (_, secret) => {
    expect(top(discordLike, signed(discordLike, BODY), { secret })).toMatchObject({
      code: "public-key-format",
      codes: ["public-key-format"],
      proof: "mac",
      fix: { topic: "public-key" },
    });
  });

  test.each([
    ["\\n written out", EC_PUBLIC.trim().replaceAll("\n", "\\n")],
    ["one line, blanks for line ends", EC_PUBLIC.trim().replaceAll("\n", " ")],
    ["one line, line ends lost", EC_PUBLIC.replaceAll("\n", "")],
    ["without its first and last line", EC_PUBLIC.split("\n").slice(1, -2).join("")],
    ["base64 of the PEM", Buffer.from(EC_PUBLIC).toString("base64")],
  ])("ECDSA, PEM wanted: %s", (_, secret) => {
    expect(top(sendgridLike, signed(sendgridLike, BODY), { secret })).toMatchObject({
      code: "public-key-format",
      proof: "mac",
    });
  });
});

test.each([
  ["der", "ieee-p1363"],
  ["ieee-p1363", "der"],
])("an ECDSA signature wanted as %s, written as %s", (wanted, written) => {
  const delivery = signed(variant(sendgridLike, { dsaEncoding: written }), BODY);
  const finding = top(variant(sendgridLike, { dsaEncoding: wanted }), delivery);
  expect(finding).toMatchObject({ code: "public-key-format", proof: "mac" });
  expect(finding.title).toContain("the other form of an ECDSA signature");
});

test("what is no key at all is a fact", () => {
  expect(top(discordLike, signed(discordLike, BODY), { secret: "not a key" })).toMatchObject({
    code: "public-key-format",
    proof: "fact",
  });
});

test("the other form of a signature does not hide a changed one", () => {
  const delivery = changed(
    signed(sendgridLike, BODY),
    signatureHeader(sendgridLike),
    (value) => `${value.slice(0, 20)}${value[20] === "A" ? "B" : "A"}${value.slice(21)}`,
  );
  expect(top(sendgridLike, delivery).proof).not.toBe("mac");
});
