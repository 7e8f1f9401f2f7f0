import type { Provider } from "../../core/provider.ts";
import { hypothesis } from "../hypothesis.ts";
import { modesOf } from "./_secret-kinds.ts";
import { distinctKeys, nameOf, secretWord } from "./_secrets.ts";

/** The right secret is at hand under another name: another endpoint's, test for live, CLI for dashboard. */
export default hypothesis({
  code: "secret-other-configured",
  aspect: "secret",
  rank: 23,
  attempts: (mismatch) =>
    distinctKeys(
      mismatch,
      mismatch.others.map((other) => ({
        what: `with ${nameOf(other)} in place of ${mismatch.secret ? nameOf(mismatch.secret) : "no secret"}`,
        data: nameOf(other),
        secret: other.reveal(),
      })),
    ),
  explain: ({ data }, { direction, provider, scheme, secret }) => {
    const word = secretWord(scheme);
    const checked = secret ? `Checked with ${nameOf(secret)} it does not match; with ${data} it does. ` : "";
    if (direction === "handler") {
      return {
        title: `Your code uses another ${word}: ${data}.`,
        detail: `The delivery is signed with ${secret ? nameOf(secret) : `another ${word}`}; your code's value comes out with ${data}.`,
        fix: { text: `Read the ${word} of this endpoint in your handler, not ${data}.` },
      };
    }
    return {
      title: `The delivery fits another ${word} that you have: ${data}.`,
      detail: `${checked}${otherSecrets(provider, word)}`,
      fix: {
        text: `Use the ${word} of ${data} for this endpoint.`,
      },
    };
  },
});

/** Whose others there may be. */
function otherSecrets(provider: Provider, word: string): string {
  const modes = modesOf(provider);
  return `An endpoint or app has a ${word} of its own${modes === undefined ? "" : `, and ${modes} have others again`}.`;
}
