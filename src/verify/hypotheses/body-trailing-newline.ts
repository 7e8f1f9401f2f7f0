import { asBuffer } from "../../core/bytes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** An editor, `echo` or `curl -d @file` added or stripped a final line end. */
export default hypothesis({
  code: "body-trailing-newline",
  aspect: "body",
  rank: 18,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data }, mismatch) => {
    const { name } = mismatch.provider;
    const added = data === "added";
    return bodyExplanation(mismatch, {
      capture: {
        cause: added ? "the line end at its end is missing" : "it ends with a line end that was not signed",
        detail: added
          ? "Something stripped it: curl -d @file does (--data-binary does not), and so do shells ($(…)) and trim functions."
          : "An editor that saved the body, or echo, added it (echo -n and printf %s do not).",
        fix: {
          text: "Save and send the body byte for byte: curl --data-binary @file, printf %s, an editor without a final newline.",
        },
      },
      handler: {
        cause: added ? "it adds a line end" : "it drops the line end at the end",
        detail: added ? `${name}'s body ends without one.` : `${name}'s body ends with one, and it is signed along.`,
      },
    });
  },
});

function* changes({ delivery: { body } }: Mismatch): Iterable<BodyChange> {
  const bytes = asBuffer(body);
  const bare = endOfContent(bytes);
  const stripped = { data: "stripped", stacks: true } as const;
  if (bytes.length > bare) {
    const last = bytes.length >= 2 && bytes[bytes.length - 2] === CR && bytes[bytes.length - 1] === LF ? 2 : 1;
    yield { what: "without the line end at its end", body: bytes.subarray(0, bytes.length - last), ...stripped };
    yield { what: "without the line ends at its end", body: bytes.subarray(0, bare), ...stripped };
  }
  yield { what: "with a newline at its end", data: "added", body: Buffer.concat([bytes, Buffer.from("\n")]) };
  yield { what: "with CR LF at its end", data: "added", body: Buffer.concat([bytes, Buffer.from("\r\n")]) };
}

const CR = 0x0d;
const LF = 0x0a;

/** The length without all line ends at the end. */
function endOfContent(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === CR || bytes[end - 1] === LF)) end -= 1;
  return end;
}
