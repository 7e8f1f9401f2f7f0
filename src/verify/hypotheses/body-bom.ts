import { asBuffer } from "../../core/bytes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** A UTF-8 byte-order mark from an editor or from .NET. */
export default hypothesis({
  code: "body-bom",
  aspect: "body",
  rank: 10,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data }, mismatch) => {
    const missing = data === "added";
    return bodyExplanation(mismatch, {
      capture: {
        cause: missing
          ? "its byte-order mark (EF BB BF) is missing"
          : "it begins with a byte-order mark (EF BB BF) that was not signed",
        detail: missing
          ? "A reader that decodes text drops it."
          : "Editors and .NET's Encoding.UTF8 write one before text.",
        fix: missing
          ? { text: "Hash the bytes as they came, the first three too.", topic: "body-encoding" }
          : { text: "Save the body as UTF-8 without a byte-order mark (in .NET: new UTF8Encoding(false))." },
      },
      handler: {
        cause: missing ? "it writes a byte-order mark (EF BB BF) before it" : "it drops the byte-order mark (EF BB BF)",
        detail: missing
          ? "A StreamWriter with Encoding.UTF8 (.NET) writes one, and so do some editors."
          : "Decoders of text drop it; it is part of what was signed.",
        fix: { text: "Hash the bytes of the request rather than a text made of them.", topic: "body-encoding" },
      },
    });
  },
});

function* changes({ delivery: { body } }: Mismatch): Iterable<BodyChange> {
  const bytes = asBuffer(body);
  if (bytes.subarray(0, 3).equals(BOM))
    yield { what: "without its byte-order mark", data: "stripped", stacks: true, body: bytes.subarray(3) };
  else yield { what: "with a byte-order mark before it", data: "added", body: Buffer.concat([BOM, bytes]) };
}
