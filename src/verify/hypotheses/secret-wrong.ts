import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { foreignKind, modesOf } from "./_secret-kinds.ts";
import { demandedPrefix, nameOf, secretWord } from "./_secrets.ts";
import { problemOf, signatureHeld } from "./_signature.ts";

/** What is left when nothing matches: an API key for a signing secret, another endpoint's, test for live. */
export default hypothesis({
  code: "secret-wrong",
  aspect: "secret",
  rank: 90,
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "secret-malformed" || demandedPrefix(mismatch) !== undefined) return undefined;
    return {
      title: `The configured ${secretWord(mismatch.scheme)} cannot be ${mismatch.provider.name}'s: it is not of their form.`,
      detail: problem.detail,
      fix: fixFor(mismatch),
    };
  },
  suspicion: (mismatch) => {
    const { direction, secret } = mismatch;
    if (secret === undefined || problemOf(mismatch) !== undefined || signatureHeld(mismatch)) return undefined;
    if (direction === "handler") return { ...handlers(mismatch), likelihood: 0.6 };
    const kind = foreignKind(secret.reveal(), mismatch.provider.id);
    return kind ? { ...foreign(mismatch, kind), likelihood: 0.9 } : { ...plain(mismatch), likelihood: 0.6 };
  },
});

function foreign(mismatch: Mismatch, { what, begins }: NonNullable<ReturnType<typeof foreignKind>>): Explanation {
  const { provider, secret, scheme } = mismatch;
  const word = secretWord(scheme);
  const shown = begins === undefined ? "" : ` (it begins with ${begins})`;
  return {
    title: `The configured ${word} looks like ${what}${shown}, not like ${provider.name}'s ${scheme.symmetric ? "signing secret" : word}.`,
    detail: `The one at hand, ${nameOf(secret!)}, is nothing that webhooks of ${provider.name} are signed with.`,
    fix: fixFor(mismatch),
  };
}

function plain(mismatch: Mismatch): Explanation {
  const { provider, secret, scheme } = mismatch;
  const word = secretWord(scheme);
  if (scheme.assurance === "token" && scheme.mac === undefined && scheme.symmetric) {
    return {
      title: `The ${word} that came is not the configured one.`,
      detail: `It differs from ${nameOf(secret!)} in more than blanks, quotes or a prefix: another endpoint's, an old one, or the request is not from ${provider.name}.`,
      fix: fixFor(mismatch),
    };
  }
  const found = modesOf(provider);
  const modes = found === undefined ? "" : ` (${found} have one each)`;
  return {
    title: `Nothing that is known to go wrong makes this signature match: most likely the ${word} is not this endpoint's.`,
    detail: `The one at hand, ${nameOf(secret!)}, may belong to another endpoint${modes}; or it was rotated. If it is right for other deliveries, the body was changed in a way that has no name here.`,
    fix: fixFor(mismatch),
  };
}

function handlers({ provider, secret, scheme }: Mismatch): Explanation {
  const word = secretWord(scheme);
  return {
    title: `No known mistake gives the value that your code computed: most likely it uses another ${word}.`,
    detail: `The delivery is signed with ${nameOf(secret!)}. If your code has the same ${word}, it hashes bytes that ${provider.name} never sent: give them with --app-body to see how they differ.`,
    fix: {
      text: `Print the length and the first 6 hex digits of the SHA-256 of the ${word} that your code uses, and compare: hookctl shows the same of its own.`,
      topic: "secret-value",
    },
  };
}

function fixFor({ provider, scheme }: Mismatch): Explanation["fix"] {
  const word = scheme.symmetric ? "signing secret" : "public key";
  return {
    text: `Copy the ${word} of exactly this endpoint where ${provider.name} shows it (see ${provider.docs}).`,
    topic: scheme.symmetric ? "secret-value" : "public-key",
  };
}
