import type { Hash } from "../../core/recipe.ts";
import { encode } from "../../schemes/encoding.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { DIGEST_BYTES, encodingOf, fitsScheme, HASHES, hashName, hashOf, readings } from "./_digests.ts";
import { claimOf, dressed, formOf, MAX_VALUE, problemOf, signatureHeaders, signaturesOf, withValue } from "./_signature.ts";

/** Another hash than the scheme's: a SHA-1 header compared with SHA-256. A digest's length tells which it may be. */
export default hypothesis({
  code: "algorithm-mismatch",
  aspect: "signature",
  rank: 42,
  *attempts(mismatch) {
    for (const signature of signaturesOf(mismatch)) {
      for (const { hash, name, bytes } of otherHashes(mismatch, signature.text)) {
        const as = name === encodingOf(mismatch.scheme) ? "" : `, in ${name}`;
        yield { what: `by HMAC-${hashName(hash)}${as}`, data: hash, algorithm: hash, signatures: [{ ...signature, bytes }] };
      }
    }
    yield* underItsPrefix(mismatch);
  },
  fact: (mismatch) => {
    if (mismatch.direction === "handler") return undefined;
    const problem = problemOf(mismatch);
    if (problem?.problem === "algorithm-mismatch") {
      return {
        title: `The token is signed with an algorithm that ${mismatch.provider.name} does not use.`,
        detail: `${problem.detail} A token must not choose how it is checked: alg "none", or HMAC with a public key as its secret, would let anybody sign.`,
        fix: { text: "Refuse it. Where you sign test tokens yourself, use the provider's algorithm.", topic: "signature-algorithm" },
      };
    }
    const own = hashOf(mismatch.scheme);
    const signatures = signaturesOf(mismatch);
    if (own === undefined || signatures.some(({ text }) => readings(text).some(({ bytes }) => fitsScheme(mismatch.scheme, bytes)))) return undefined;
    const other = signatures.flatMap(({ text }) => otherHashes(mismatch, text))[0];
    if (!other) return undefined;
    return {
      title: `The signature is no HMAC-${hashName(own)}: it is ${other.bytes.length} bytes long, as ${hashName(other.hash)} is.`,
      detail: `${mismatch.provider.name}'s has ${DIGEST_BYTES[own]} bytes. With ${hashName(other.hash)} and the configured secret it does not match either.`,
      fix: fixFor(own),
    };
  },
  explain: ({ data }, { direction, provider, scheme }) => {
    const [used, own] = [hashName(data as Hash), hashOf(scheme)!];
    if (direction === "handler") {
      return {
        title: `Your code uses ${used}; ${provider.name} signs with ${hashName(own)}.`,
        detail: `HMAC-${used} with the right secret and body gives exactly your value.`,
        fix: fixFor(own),
      };
    }
    return {
      title: `The signature was made with ${used}; ${provider.name} signs with ${hashName(own)}.`,
      detail: "Secret and body are right: only the hash is another one.",
      fix: { ...fixFor(own), text: `${fixFor(own).text} Do not accept the other one beside it.` },
    };
  },
});

function fixFor(own: Hash): { text: string; topic: "signature-algorithm" } {
  return { text: `Use HMAC-${hashName(own)} (in Node createHmac("${own}", secret)), and read the header that goes with it.`, topic: "signature-algorithm" };
}

interface OtherHash {
  readonly hash: Hash;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Other hashes whose digests are as long as the text can be read to be; the scheme's own encoding first. */
function otherHashes({ scheme }: Mismatch, text: string): OtherHash[] {
  const own = hashOf(scheme);
  if (own === undefined || (scheme.recipe.kind === "jwt" && scheme.signatureHeaders.length === 0)) return [];
  const found = readings(text).flatMap(({ name, bytes }) =>
    HASHES.filter((hash) => hash !== own && DIGEST_BYTES[hash] === bytes.length).map((hash) => ({ hash, name, bytes })),
  );
  const encoding = encodingOf(scheme);
  return [...found.filter(({ name }) => name === encoding), ...found.filter(({ name }) => name !== encoding)];
}

/** `sha1=…` where `sha256=…` is demanded: the prefix names the hash, so the scheme could not read it. */
function* underItsPrefix(mismatch: Mismatch): Iterable<Change> {
  const { scheme, delivery, direction } = mismatch;
  if (direction === "handler" || claimOf(mismatch) !== undefined) return;
  const form = formOf(scheme);
  for (const [header, value] of signatureHeaders(mismatch)) {
    if (value.length > MAX_VALUE) continue;
    const bare = value.replace(/^(?:hmac-)?(?:sha-?\d{1,3}|md5)=/i, "");
    for (const { hash, bytes } of otherHashes(mismatch, bare)) {
      const text = dressed(form, encode(bytes, form.encoding));
      if (text !== undefined) yield { what: `by HMAC-${hashName(hash)}`, data: hash, algorithm: hash, headers: withValue(delivery, header, text) };
    }
  }
}
