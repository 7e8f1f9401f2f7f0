import { asBuffer } from "../../core/bytes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** Blanks before or after the body were trimmed or added. */
export default hypothesis({
  code: "body-whitespace",
  aspect: "body",
  rank: 20,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data, what }, mismatch) => {
    const added = data === "added";
    return bodyExplanation(mismatch, {
      capture: {
        cause: added ? "a blank at its start or end was trimmed" : "blanks at its start or end were not signed",
        detail: `It was signed ${what}. Text fields, templates and trim functions change them.`,
      },
      handler: {
        cause: added ? "it adds a blank" : "it trims the body",
        detail: `It hashes the body ${what}; the signature covers every byte, blanks at both ends too.`,
      },
    });
  },
});

function* changes({ delivery: { body } }: Mismatch): Iterable<BodyChange> {
  const bytes = asBuffer(body);
  let start = 0;
  let end = bytes.length;
  while (start < end && isBlank(bytes[start]!)) start += 1;
  while (end > start && isBlank(bytes[end - 1]!)) end -= 1;
  const trimmed = { data: "trimmed", stacks: true } as const;
  yield { what: "without the blanks around it", body: bytes.subarray(start, end), ...trimmed };
  yield { what: "without the blanks at its end", body: bytes.subarray(0, end), ...trimmed };
  yield { what: "without the blanks at its start", body: bytes.subarray(start), ...trimmed };
  yield { what: "with a blank at its end", data: "added", body: Buffer.concat([bytes, BLANK]) };
  yield { what: "with a blank at its start", data: "added", body: Buffer.concat([BLANK, bytes]) };
}

const BLANK = Buffer.from(" ");

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
