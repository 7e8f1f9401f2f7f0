import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import type { Provider } from "../../src/core/provider.ts";
import { sign } from "../../src/verify/sign.ts";
import { decide } from "../../src/verify/verify.ts";
import { providerOf, questionOf, type VectorFile, vectorFiles } from "../helpers/vectors.ts";

type VectorLine = VectorFile["lines"][number];

/** Of each provider with a shared secret, a delivery that its SDK takes; none where only a form can carry the signature. */
const genuine: { source: string; line: VectorLine }[] = [];
for (const [source, { lines }] of new Map(vectorFiles.map((file) => [file.source, file]))) {
  const line = lines.find(
    ({ expect: said, secret, publicKey }) => said === "valid" && secret && publicKey === undefined,
  );
  if (line && !signsForms(await providerOf(source))) genuine.push({ source, line });
}

function signsForms({ schemes: [recipe] }: Provider): boolean {
  return "signature" in recipe ? recipe.signature.form !== undefined : "form" in recipe && recipe.form !== undefined;
}

/** Does the first scheme sign the body as a whole? */
function signsBody({ schemes: [recipe] }: Provider): boolean {
  if (recipe.kind === "standard-webhooks") return true;
  return recipe.kind === "hmac" && recipe.contents === undefined && /\{(?:body|text)\}/.test(String(recipe.content));
}

/** Objects with any strings and numbers in them, as JSON. */
const bodies = fc
  .dictionary(fc.string({ unit: "binary" }), fc.jsonValue())
  .map((value) => Buffer.from(JSON.stringify(value)));

describe("any JSON body, signed anew", () => {
  test.each(genuine)("$source", async ({ source, line }) => {
    const provider = await providerOf(source);
    const question = questionOf(line, provider);
    const now = question.clock.wall;
    const verdict = (delivery: Delivery): string => decide({ ...question, delivery }).verdict;
    fc.assert(
      fc.property(bodies, fc.nat(), fc.integer({ min: 0, max: 7 }), (body, at, bit) => {
        const draft: Delivery = { ...question.delivery, body };
        const signed = sign(provider, draft, question.secrets[0]!.reveal(), { now, id: "msg_1" });
        if ("problem" in signed) throw new Error(signed.problem.detail);
        expect(verdict(signed.delivery)).toBe("valid");
        if (!signsBody(provider)) return;
        const changed = Buffer.from(signed.delivery.body);
        changed[at % changed.length]! ^= 1 << bit;
        expect(verdict({ ...signed.delivery, body: changed })).not.toBe("valid");
      }),
      { numRuns: 50 },
    );
  });
});
