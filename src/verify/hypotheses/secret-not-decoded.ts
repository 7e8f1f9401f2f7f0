import { utf8 } from "../../core/bytes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { type Candidate, distinctKeys, secretRule } from "./_secrets.ts";

/** The secret's text was the key where the scheme decodes it first (Svix, Standard Webhooks: base64 after `whsec_`). */
export default hypothesis({
  code: "secret-not-decoded",
  aspect: "secret",
  rank: 26,
  attempts: (mismatch) => distinctKeys(mismatch, candidates(mismatch)),
  explain: ({ data }, { direction, provider, scheme }) => {
    const { prefix } = secretRule(scheme);
    const encoding = encodingName(scheme.recipe);
    const fix = {
      text: `Decode the secret before it becomes the key: ${prefix === undefined ? `the text is ${encoding}` : `what follows ${prefix} is ${encoding}`}.`,
      topic: "secret-decode",
    } as const;
    if (direction === "handler") {
      return {
        title: `Your code uses the secret as text; ${provider.name}'s has to be decoded first.`,
        detail: `The undecoded secret${data} as the key gives exactly your value.`,
        fix,
      };
    }
    return {
      title: `The signature was made with the secret's text; ${provider.name} decodes it first.`,
      detail: `The secret is ${encoding} of the key. Whoever signed here used the text itself${data} as the key.`,
      fix: { ...fix, text: `${fix.text} That belongs in the code that signs.` },
    };
  },
});

function* candidates({ scheme, secret }: Mismatch): Iterable<Candidate> {
  const { decodes, prefix } = secretRule(scheme);
  if (!decodes || secret === undefined) return;
  const text = secret.reveal();
  const bare = prefix !== undefined && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  yield {
    what: "with the secret's text as the key, undecoded",
    data: bare === text ? "" : " and its prefix",
    bytes: utf8(text),
  };
  yield {
    what: `with the secret's text without ${prefix} as the key, undecoded`,
    data: ` (without ${prefix})`,
    bytes: utf8(bare),
  };
}

function encodingName(recipe: Mismatch["scheme"]["recipe"]): string {
  const decode = "secret" in recipe ? recipe.secret?.decode : undefined;
  return decode === "hex" ? "hex" : "base64";
}
