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
} from "../_broken.ts";
import {
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  isValid,
  MAC_SIGNERS,
  PLAIN_SIGNERS,
  signatureHeader,
  top,
} from "./_variants.ts";

/** Ways to write a digest. */
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

const HEX: ReadonlySet<Signer> = new Set([githubLike, slackLike, stripeLike]);

const digestOf = (signer: Signer): Buffer => {
  const delivery = signed(signer, bodyOf(signer));
  return Buffer.from(computedAs(signer, delivery, signer), HEX.has(signer) ? "hex" : "base64");
};
const usual = (signer: Signer): string => computedAs(signer, signed(signer, bodyOf(signer)), signer);

describe.each(WRITTEN)("%s", (_, write) => {
  const delivered = (signer: Signer): Delivery =>
    changed(signed(signer, bodyOf(signer)), signatureHeader(signer), (value) =>
      value.replace(usual(signer), write(digestOf(signer))),
    );
  const unusual = (signer: Signer): boolean =>
    !isValid(signer, delivered(signer)) && write(digestOf(signer)) !== usual(signer);

  test.each([...PLAIN_SIGNERS, stripeLike, svixLike].filter(unusual))("$provider.name: in the header", (signer) => {
    expect(top(signer, delivered(signer))).toMatchObject({
      code: "encoding-mismatch",
      codes: ["encoding-mismatch"],
      proof: "mac",
      fix: { topic: "signature-encoding" },
    });
  });

  test.each(MAC_SIGNERS.filter((signer) => write(digestOf(signer)) !== usual(signer)))(
    "$provider.name: computed by the handler",
    (signer) => {
      const finding = handler(signer, signed(signer, bodyOf(signer)), { computed: write(digestOf(signer)) });
      expect(finding).toMatchObject({ code: "encoding-mismatch", codes: ["encoding-mismatch"], proof: "mac" });
      expect(finding!.title).toMatch(/^Your code writes its digest in/);
    },
  );
});

test("without its prefix besides", () => {
  const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", () =>
    digestOf(githubLike).toString("base64"),
  );
  expect(top(githubLike, delivery)).toMatchObject({ code: "encoding-mismatch", proof: "mac" });
});

test("a signature of a key pair", () => {
  const delivery = changed(signed(discordLike, BODY), "X-Signature-Ed25519", (value) =>
    Buffer.from(value, "hex").toString("base64"),
  );
  expect(top(discordLike, delivery)).toMatchObject({ code: "encoding-mismatch", proof: "mac" });
});

test("where nothing matches, the wrong encoding is still a fact", () => {
  const delivery = changed(signed(shopifyLike, BODY), "X-Shopify-Hmac-Sha256", (value) =>
    Buffer.from(value, "base64").toString("hex"),
  );
  expect(top(shopifyLike, delivery, { secret: "another one" })).toMatchObject({
    code: "encoding-mismatch",
    proof: "fact",
  });
});

test("beside upper-case hex, what the provider writes is lower-case hex", () => {
  const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", (value) =>
    value.replace(/(?<==).*/, (hex) => hex.toUpperCase()),
  );
  expect(top(githubLike, delivery).title).toBe(
    "The signature is written in upper-case hex; GitHub writes lower-case hex.",
  );
});
