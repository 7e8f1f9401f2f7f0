import type { Problem } from "../../schemes/scheme.ts";
import { decodeExact, encode, firstForeignCharacter } from "../../schemes/encoding.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme, hashOf, HASHES, readings, textLength } from "./_digests.ts";
import { DIGEST_BYTES } from "../../schemes/hmac.ts";
import { absentParams, dressed, formOf, problemOf, signatureHeld, signaturesOf, timeLeftOut } from "./_signature.ts";

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
      const bytes = decodeExact(text.slice(0, whole), encodingOf(mismatch.scheme));
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
    if (timeLeftOut(mismatch)) return undefined; // told as timestamp-missing
    return malformed(mismatch, problem.where, `${problem.detail}${whatIsWrong(mismatch, problem)}`);
  },
  explain: ({ data = "" }, { provider }) => ({
    title: `Behind the signature ${data === "1" ? "stands a character that does" : `stand ${data} characters that do`} not belong to it.`,
    detail: `What stands before ${data === "1" ? "it" : "them"} matches; ${provider.name}'s SDK compares the whole value.`,
    fix: { text: "Look for what appends to the header or copies too much of it.", topic: "header" },
  }),
});

/** Of parameters the ones that are not there, of a plain value the first wrong character. */
function whatIsWrong(mismatch: Mismatch, { column }: Problem): string {
  const absent = absentParams(mismatch);
  if (absent.length > 0) return ` It has no ${absent.map((name) => `${name}=`).join(" and no ")}.`;
  return column === undefined || formOf(mismatch.scheme).params
    ? ""
    : ` The first wrong character is in column ${column}.`;
}

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
    ({ text, bytes, algorithm }) =>
      (bytes !== undefined && mayBe(mismatch, bytes, algorithm)) ||
      readings(text).some((reading) => mayBe(mismatch, reading.bytes, algorithm)),
  );
  const first = signatures[0];
  if (first === undefined || usable) return undefined;
  return malformed(mismatch, scheme.signatureHeaders[0] ?? "The delivery", lengthOrCharacter(mismatch, first.text));
}

/** As long as the scheme's signatures, or as another hash's (that is told as algorithm-mismatch). */
function mayBe({ scheme }: Mismatch, bytes: Uint8Array, algorithm: string | undefined): boolean {
  // Which kind of key signed a token is for the token to say: HS256's 32 bytes are right where RS256 may sign too.
  if (scheme.recipe.kind === "jwt" && !scheme.symmetric)
    return bytes.length >= (SHORTEST_TOKEN_SIGNATURE[algorithm ?? ""] ?? 0);
  return (
    fitsScheme(scheme, bytes) ||
    (hashOf(scheme) !== undefined && HASHES.some((hash) => DIGEST_BYTES[hash] === bytes.length))
  );
}

/** Bytes (RFC 7518, sections 3.2 to 3.5; RFC 8037, section 3.1). RSA's are as many as the key's, 1024 bits at least. */
const SHORTEST_TOKEN_SIGNATURE: Readonly<Record<string, number>> = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  RS256: 128,
  RS384: 128,
  RS512: 128,
  PS256: 128,
  ES256: 64,
  ES384: 96,
  EdDSA: 64,
};

function lengthOrCharacter({ scheme, provider }: Mismatch, text: string): string {
  const { prefix } = formOf(scheme);
  if (text === "") return `The signature is empty${prefix === "" ? "" : `: nothing stands behind ${prefix}`}.`;
  const encoding = encodingOf(scheme);
  const column = firstForeignCharacter(text, encoding);
  if (column !== undefined)
    return `Its character ${column}, ${JSON.stringify(text[column - 1])}, is none of ${encoding}.`;
  const whole = scheme.recipe.kind === "ed25519" ? encode(Buffer.alloc(64), encoding).length : textLength(scheme);
  if (whole !== undefined && text.length > whole)
    return `It has ${text.length} characters, and a signature of ${provider.name}'s has ${whole}.`;
  return `It has ${text.length}${whole === undefined ? "" : ` of ${whole}`} characters: a part of a signature proves nothing.`;
}
