import { hypothesis } from "../hypothesis.ts";
import { textLength } from "./_digests.ts";
import { signaturesOf } from "./_signature.ts";

/** The right signature begins with what came: a database column, a log or a copy cut it. MACs only. */
export default hypothesis({
  code: "signature-truncated",
  aspect: "signature",
  rank: 19,
  *attempts(mismatch) {
    const whole = textLength(mismatch.scheme);
    if (whole === undefined) return;
    const cut = signaturesOf(mismatch).filter(({ text }) => text.length >= SHORTEST && text.length < whole);
    for (const signature of cut) {
      yield {
        what: `in its first ${signature.text.length} of ${whole} characters`,
        data: `${signature.text.length}/${whole}`,
        truncated: true,
        signatures: [signature],
      };
    }
  },
  explain: ({ data = "" }, { direction, provider }) => {
    const [here, whole] = data.split("/");
    if (direction === "handler") {
      return {
        title: `Your code's value is cut after ${here} of ${whole} characters.`,
        detail: "What is there of it is right.",
        fix: {
          text: "Look for a substring, a column or a fixed-size buffer that is too short, and compare the whole digest.",
          topic: "signature-encoding",
        },
      };
    }
    return {
      title: `The signature is cut: ${here} of ${whole} characters are there, and they are right.`,
      detail: `${provider.name}'s SDK refuses a part of a signature, as it must.`,
      fix: {
        text: "Look for what cut it: a database column, a log line, a copy by hand. Keep header values whole.",
        topic: "header",
      },
    };
  },
});

/** Fewer characters could match by chance. */
const SHORTEST = 8;
