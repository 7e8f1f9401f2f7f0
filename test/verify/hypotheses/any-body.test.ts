/** What holds for any body: nothing throws, nothing valid has a finding, and what a writer of JSON did is found again. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SIGNED_STYLES } from "../../../src/verify/json-styles.ts";
import { readJsonText } from "../../../src/verify/json-text.ts";
import {
  BODY_SIGNERS,
  computedOver,
  diagnosed,
  githubLike,
  handlerFinding,
  judged,
  livekitLike,
  shopifyLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  twilioLike,
  withBody,
} from "../_broken.ts";
import { PLAIN } from "./_bodies.ts";
import { inStyle } from "../../helpers/in-style.ts";

const FORM_TYPE = { contentType: "application/x-www-form-urlencoded" };
const SIGNERS: readonly Signer[] = [...BODY_SIGNERS, livekitLike, twilioLike, { ...slackLike, ...FORM_TYPE }];
const bodies = fc.oneof(
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.array(fc.tuple(fc.string(), fc.string())).map((fields) => new URLSearchParams(fields).toString()),
  // What hypotheses look for, in the wrong places.
  fc.string({ unit: fc.constantFrom(...Array.from("{}[]\":,\\u0/=&%+'b\n\r \ufeff\ufffd?é🎉1.e-")), maxLength: 60 }),
);

/**
 * A newline that Twilio reads as a field's name, and bodies of one field without a value: over the URL, a newline and
 * no field at all, a template matches whatever came.
 */
const VANISHING: [string, string][] = ["a", "{}", "\0"].map((here) => ["\n", here]);

/** Causes that change how the content is put together, or what signs it. */
const SCHEME_CAUSES = new Set(["signed-content-template", "algorithm-mismatch", "provider-mismatch"]);

describe.each(SIGNERS)("$provider.name: any body", (signer) => {
  test("that is valid has no finding", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { verdict } = judged(signer, signed(signer, body));
        // An SDK may demand JSON.
        if (verdict.verdict !== "valid") expect(verdict.findings.map(({ code }) => code)).toEqual(["sdk-refuses"]);
      }),
      { numRuns: 30 },
    );
  });

  test("in another's place is diagnosed, and no change is proven that was not made", () => {
    fc.assert(
      fc.property(bodies, bodies, (sent, here) => {
        const delivery = withBody(signed(signer, sent), here);
        const { verdict } = judged(signer, delivery);
        if (verdict.verdict === "valid") return;
        const [first] = verdict.findings;
        if (first.proof !== "mac" || first.evidence?.signed === undefined) return;
        // Together with another template, the body alone is not what was signed.
        if (first.codes.some((code) => SCHEME_CAUSES.has(code))) return;
        // What is said to have been signed is signed: the same delivery with it is valid.
        expect(judged(signer, withBody(delivery, first.evidence.signed)).verdict.verdict).toBe("valid");
      }),
      { numRuns: 30, examples: VANISHING },
    );
  });
});

test.each(VANISHING)("a template without the body proves nothing of it: %j, here %j", (sent, here) => {
  const { verdict } = judged(twilioLike, withBody(signed(twilioLike, sent), here));
  expect(verdict.verdict === "valid" ? "valid" : verdict.findings[0].proof).not.toBe("mac");
});

describe.each([githubLike, stripeLike, shopifyLike])("$provider.name", (signer) => {
  test("any body that a handler hashes instead of another", () => {
    fc.assert(
      fc.property(bodies, bodies, (sent, hashed) => {
        const delivery = signed(signer, sent);
        const computed = computedOver(signer, delivery, hashed);
        const finding = handlerFinding(signer, delivery, { computed });
        if (finding?.proof !== "mac" || finding.evidence?.signed === undefined) return;
        expect(computedOver(signer, delivery, finding.evidence.signed)).toBe(computed);
      }),
      { numRuns: 30 },
    );
  });
});

test("JSON that was signed in any style, and written again by JSON.stringify, is found", () => {
  const values = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(values, fc.constantFrom(...SIGNED_STYLES), (value, style) => {
      const here = JSON.stringify(value);
      const sent = inStyle(readJsonText(here), style);
      fc.pre(sent !== here);
      const [first] = diagnosed(githubLike, withBody(signed(githubLike, sent), here));
      expect(first.proof).toBe("mac");
      expect(Buffer.from(first.evidence!.signed!).toString()).toBe(sent);
    }),
    { numRuns: 100 },
  );
});

test.each([githubLike, stripeLike, shopifyLike])(
  "$provider.name: written again, and a newline at the secret's end",
  (signer) => {
    const delivery = withBody(signed(signer, JSON.stringify(JSON.parse(PLAIN), null, 2)), PLAIN);
    const [first] = diagnosed(signer, delivery, { secret: `${signer.secret}\n` });
    expect(first).toMatchObject({ codes: ["secret-whitespace", "body-reserialized"], proof: "mac" });
  },
);

describe("hostile bodies", () => {
  test.each([
    ["deep nesting", "[".repeat(100_000) + "]".repeat(100_000)],
    ["nesting at the limit", "[".repeat(512) + "]".repeat(512)],
    ["many keys", JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, key) => [`k${key}`, key])))],
    ["a long text of escapes", `{"a":"${"\\u00e9\\\\".repeat(50_000)}"}`],
    ["a long text of quotes", JSON.stringify({ a: '"'.repeat(100_000) })],
    ["huge numbers", `{"a":${"9".repeat(10_000)},"b":1e999999,"c":-${"1".repeat(400)}.${"1".repeat(400)}}`],
    ["many fields", "a=b&".repeat(5_000)],
    ["percent signs", "%".repeat(20_000)],
    ["base64 of nothing", "=".repeat(1_000)],
    ["blanks", " ".repeat(100_000)],
    ["line ends", "\r\n".repeat(50_000)],
    ["a BOM alone", "\ufeff"],
    ["NUL bytes", Buffer.alloc(50_000)],
    ["question marks", `{"a":"${"x?".repeat(20_000)}"}`],
  ])("%s", (_, body) => {
    for (const signer of [githubLike, twilioLike])
      expect(diagnosed(signer, withBody(signed(signer, "a=b"), body)).length).toBeGreaterThan(0);
    const delivery = signed(githubLike, body);
    handlerFinding(githubLike, delivery, { computed: computedOver(githubLike, delivery, "else") });
  });
});
