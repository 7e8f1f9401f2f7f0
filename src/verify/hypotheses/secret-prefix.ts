import { hypothesis, type Mismatch } from "../hypothesis.ts";
import {
  type Candidate,
  demandedPrefix,
  distinctKeys,
  isTag,
  prefixesOf,
  SECRET_PREFIXES,
  secretRule,
  secretWord,
  shownPrefix,
} from "./_secrets.ts";

/** A prefix of the secret is missing, doubled or foreign: `whsec_`, `v1,whsec_`, `Bearer `, `sha256=`. */
export default hypothesis({
  code: "secret-prefix",
  aspect: "secret",
  rank: 25,
  attempts: (mismatch) => (mismatch.scheme.symmetric ? distinctKeys(mismatch, candidates(mismatch)) : []),
  fact: (mismatch) => {
    const prefix = demandedPrefix(mismatch);
    if (prefix === undefined) return undefined;
    return {
      title: `The configured secret does not start with ${prefix}, as ${mismatch.provider.name}'s do.`,
      detail: "It was not used: without its prefix it is another kind of key, or only a part of the secret.",
      fix: { text: `Copy the whole secret where it is shown, ${prefix} included.`, topic: "secret-value" },
    };
  },
  explain: ({ data = "", what }, { direction, provider, scheme }) => {
    const word = secretWord(scheme);
    const prefix = data.slice(1);
    return {
      title: titleFor(data.startsWith("-"), prefix, word, direction),
      detail: `${direction === "handler" ? "Your value comes out" : "The signature was made"} ${what}.`,
      fix: {
        text: `Use the ${word} exactly as ${provider.name} shows it, without anything of a header or a .env line, and with its own prefix.`,
        topic: "secret-value",
      },
    };
  },
});

function titleFor(cut: boolean, prefix: string, word: string, direction: Mismatch["direction"]): string {
  const shown = shownPrefix(prefix);
  if (direction === "handler") {
    return cut
      ? `Your code cuts ${shown} off the ${word}, a part of it.`
      : `Your code puts ${shown} before the ${word}, where it does not belong.`;
  }
  if (!cut) return `The configured ${word} lacks ${shown}, with which the signature was made.`;
  // A prefix of its own may belong to the secret all the same: then whoever signed cut it off.
  return isTag(prefix)
    ? `The signature was made with the ${word} without ${shown}.`
    : `The configured ${word} starts with ${shown}, no part of it.`;
}

function* candidates({ secret, scheme }: Mismatch): Iterable<Candidate> {
  if (secret === undefined) return;
  const text = secret.reveal();
  const word = secretWord(scheme);
  const rule = secretRule(scheme);
  for (const prefix of prefixesOf(text)) {
    yield {
      what: `with the ${word} without ${shownPrefix(prefix)}`,
      data: `-${prefix}`,
      secret: text.slice(prefix.length),
    };
  }
  const wanted = rule.prefix === undefined ? SECRET_PREFIXES : [rule.prefix, ...SECRET_PREFIXES];
  for (const prefix of wanted) {
    if (!text.startsWith(prefix))
      yield { what: `with ${shownPrefix(prefix)} before the ${word}`, data: `+${prefix}`, secret: prefix + text };
  }
}
