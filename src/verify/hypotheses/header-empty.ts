import { hypothesis } from "../hypothesis.ts";
import { problemOf } from "./_signature.ts";

/** A header of the scheme is there, without a value. */
export default hypothesis({
  code: "header-empty",
  aspect: "header",
  rank: 6,
  only: "capture",
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "header-empty") return undefined;
    return {
      title: `${problem.where} is there, but empty.`,
      detail: `${mismatch.provider.name} always gives it a value: something on the way cleared it, or whoever sent the request had none.`,
      fix: {
        text: `Look at the request where it first arrives. An unset variable in a proxy's configuration (proxy_set_header ${problem.where} $…) gives an empty header.`,
        topic: "header",
      },
    };
  },
});
