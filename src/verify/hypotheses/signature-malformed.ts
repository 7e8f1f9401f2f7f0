import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { firstForeignCharacter } from "../../schemes/encoding.ts";
import { DIGEST_BYTES, encodingOf, fitsScheme, hashOf, HASHES, readings } from "./_digests.ts";
import { dressed, formOf, problemOf, signaturesOf } from "./_signature.ts";

/** The signature is not of the scheme's form at all. */
export default hypothesis({
  code: "signature-malformed",
  aspect: "signature",
  rank: 50,
  only: "capture",
  fact: (mismatch) => {
    const { outcome } = mismatch;
    if (!outcome.holds && "claim" in outcome && outcome.demand !== undefined) return demanded(mismatch, outcome.demand);
    const problem = problemOf(mismatch);
    if (problem?.problem === "signature-malformed") {
      return malformed(mismatch, problem.where, `${problem.detail}${problem.column === undefined ? "" : ` The first wrong character is in column ${problem.column}.`}`);
    }
    return unreadable(mismatch);
  },
});

function malformed(mismatch: Mismatch, where: string, detail: string): Explanation {
  const { provider, scheme } = mismatch;
  const form = formOf(scheme);
  const looks = form.params ? `${form.params.timestamp ? `${form.params.timestamp}=…${form.params.separator ?? ","}` : ""}${form.params.signature}=…` : dressed(form, "…");
  return {
    title: `${where} holds no signature of ${provider.name}'s form.`,
    detail,
    fix: { text: `Look at the header as it arrives: ${provider.name} writes ${scheme.recipe.kind === "jwt" ? "a JWT, three parts with dots between them" : `${looks} in ${form.encoding}`}.`, topic: "header" },
  };
}

/** Read as the scheme reads it, and still nothing that could be compared: no text of its encoding, or a wrong length. */
function unreadable(mismatch: Mismatch): Explanation | undefined {
  const { scheme } = mismatch;
  if (scheme.mac === undefined && scheme.symmetric) return undefined;
  const signatures = signaturesOf(mismatch).filter(({ algorithm }) => algorithm !== "v1a");
  const usable = signatures.some(({ text, bytes }) => (bytes !== undefined && mayBe(mismatch, bytes)) || readings(text).some((reading) => mayBe(mismatch, reading.bytes)));
  const first = signatures[0];
  if (first === undefined || usable) return undefined;
  const where = scheme.signatureHeaders[0] ?? "The delivery";
  return malformed(mismatch, where, lengthOrCharacter(mismatch, first.text));
}

/** As long as the scheme's signatures, or as another hash's (that is told as algorithm-mismatch). */
function mayBe({ scheme }: Mismatch, bytes: Uint8Array): boolean {
  return fitsScheme(scheme, bytes) || (hashOf(scheme) !== undefined && HASHES.some((hash) => DIGEST_BYTES[hash] === bytes.length));
}

function lengthOrCharacter({ scheme }: Mismatch, text: string): string {
  const encoding = encodingOf(scheme);
  const column = firstForeignCharacter(text, encoding);
  if (column !== undefined) return `Its character ${column}, ${JSON.stringify(text[column - 1])}, is none of ${encoding}.`;
  const hash = hashOf(scheme);
  const wanted = hash === undefined ? "" : ` of ${scheme.encode!(Buffer.alloc(DIGEST_BYTES[hash])).length}`;
  return `It has ${text.length}${wanted} characters: a part of a signature proves nothing.`;
}

/** The signature holds, and something that the SDK demands besides does not. */
function demanded({ provider }: Mismatch, demand: string): Explanation {
  return {
    title: "The signature is right, but the delivery is refused for something besides.",
    detail: demand,
    fix: { text: `Look at how the request was changed or made: ${provider.name}'s own never lacks this.` },
  };
}
