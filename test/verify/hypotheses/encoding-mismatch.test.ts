import { describe, expect, test } from "vitest";
import { discordLike, githubLike, judged, shopifyLike, type Signer, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { BODY, bodyOf, changed, computedAs, handler, MAC_SIGNERS, PLAIN_SIGNERS, signatureHeader, top } from "./_variants.ts";

/** Ways to write a digest; `usual` are those that are the scheme's own. */
const WRITTEN: readonly (readonly [name: string, write: (digest: Buffer) => string])[] = [
  ["hex", (digest) => digest.toString("hex")],
  ["upper-case hex", (digest) => digest.toString("hex").toUpperCase()],
  ["hex with dashes", (digest) => digest.toString("hex").toUpperCase().match(/../g)!.join("-")],
  ["base64", (digest) => digest.toString("base64")],
  ["base64 without padding", (digest) => digest.toString("base64").replaceAll("=", "")],
  ["base64url", (digest) => digest.toString("base64url")],
  ["base64 of the hex text", (digest) => Buffer.from(digest.toString("hex")).toString("base64")],
  ["hex of the base64 text", (digest) => Buffer.from(digest.toString("base64")).toString("hex")],
  ["percent-encoded base64", (digest) => encodeURIComponent(digest.toString("base64"))],
];

/** Signers and how they read the bare digest out of their header's value. */
const HEX: readonly Signer[] = [githubLike, slackLike, stripeLike];

const digestOf = (signer: Signer): Buffer => {
  const delivery = signed(signer, bodyOf(signer));
  return Buffer.from(computedAs(signer, delivery, signer), HEX.includes(signer) ? "hex" : "base64");
};
const usual = (signer: Signer): string => digestOf(signer).toString(HEX.includes(signer) ? "hex" : "base64");

describe.each(WRITTEN)("%s", (_, write) => {
  test.each([...PLAIN_SIGNERS, stripeLike, svixLike])("$provider.name: in the header", (signer) => {
    const text = write(digestOf(signer));
    const delivery = changed(signed(signer, bodyOf(signer)), signatureHeader(signer), (value) => value.replace(usual(signer), text));
    if (judged(signer, delivery).verdict.verdict === "valid") return;
    expect(top(signer, delivery)).toMatchObject({ code: "encoding-mismatch", codes: ["encoding-mismatch"], proof: "mac", fix: { topic: "signature-encoding" } });
  });

  test.each(MAC_SIGNERS)("$provider.name: computed by the handler", (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const right = computedAs(signer, delivery, signer);
    const bytes = Buffer.from(right, HEX.includes(signer) ? "hex" : "base64");
    if (write(bytes) === right) return;
    const finding = handler(signer, delivery, { computed: write(bytes) });
    expect(finding).toMatchObject({ code: "encoding-mismatch", codes: ["encoding-mismatch"], proof: "mac" });
    expect(finding!.title).toMatch(/^Your code has the right digest, but writes it in/);
  });
});

test("without its prefix besides", () => {
  const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", () => digestOf(githubLike).toString("base64"));
  expect(top(githubLike, delivery)).toMatchObject({ code: "encoding-mismatch", proof: "mac" });
});

test("a signature of a key pair", () => {
  const delivery = changed(signed(discordLike, BODY), "X-Signature-Ed25519", (value) => Buffer.from(value, "hex").toString("base64"));
  expect(top(discordLike, delivery)).toMatchObject({ code: "encoding-mismatch", proof: "mac" });
});

test("where nothing matches, the wrong encoding is still a fact", () => {
  const delivery = changed(signed(shopifyLike, BODY), "X-Shopify-Hmac-Sha256", (value) => Buffer.from(value, "base64").toString("hex"));
  expect(top(shopifyLike, delivery, { secret: "another one" })).toMatchObject({ code: "encoding-mismatch", proof: "fact" });
});
