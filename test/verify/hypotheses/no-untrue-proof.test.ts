import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import { discordLike, handlerFinding, judged, type Signer, signed, twilioLike } from "../_broken.ts";
import { ALL_SIGNERS, changed, MAC_SIGNERS, signatureHeader, tokenLike, withHeaders } from "./_variants.ts";

const RUNS = { numRuns: 15 };
const digests = ALL_SIGNERS.filter((signer) => signer !== tokenLike);

const bodies = fc.oneof(
  fc.json(),
  fc.string(),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
const secrets = fc.string({
  minLength: 12,
  maxLength: 40,
  unit: fc.constantFrom(...Array.from("abcdefghijkmnpqrstuvwxyz0123456789")),
});

const proofs = (signer: Signer, delivery: Delivery, secret = signer.secret): string[] => {
  const { verdict } = judged(signer, delivery, { secret });
  return verdict.verdict === "valid"
    ? []
    : verdict.findings.filter(({ proof }) => proof === "mac").map(({ code }) => code);
};

/** Another key of the signer's kind. */
function keyFrom(signer: Signer, text: string): string {
  if (signer === discordLike) return Buffer.from(text.padEnd(32).slice(0, 32)).toString("base64");
  return signer.secret.startsWith("whsec_") ? `whsec_${Buffer.from(text).toString("base64")}` : text;
}

describe.each(digests)("$provider.name", (signer) => {
  test("another secret made the signature: nothing is proven", () => {
    fc.assert(
      fc.property(bodies, secrets, (body, secret) => {
        expect(proofs(signer, signed({ ...signer, signingKey: keyFrom(signer, secret) }, body))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("one byte of the body was replaced by chance: nothing is proven", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 200 }), fc.nat(), (bytes, at) => {
        // A form's parameters would not change with every byte, nor would text that was no UTF-8.
        const body = Buffer.from(Buffer.from(bytes).toString("base64"));
        const delivery = signed(signer, signer === twilioLike ? Buffer.concat([Buffer.from("a="), body]) : body);
        const other = Buffer.from(delivery.body);
        const place = 2 + (at % (other.length - 4));
        other[place] = other[place] === 0x41 ? 0x42 : 0x41;
        expect(proofs(signer, { ...delivery, body: other }).filter((code) => !code.startsWith("body-"))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe.each(MAC_SIGNERS)("$provider.name", (signer) => {
  test("a value that the handler made by chance: nothing is proven", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const finding = handlerFinding(signer, signed(signer, '{"a":1}'), {
          computed: Buffer.from(bytes).toString("hex"),
        });
        expect(finding).toMatchObject({ code: "secret-wrong", proof: "none" });
      }),
      RUNS,
    );
  });
});

test.each(ALL_SIGNERS)("$provider.name: hostile headers raise nothing, and prove nothing", (signer) => {
  const name = signatureHeader(signer);
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...Array.from("v01t=,; \"'[]{}:.-_AaFf+/%\n\r\u0000")) }),
    fc.constant("\u00ff".repeat(50)),
  );
  fc.assert(
    fc.property(value, value, (first, second) => {
      const delivery = changed(signed(signer, '{"a":1}'), name, () => first);
      const hostile = withHeaders(delivery, (headers) => [
        ...headers,
        [name, second],
        [`HTTP_${name.replaceAll("-", "_")}`, second],
        ["Forwarded", first],
        ["X-Forwarded-Host", second],
        ["X-Original-URI", first],
      ]);
      expect(proofs(signer, hostile)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
