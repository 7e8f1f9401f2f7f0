import type { Header } from "../../core/delivery.ts";
import type { Encoding, Hash, HmacRecipe } from "../../core/recipe.ts";
import { compile } from "../../schemes/compile.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { HASHES, hashName, readings } from "./_digests.ts";
import { DIGEST_BYTES } from "../../schemes/hmac.ts";
import { nearness } from "./_headers.ts";
import { MAX_VALUE, signatureHeld } from "./_signature.ts";

/** The delivery is another provider's: its recipe fits with the same secret. */
export default hypothesis({
  code: "provider-mismatch",
  aspect: "scheme",
  rank: 80,
  only: "capture",
  *attempts(mismatch) {
    if (mismatch.secret === undefined || signatureHeld(mismatch)) return;
    yield* neighbourChanges(mismatch);
    yield* genericChanges(mismatch);
  },
  explain: ({ data = "" }, { provider }) => {
    const [kind, name] = data.split("|");
    if (kind === "header") {
      return {
        title: `The delivery is not signed as ${provider.name} signs: ${name} fits the secret.`,
        detail: "It comes from another sender that has this secret, or from an older or self-made way to sign.",
        fix: {
          text: "Describe that sender as a provider of your own in hookctl.config.json, and verify it after its own recipe.",
          topic: "signed-content",
        },
      };
    }
    return {
      title: `The delivery is signed as ${name} signs, not as ${provider.name} does.`,
      detail: `With the same secret, ${name}'s recipe matches.`,
      fix: { text: `Name the source: --source ${kind}, and verify it with ${name}'s recipe.`, topic: "signed-content" },
    };
  },
});

function* neighbourChanges({ neighbours, scheme }: Mismatch): Iterable<Change> {
  for (const { provider, scheme: other } of neighbours) {
    // Of one family the recipes differ only in what their SDKs forgive.
    if (other.recipe.kind === "standard-webhooks" && scheme.recipe.kind === "standard-webhooks") continue;
    if (other.mac === undefined && other.symmetric) continue;
    yield { what: `by ${provider.name}'s recipe`, data: `${provider.id}|${provider.name}`, scheme: other };
  }
}

/** Headers that look like a signature, as HMACs over the body, alone or with a timestamp header before it. */
function* genericChanges(mismatch: Mismatch): Iterable<Change> {
  if (mismatch.scheme.mac === undefined) return;
  for (const [name, value] of strangeSignatures(mismatch)) {
    const prefix = /^(?:(?:hmac-)?sha-?\d{1,3}|v\d|t?sig(?:nature)?|md5)=/i.exec(value)?.[0] ?? "";
    for (const { name: encoding, bytes } of readings(value.slice(prefix.length)).filter(
      (reading) => reading.name in PLAIN,
    )) {
      for (const hash of HASHES.filter((candidate) => DIGEST_BYTES[candidate] === bytes.length)) {
        const scheme = compile(genericRecipe(mismatch, name, prefix, encoding as Encoding, hash));
        yield {
          what: `by ${name} as HMAC-${hashName(hash)} of the body`,
          data: `header|${name}, an HMAC-${hashName(hash)} of the body,`,
          scheme,
        };
      }
    }
  }
}

const PLAIN: Readonly<Record<Encoding, true>> = { hex: true, base64: true, base64url: true };

const MAX_HEADERS = 4;

/** Headers that are named like a signature and are none of the provider's. */
function strangeSignatures({ delivery, provider, neighbours, scheme }: Mismatch): Header[] {
  const recipes = [provider, ...neighbours.map((neighbour) => neighbour.provider)].flatMap(({ schemes }) =>
    schemes.map(compile),
  );
  const known = new Set(
    [...recipes.flatMap(({ headers }) => headers), ...(provider.detect?.headers ?? [])].map((name) =>
      name.toLowerCase(),
    ),
  );
  return (
    delivery.headers
      .filter(
        ([name, value]) =>
          /sign|hmac|digest|hash/i.test(name) && !known.has(name.toLowerCase()) && value.length <= MAX_VALUE,
      )
      // A name near the provider's own is the provider's: an older signature, or a renamed one.
      .filter(([name]) => !scheme.signatureHeaders.some((own) => nearness(name, own) >= 2))
      .slice(0, MAX_HEADERS)
  );
}

function genericRecipe(
  { delivery }: Mismatch,
  header: string,
  prefix: string,
  encoding: Encoding,
  algorithm: Hash,
): HmacRecipe {
  const time = delivery.headers.find(
    ([name, value]) => /timestamp/i.test(name) && /^[\d.:TZ+-]{9,32}$/.test(value),
  )?.[0];
  const content =
    time === undefined
      ? "{body}"
      : ["{body}", `{header:${time}}.{body}`, `{header:${time}}{body}`, `{header:${time}}:{body}`];
  return { kind: "hmac", algorithm, signature: { header, encoding, ...(prefix !== "" && { prefix }) }, content };
}
