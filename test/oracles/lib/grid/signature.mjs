import { bodyOf } from "../make.mjs";

/** Signatures over something else, by another algorithm, or written in another way. */
export function* signatureCases(oracle, make) {
  yield make("other-body-signature", { reason: "body-tampered", body: { other: "body" }, received: () => bodyOf(oracle.payload) });
  yield make("body-only-signed", { reason: "scheme-mismatch", edge: true, how: { content: ({ body }) => body } });
  yield make("empty-content-signed", { reason: "scheme-mismatch", how: { content: () => "" } });
  if (oracle.secret !== undefined) {
    for (const hash of ["md5", "sha1", "sha256", "sha384", "sha512"]) {
      yield make(`${hash}-digest`, { reason: "algorithm-mismatch", edge: true, how: { hash } });
    }
  }
  if (oracle.encoding === undefined) return;
  for (const encoding of ["hex", "base64", "base64url"]) {
    yield make(`${encoding}-digest`, { reason: "encoding-mismatch", edge: true, how: { write: (digest) => digest.toString(encoding) } });
  }
  const right = (digest) => digest.toString(oracle.encoding);
  for (const [name, reason, write] of [
    ["digest-upper", "encoding-mismatch", (digest) => right(digest).toUpperCase()],
    ["digest-unpadded", "encoding-mismatch", (digest) => right(digest).replace(/=+$/, "")],
    ["digest-padded-more", "encoding-mismatch", (digest) => `${right(digest)}=`],
    ["digest-twice", "malformed-header", (digest) => right(digest).repeat(2)],
    ["digest-one-more", "malformed-header", (digest) => `${right(digest)}A`],
    ["digest-one-less", "truncated-signature", (digest) => right(digest).slice(0, -1)],
    ["digest-half", "truncated-signature", (digest) => right(digest).slice(0, right(digest).length / 2)],
    ["digest-blank-inside", "malformed-header", (digest) => `${right(digest).slice(0, 8)} ${right(digest).slice(8)}`],
    ["digest-blank-after", "malformed-header", (digest) => `${right(digest)} `],
    ["digest-blank-before", "malformed-header", (digest) => ` ${right(digest)}`],
    ["digest-hex-as-base64", "encoding-mismatch", (digest) => Buffer.from(digest.toString("hex")).toString("base64")],
    ["digest-zero", "malformed-header", (digest) => right(Buffer.alloc(digest.length))],
    ["digest-empty", "malformed-header", () => ""],
  ]) {
    yield make(name, { reason, edge: true, how: { write } });
  }
}
