import { utf8 } from "../../core/bytes.ts";
import { hypothesis } from "../hypothesis.ts";
import { type Candidate, distinctKeys, secretWord } from "./_secrets.ts";

/** What languages make of a variable that is not set. */
const WORDS = ["undefined", "null", "None", "nil", "NaN", "false", "[object Object]", "[object Promise]"] as const;

/** The key was empty, or the word that stands for a variable that is not set. */
export default hypothesis({
  code: "secret-empty",
  aspect: "secret",
  rank: 34,
  attempts: (mismatch) => (mismatch.scheme.symmetric ? distinctKeys(mismatch, candidates()) : []),
  fact: ({ outcome, scheme }) => {
    if (!("problem" in outcome) || outcome.problem.problem !== "secret-empty") return undefined;
    const word = secretWord(scheme);
    return {
      title: `The ${word} is empty.`,
      detail: "Nothing could be checked with it.",
      fix: {
        text: `Set the ${word} where this runs, and refuse to start without it.`,
        topic: scheme.symmetric ? "secret-value" : "public-key",
      },
    };
  },
  explain: ({ data }, { direction, scheme }) => {
    const word = secretWord(scheme);
    const key = data === "" ? "an empty key" : `the word ${data} as its key`;
    const fix = {
      text: `Set the ${word} in that deployment, and let the code refuse to start when it is empty.`,
      topic: "secret-value",
    } as const;
    if (direction === "handler") {
      return {
        title: `Your code computes with ${key}: its ${word} is not set.`,
        detail: `An HMAC with ${key} gives exactly your value.`,
        fix,
      };
    }
    return {
      title: `The signature was made with ${key}: the ${word} was not set where it was made.`,
      detail: `Anybody can make such a signature; the configured ${word} is not the one at fault.`,
      fix,
    };
  },
});

function* candidates(): Iterable<Candidate> {
  yield { what: "with an empty key", data: "", bytes: new Uint8Array() };
  for (const word of WORDS) {
    yield { what: `with the word ${word} as the secret`, data: word, secret: word };
    yield { what: `with the word ${word} as the key`, data: word, bytes: utf8(word) };
  }
}
