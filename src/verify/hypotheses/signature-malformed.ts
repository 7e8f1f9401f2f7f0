import { encode, firstForeignCharacter } from "../../schemes/encoding.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme, hashOf, HASHES, readings, textLength } from "./_digests.ts";
import { DIGEST_BYTES } from "../../schemes/hmac.ts";
import { dressed, formOf, problemOf, signatureHeld, signaturesOf } from "./_signature.ts";

/** The signature is not of the scheme's form at all, or has more behind it than belongs there. */
export default hypothesis({
  code: "signature-malformed",
  aspect: "signature",
  rank: 50,
  only: "capture",
  *attempts(mismatch) {
    const whole = textLength(mismatch.scheme);
    for (const { text } of signaturesOf(mismatch)) {
      if (whole === undefined || text.length <= whole) continue;
      const bytes = readings(text.slice(0, whole)).find(
        (reading) => reading.name === encodingOf(mismatch.scheme),
      )?.bytes;
      if (bytes)
        yield {
          what: `by its first ${whole} of ${text.length} characters`,
          data: `${text.length - whole}`,
          signatures: [{ text, bytes }],
        };
    }
  },
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "signature-malformed") return unreadable(mismatch);
    const column = problem.column === undefined ? "" : ` The first wrong character is in column ${problem.column}.`;
    return malformed(mismatch, problem.where, `${problem.detail}${column}`);
  },
  explain: ({ data = "" }, { provider }) => ({
    title: `Behind the signature stand ${data === "1" ? "a character that does" : `${data} characters that do`} not belong to it.`,
    detail: `Without them it matches; ${provider.name}'s SDK compares the whole value.`,
    fix: { text: "Look for what appends to the header or copies too much of it.", topic: "header" },
  }),
});

function malformed(mismatch: Mismatch, where: string, detail: string): Explanation {
  const { provider, scheme } = mismatch;
  const form = formOf(scheme);
  const { params } = form;
  const looks = params
    ? `${params.timestamp ? `${params.timestamp}=…${params.separator ?? ","}` : ""}${params.signature}=…`
    : dressed(form, "…");
  const wanted =
    scheme.recipe.kind === "jwt" ? "a JWT, three parts with dots between them" : `${looks} in ${form.encoding}`;
  return {
    title: `${where} holds no signature of ${provider.name}'s form.`,
    detail,
    fix: { text: `Look at the header as it arrives: ${provider.name} writes ${wanted}.`, topic: "header" },
  };
}

/** Read as the scheme reads it, and still nothing that could be compared: no text of its encoding, or a wrong length. */
function unreadable(mismatch: Mismatch): Explanation | undefined {
  const { scheme } = mismatch;
  if ((scheme.mac === undefined && scheme.symmetric) || signatureHeld(mismatch)) return undefined;
  const signatures = signaturesOf(mismatch).filter(({ algorithm }) => algorithm !== "v1a");
  const usable = signatures.some(
    ({ text, bytes }) =>
      (bytes !== undefined && mayBe(mismatch, bytes)) ||
      readings(text).some((reading) => mayBe(mismatch, reading.bytes)),
  );
  const first = signatures[0];
  if (first === undefined || usable) return undefined;
  return malformed(mismatch, scheme.signatureHeaders[0] ?? "The delivery", lengthOrCharacter(mismatch, first.text));
}

/** As long as the scheme's signatures, or as another hash's (that is told as algorithm-mismatch). */
function mayBe({ scheme }: Mismatch, bytes: Uint8Array): boolean {
  return (
    fitsScheme(scheme, bytes) ||
    (hashOf(scheme) !== undefined && HASHES.some((hash) => DIGEST_BYTES[hash] === bytes.length))
  );
}

function lengthOrCharacter({ scheme }: Mismatch, text: string): string {
  const encoding = encodingOf(scheme);
  const column = firstForeignCharacter(text, encoding);
  if (column !== undefined)
    return `Its character ${column}, ${JSON.stringify(text[column - 1])}, is none of ${encoding}.`;
  const whole = scheme.recipe.kind === "ed25519" ? encode(Buffer.alloc(64), encoding).length : textLength(scheme);
  return `It has ${text.length}${whole === undefined ? "" : ` of ${whole}`} characters: a part of a signature proves nothing.`;
}
