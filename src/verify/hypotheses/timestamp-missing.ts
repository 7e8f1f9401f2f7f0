import { hypothesis } from "../hypothesis.ts";
import { problemOf } from "./_signature.ts";

/** The timestamp that is part of the signed content is not there. */
export default hypothesis({
  code: "timestamp-missing",
  aspect: "header",
  rank: 51,
  only: "capture",
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "timestamp-missing") return undefined;
    return {
      title: `The timestamp is missing: ${problem.detail}`,
      detail: `${mismatch.provider.name} signs it together with the body, so nothing can be checked without it.`,
      fix: {
        text: `Let the ${problem.where} through whatever stands before your server, and keep it in captures.`,
        topic: "timestamp",
      },
    };
  },
});
