import { latin1 } from "../../core/bytes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** LF became CR LF or the reverse: an editor, git's autocrlf, a form's text area. */
export default hypothesis({
  code: "body-crlf",
  aspect: "body",
  rank: 22,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data, what }, mismatch) => {
    const toUnix = data === "unix";
    return bodyExplanation(mismatch, {
      capture: {
        cause: toUnix ? "its line ends became Windows' (CR LF)" : "its line ends (CR LF) became single characters",
        detail: `It was signed ${what}. Editors, git (core.autocrlf) and text areas of forms change line ends.`,
        fix: {
          text: "Save and pass the body on in binary mode: no text mode, .gitattributes with -text for captured files.",
        },
      },
      handler: {
        cause: toUnix ? "it turns CR LF into LF" : "it turns line ends into CR LF",
        detail: `It hashes the body ${what}: reading it as text, or line by line, changes line ends.`,
      },
    });
  },
});

function* changes({ delivery: { body } }: Mismatch): Iterable<BodyChange> {
  // One character a byte: line ends are the same in every encoding that extends ASCII.
  const text = latin1(body);
  for (const { from, to, what, data } of SWAPS) {
    if (text.search(from) >= 0) yield { what, data, body: Buffer.from(text.replaceAll(from, to), "latin1") };
  }
}

const SWAPS: readonly {
  readonly from: RegExp;
  readonly to: string;
  readonly what: string;
  readonly data: "unix" | "windows";
}[] = [
  { from: /\r\n/g, to: "\n", what: "with LF for each CR LF", data: "unix" },
  { from: /(?<!\r)\n/g, to: "\r\n", what: "with CR LF for each LF", data: "windows" },
  { from: /\r(?!\n)/g, to: "\n", what: "with LF for each CR", data: "unix" },
  { from: /%0D%0A/gi, to: "%0A", what: "with %0A for each %0D%0A", data: "unix" },
  { from: /(?<!%0D)%0A/gi, to: "%0D%0A", what: "with %0D%0A for each %0A", data: "windows" },
  { from: /\\r\\n/g, to: "\\n", what: "with \\n for each \\r\\n", data: "unix" },
  { from: /(?<!\\r|\\)\\n/g, to: "\\r\\n", what: "with \\r\\n for each \\n", data: "windows" },
];
