import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import type { Provider } from "../../src/core/provider.ts";
import { sign } from "../../src/verify/sign.ts";
import { decide } from "../../src/verify/verify.ts";
import { providerOf, questionOf, type VectorFile, vectorFiles } from "../helpers/vectors.ts";

type VectorLine = VectorFile["lines"][number];

interface Genuine {
  readonly source: string;
  readonly provider: Provider;
  readonly line: VectorLine;
}

/** Of each provider with a shared secret, a delivery that its SDK takes. */
const genuine: Genuine[] = [];
/** The others: they sign with a key pair of their own. */
const keyPairs: string[] = [];
for (const [source, { lines }] of new Map(vectorFiles.map((file) => [file.source, file]))) {
  const line = lines.find(
    ({ expect: said, secret, publicKey }) => said === "valid" && secret && publicKey === undefined,
  );
  if (line) genuine.push({ source, provider: await providerOf(source), line });
  else keyPairs.push(source);
}
const [carriers, forms] = divided(genuine, ({ provider }) => !signsForms(provider));
const [whole, inPart] = divided(carriers, ({ provider }) => signsBody(provider));

function divided<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
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

/** Signs each body anew; `judge` says more of the result. */
async function forAnyBody(
  { provider, line }: Genuine,
  judge: (signed: Delivery, verdict: (delivery: Delivery) => string, at: number, bit: number) => void,
): Promise<void> {
  const question = questionOf(line, provider);
  const now = question.clock.wall;
  const verdict = (delivery: Delivery): string => decide({ ...question, delivery }).verdict;
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 0, max: 7 }), (body, at, bit) => {
      const draft: Delivery = { ...question.delivery, body };
      const signed = sign(provider, draft, question.secrets[0]!.reveal(), { now, id: "msg_1" });
      if ("problem" in signed) throw new Error(signed.problem.detail);
      expect(verdict(signed.delivery)).toBe("valid");
      judge(signed.delivery, verdict, at, bit);
    }),
    { numRuns: 50 },
  );
}

describe("any JSON body, signed anew", () => {
  test.each(whole)("$source: holds, and not with another bit", (of) =>
    forAnyBody(of, (signed, verdict, at, bit) => {
      const changed = Buffer.from(signed.body);
      changed[at % changed.length]! ^= 1 << bit;
      expect(verdict({ ...signed, body: changed })).not.toBe("valid");
    }),
  );

  test.each(inPart)("$source, which signs no body as a whole: holds", (of) => forAnyBody(of, () => {}));

  test("leaves out those whose signature only a form can carry, and those that sign with a key pair", () => {
    expect(forms.map(({ source }) => source).sort()).toEqual(["braintree", "dropbox-sign", "ko-fi", "transloadit"]);
    expect(keyPairs.sort()).toEqual([
      "adobe-io",
      "constant-contact",
      "discord",
      "ebay",
      "fal",
      "google-pubsub",
      "keygen",
      "kick",
      "kinde",
      "paddle-classic",
      "paypal",
      "plaid",
      "sendgrid",
      "shipengine",
      "sns",
      "sourcehut",
      "telnyx",
      "travis-ci",
      "truelayer",
      "wise",
      "wix",
    ]);
  });
});
