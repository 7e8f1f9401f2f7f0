import { hypothesis } from "../hypothesis.ts";

/** The signature covers a hash of the body: the signature holds, and the hash is of another body. */
export default hypothesis({
  code: "body-hash-mismatch",
  aspect: "body",
  rank: 95,
  only: "capture",
  proves: ({ outcome, provider }) => {
    const binding = !outcome.holds && "binding" in outcome ? outcome.binding : undefined;
    if (binding === undefined || binding.over === "url") return undefined;
    return {
      what: "leaving the body aside",
      title: `The signature is right, but the body is not the one that ${provider.name} signed: the hash in ${binding.name} is of another.`,
      detail: `Secret, URL and headers are right, since ${binding.name} is signed along with them: the body alone is at fault.`,
      fix: {
        text: "Compare the body with what was sent: a parser, a relay or an editor rewrote it. Verify the raw bytes of the request.",
        topic: "raw-body",
      },
    };
  },
});
