import type { AsymmetricRecipe, Hash } from "../../core/recipe.ts";
import { compile } from "../../schemes/compile.ts";
import { encode } from "../../schemes/encoding.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme, HASHES, hashName, hashOf, hmacName, readings } from "./_digests.ts";
import { DIGEST_BYTES } from "../../schemes/hmac.ts";
import { missingHeaders, nearness } from "./_headers.ts";
import {
  bareValue,
  dressed,
  formOf,
  MAX_VALUE,
  problemOf,
  signaturesOf,
  unreadValues,
  withValue,
} from "./_signature.ts";

/** Another hash than the scheme's: a SHA-1 header compared with SHA-256. A digest's length tells which it may be. */
export default hypothesis({
  code: "algorithm-mismatch",
  aspect: "signature",
  rank: 19,
  *attempts(mismatch) {
    for (const signature of signaturesOf(mismatch)) {
      for (const { hash, name, bytes } of otherHashes(mismatch, signature.text)) {
        const as = name === encodingOf(mismatch.scheme) ? "" : `, in ${name}`;
        yield {
          what: `by ${hmacName(hash)}${as}`,
          data: `${hash}|`,
          algorithm: hash,
          signatures: [{ ...signature, bytes }],
        };
      }
    }
    yield* unread(mismatch);
    if (mismatch.direction === "capture") yield* ofKeyPair(mismatch);
  },
  fact: (mismatch) => {
    if (mismatch.direction === "handler") return undefined;
    const problem = problemOf(mismatch);
    if (problem?.problem === "algorithm-mismatch") {
      return {
        title: `The token is signed with an algorithm that ${mismatch.provider.name} does not use.`,
        detail: `${problem.detail} A token must not choose how it is checked: alg "none", or HMAC with a public key as its secret, would let anybody sign.`,
        fix: {
          text: "Refuse it. Where you sign test tokens yourself, use the provider's algorithm.",
          topic: "signature-algorithm",
        },
      };
    }
    const own = hashOf(mismatch.scheme);
    const signatures = signaturesOf(mismatch);
    if (
      own === undefined ||
      signatures.some(({ text }) => readings(text).some(({ bytes }) => fitsScheme(mismatch.scheme, bytes)))
    )
      return undefined;
    const other = signatures.flatMap(({ text }) => otherHashes(mismatch, text))[0];
    if (!other) return undefined;
    return {
      title: `The signature is no ${hmacName(own)}: it is ${other.bytes.length} bytes long, as ${hashName(other.hash)} is.`,
      detail: `${mismatch.provider.name}'s has ${DIGEST_BYTES[own]} bytes. With ${hashName(other.hash)} and the configured secret it does not match either.`,
      fix: fixFor(own),
    };
  },
  explain: ({ data = "" }, { direction, provider, scheme }) => {
    const [hash, header] = data.split("|");
    const used = hashName(hash as Hash);
    const own = hashOf(scheme) ?? keyPairHash(scheme.recipe as AsymmetricRecipe);
    if (direction === "handler") {
      return {
        title: `Your code uses ${used}; ${provider.name} signs with ${hashName(own)}.`,
        detail: `${hmacName(hash as Hash)} gives exactly your value.`,
        fix: fixFor(own),
      };
    }
    return {
      title: `The signature was made with ${used}; ${provider.name} signs with ${hashName(own)}.`,
      detail: header
        ? `Only ${header} is there, which is not looked at; ${scheme.signatureHeaders[0]} is missing.`
        : "A digest of another hash never matches, whatever else is right.",
      fix: { ...fixFor(own), text: `${fixFor(own).text} Do not accept the other one beside it.` },
    };
  },
});

function fixFor(own: Hash): { text: string; topic: "signature-algorithm" } {
  return {
    text: `Use ${hashName(own)} (in Node "${own}"), and read the header that goes with it.`,
    topic: "signature-algorithm",
  };
}

interface OtherHash {
  readonly hash: Hash;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Other hashes whose digests are as long as the text can be read to be; the scheme's own encoding first. */
function otherHashes({ scheme }: Mismatch, text: string): OtherHash[] {
  const own = hashOf(scheme);
  if (own === undefined) return [];
  const found = readings(text).flatMap(({ name, bytes }) =>
    HASHES.filter((hash) => hash !== own && DIGEST_BYTES[hash] === bytes.length).map((hash) => ({ hash, name, bytes })),
  );
  const encoding = encodingOf(scheme);
  return [...found.filter(({ name }) => name === encoding), ...found.filter(({ name }) => name !== encoding)];
}

/** `sha1=…` where `sha256=…` is demanded, or the old header alone: the scheme could not read it, so it is written anew. */
function* unread(mismatch: Mismatch): Iterable<Change> {
  const form = formOf(mismatch.scheme);
  for (const { header, found, text } of [
    ...unreadValues(mismatch).map((value) => ({ ...value, found: value.header })),
    ...nearValues(mismatch),
  ]) {
    for (const { hash, bytes } of otherHashes(mismatch, text)) {
      const value = dressed(form, encode(bytes, form.encoding));
      if (value === undefined) continue;
      const where = found === header ? "" : `, in ${found}`;
      yield {
        what: `by ${hmacName(hash)}${where}`,
        data: `${hash}|${found === header ? "" : found}`,
        algorithm: hash,
        headers: withValue(mismatch.delivery, header, value),
      };
    }
  }
}

/** Headers named nearly as the signature's, where that one is missing: `X-Hub-Signature` beside `X-Hub-Signature-256`. */
function nearValues(mismatch: Mismatch): { header: string; found: string; text: string }[] {
  const { scheme, delivery, direction } = mismatch;
  const form = formOf(scheme);
  if (direction === "handler" || form.params) return [];
  return missingHeaders(mismatch)
    .filter((name) => scheme.signatureHeaders.includes(name))
    .flatMap((header) =>
      delivery.headers
        .filter(([name, value]) => nearness(name, header) >= 2 && value.length <= MAX_VALUE)
        .map(([found, value]) => ({ header, found, text: bareValue(value, form) })),
    );
}

/** Signatures of a key pair: the same scheme with another hash. */
function* ofKeyPair({ scheme: { recipe } }: Mismatch): Iterable<Change> {
  if (recipe.kind !== "rsa" && recipe.kind !== "ecdsa") return;
  for (const hash of ["sha256", "sha1", "sha512", "sha384"] as const) {
    if (hash === keyPairHash(recipe) && !recipe.algorithmOf) continue;
    const { algorithmOf: _, ...rest } = recipe;
    yield { what: `by ${hashName(hash)}`, data: `${hash}|`, scheme: compile({ ...rest, algorithm: hash }) };
  }
}

function keyPairHash(recipe: AsymmetricRecipe): Hash {
  return recipe.algorithm ?? "sha256";
}
