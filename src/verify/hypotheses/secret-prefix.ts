import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { problemOf } from "./_signature.ts";
import { type Candidate, distinctKeys, prefixesOf, SECRET_PREFIXES, secretRule, secretWord } from "./_secrets.ts";

/** A prefix of the secret is missing, doubled or foreign: `whsec_`, `v1,whsec_`, `Bearer `, `sha256=`. */
export default hypothesis({
  code: "secret-prefix",
  aspect: "secret",
  rank: 30,
  attempts: (mismatch) => (mismatch.scheme.symmetric ? distinctKeys(mismatch, candidates(mismatch)) : []),
  fact: ({ scheme, outcome, provider }) => {
    const { prefix } = secretRule(scheme);
    if (prefix === undefined || !("problem" in outcome) || outcome.problem.problem !== "secret-malformed" || !outcome.problem.detail.includes(prefix)) return undefined;
    return {
      title: `The configured secret does not start with ${prefix}, as ${provider.name}'s do.`,
      detail: "It was not used: without its prefix it is another kind of key, or only a part of the secret.",
      fix: { text: `Copy the whole secret from the dashboard, ${prefix} included.`, topic: "secret-value" },
    };
  },
  explain: ({ data = "", what }, { direction, provider, scheme }) => {
    const word = secretWord(scheme);
    const [kind, prefix] = [data[0], data.slice(1)];
    const titles =
      direction === "handler"
        ? { "-": `Your code cuts ${prefix} off the ${word}, where it belongs to it.`, "+": `Your code puts ${prefix} before the ${word}.`, "*": `Your code decodes the ${word} together with its prefix ${prefix}` }
        : {
            "-": `The configured ${word} starts with "${prefix}", no part of it.`,
            "+": `The configured ${word} lacks ${prefix}, with which the signature was made.`,
            "*": `The signature was made with the ${word} decoded together with its prefix ${prefix}`,
          };
    const title = titles[kind as keyof typeof titles];
    return {
      title: kind === "*" ? `${title}, which is no part of the key.` : title,
      detail: `${direction === "handler" ? "Your value comes out" : "The signature was made"} ${what}.`,
      fix:
        kind === "*"
          ? { text: `Cut ${prefix} off before decoding.`, topic: "secret-decode" }
          : { text: `Use the ${word} exactly as ${provider.name}'s dashboard shows it, without anything of a header or a .env line, and with its own prefix.`, topic: "secret-value" },
    };
  },
});

function* candidates(mismatch: Mismatch): Iterable<Candidate> {
  const { secret, scheme } = mismatch;
  if (secret === undefined) return;
  const text = secret.reveal();
  const word = secretWord(scheme);
  const rule = secretRule(scheme);
  for (const prefix of prefixesOf(text)) {
    yield { what: `with the ${word} without ${prefix.trim()}`, data: `-${prefix}`, secret: text.slice(prefix.length) };
    // Doubled: whsec_ and then the whole secret again.
    if (problemOf(mismatch) === undefined && rule.decodes && prefix === rule.prefix) yield decodedWhole(text, prefix);
  }
  const wanted = rule.prefix === undefined ? SECRET_PREFIXES : [rule.prefix, ...SECRET_PREFIXES];
  for (const prefix of wanted) {
    if (!text.startsWith(prefix)) yield { what: `with ${prefix} before the ${word}`, data: `+${prefix}`, secret: prefix + text };
  }
}

/** `Buffer.from(secret, "base64")` of the whole: an underscore is a character of base64url. */
function decodedWhole(text: string, prefix: string): Candidate {
  return { what: `with the secret decoded together with ${prefix}`, data: `*${prefix}`, bytes: Buffer.from(text, "base64") };
}
