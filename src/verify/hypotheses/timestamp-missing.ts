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
      title: `The timestamp is missing (${problem.where}).`,
      detail: `${problem.detail} ${mismatch.provider.name} signs it together with the body, so nothing can be checked without it.`,
      fix: {
        text: `Keep the ${problem.where} on the way to your code, and in captures.`,
        topic: "timestamp",
      },
    };
  },
});
