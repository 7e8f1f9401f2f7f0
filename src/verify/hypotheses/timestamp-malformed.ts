import { hypothesis } from "../hypothesis.ts";
import { problemOf } from "./_signature.ts";

const UNITS = { s: "Unix seconds", ms: "Unix milliseconds", iso8601: "an ISO 8601 time" } as const;

/** The timestamp is there, but no time. */
export default hypothesis({
  code: "timestamp-malformed",
  aspect: "header",
  rank: 52,
  only: "capture",
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "timestamp-malformed") return undefined;
    const unit = UNITS[mismatch.scheme.timestamp?.unit ?? "s"];
    return {
      title: `The timestamp is no time: ${mismatch.provider.name} writes ${unit}.`,
      detail: problem.detail,
      fix: {
        text: `Keep the ${problem.where} as it came: it is signed with the body, character for character.`,
        topic: "timestamp",
      },
    };
  },
});
