import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { type Candidate, distinctKeys, prefixesOf, secretRule, shownPrefix } from "./_secrets.ts";

/** The key was made by decoding the secret where the scheme uses its text, or decodes it in another way. */
export default hypothesis({
  code: "secret-wrongly-decoded",
  aspect: "secret",
  rank: 28,
  attempts: (mismatch) => (mismatch.scheme.mac ? distinctKeys(mismatch, candidates(mismatch)) : []),
  explain: ({ data }, { direction, provider, scheme }) => {
    const { decodes } = secretRule(scheme);
    const right = decodes ? "it has to be decoded as its documentation says" : "its text itself is the key";
    const fix = decodes
      ? ({
          text: "Decode the secret in the way that the provider's documentation names.",
          topic: "secret-decode",
        } as const)
      : ({
          text: "Use the secret's text as it is, as UTF-8; do not decode it, whatever it looks like.",
          topic: "secret-text",
        } as const);
    if (direction === "handler") {
      return {
        title: `Your code uses the secret ${data}; with ${provider.name} ${right}.`,
        detail: "That key gives exactly your value.",
        fix,
      };
    }
    return {
      title: `The signature was made with the secret ${data}; with ${provider.name} ${right}.`,
      detail: "Forgiving decoders pass over what they do not know, so the wrong key goes unnoticed.",
      fix: { ...fix, text: `${fix.text} That belongs in the code that signs.` },
    };
  },
});

function* candidates({ secret }: Mismatch): Iterable<Candidate> {
  if (secret === undefined) return;
  const text = secret.reveal();
  const prefixes = prefixesOf(text).slice(0, MAX_PREFIXES);
  for (const [name, decode, whole] of DECODERS) {
    for (const prefix of whole ? [""] : [...prefixes, ""]) {
      const bytes = decode(text.slice(prefix.length));
      const how = prefix === "" ? name : `${name} after ${shownPrefix(prefix)}`;
      if (bytes.length > 0) yield { what: `with the secret ${how} as the key`, data: how, bytes };
    }
  }
}

const MAX_PREFIXES = 2;

/** The last says that a prefix stays: without it, it would be the secret's own text. */
const DECODERS: readonly (readonly [name: string, decode: (text: string) => Buffer, whole?: true])[] = [
  ["decoded as base64", (text) => Buffer.from(text, "base64")],
  ["decoded as hex", (text) => Buffer.from(text, "hex")],
  // Python's b64decode leaves out what is no base64, where Node reads _ and - as the URL-safe alphabet.
  ["decoded as base64", (text) => Buffer.from(text.replaceAll(/[^A-Za-z0-9+/=]/g, ""), "base64")],
  ["written as UTF-16", (text) => Buffer.from(text, "utf16le"), true],
  ["written as Latin-1", (text) => Buffer.from(text, "latin1"), true],
];
