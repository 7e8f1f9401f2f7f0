/** Digests as texts: which hash makes how many bytes, and the ways in which people write the same bytes. */
import { asBuffer } from "../../core/bytes.ts";
import type { Encoding, Hash } from "../../core/recipe.ts";
import { DIGEST_BYTES } from "../../schemes/hmac.ts";
import type { Scheme } from "../../schemes/scheme.ts";

export const HASHES = Object.keys(DIGEST_BYTES) as readonly Hash[];

/** "SHA-256", "MD5" */
export function hashName(hash: Hash): string {
  return hash === "md5" ? "MD5" : `SHA-${hash.slice(3)}`;
}

/** "HMAC-SHA256" */
export function hmacName(hash: Hash): string {
  return `HMAC-${hash.toUpperCase()}`;
}

/** The hash of a MAC scheme; undefined for schemes that are none. */
export function hashOf({ recipe, mac }: Scheme): Hash | undefined {
  if (mac === undefined) return undefined;
  if (recipe.kind === "hmac") return recipe.algorithm;
  return recipe.kind === "jwt" ? (`sha${recipe.algorithms[0]!.slice(2)}` as Hash) : "sha256";
}

/** The encoding in which a scheme's signature is compared. */
export function encodingOf({ recipe }: Scheme): Encoding {
  if (recipe.kind === "jwt") return "base64url";
  return "signature" in recipe ? recipe.signature.encoding : "base64";
}

/** One way to read a text as bytes. */
export interface Reading {
  /** "base64 without padding" */
  readonly name: string;
  readonly bytes: Buffer;
}

/** All ways to read a signature's text, plain ones first; each gives other bytes. */
export function readings(text: string): Reading[] {
  const found: Reading[] = [];
  for (const plain of plainReadings(text)) {
    add(found, plain);
    const inner = plain.bytes.toString("latin1");
    for (const nested of plainReadings(inner))
      add(found, { name: `${plain.name} of the ${nested.name} text`, bytes: nested.bytes });
  }
  if (/%[0-9a-f]{2}/i.test(text)) {
    for (const plain of plainReadings(percentDecoded(text)))
      add(found, { name: `percent-encoded ${plain.name}`, bytes: plain.bytes });
  }
  return found;
}

function add(found: Reading[], reading: Reading): void {
  if (reading.bytes.length > 0 && !found.some(({ bytes }) => bytes.equals(reading.bytes))) found.push(reading);
}

function plainReadings(text: string): Reading[] {
  if (text.length < SHORTEST || text.length > LONGEST) return [];
  const found: Reading[] = [];
  if (/^(?:[0-9a-f]{2})+$/i.test(text))
    found.push({ name: /[A-F]/.test(text) ? "upper-case hex" : "hex", bytes: Buffer.from(text, "hex") });
  if (/^[0-9a-f]{2}(?:[-: ][0-9a-f]{2})+$/i.test(text)) {
    found.push({
      name: `hex with "${text[2]}" after each byte`,
      bytes: Buffer.from(text.replaceAll(/[-: ]/g, ""), "hex"),
    });
  }
  if (/^(?:[0-9a-f]{2})+=+$/i.test(text))
    found.push({ name: 'hex with "=" after it', bytes: Buffer.from(text, "hex") });
  const name = base64Name(text);
  if (name !== undefined) found.push({ name, bytes: Buffer.from(text, "base64") });
  return found;
}

/** Below and above this nothing is a digest or a signature: characters. */
const SHORTEST = 16;
const LONGEST = 4096;

function base64Name(text: string): string | undefined {
  const bare = /^([A-Za-z0-9+/_-]+)={0,3}$/.exec(text)?.[1];
  if (bare === undefined || bare.length % 4 === 1) return undefined;
  const alphabet = /[-_]/.test(bare) ? "base64url" : "base64";
  const wanted = Math.ceil(bare.length / 4) * 4;
  if (text.length === wanted) return alphabet;
  return `${alphabet} ${text.length > wanted ? "with too much" : text === bare ? "without" : "with too little"} padding`;
}

function percentDecoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Length of a MAC scheme's signature as text; undefined for others. */
export function textLength(scheme: Scheme): number | undefined {
  const hash = hashOf(scheme);
  return hash === undefined ? undefined : scheme.encode!(Buffer.alloc(DIGEST_BYTES[hash])).length;
}

/** Are the bytes as many as a signature of the scheme can have? */
export function fitsScheme(scheme: Scheme, bytes: Uint8Array): boolean {
  const hash = hashOf(scheme);
  if (hash !== undefined) return bytes.length === DIGEST_BYTES[hash];
  const { recipe } = scheme;
  if (recipe.kind === "ed25519") return bytes.length === 64;
  if (recipe.kind === "rsa") return bytes.length >= 128 && bytes.length % 64 === 0;
  // A JWT's key may be of several kinds.
  if (recipe.kind !== "ecdsa") return recipe.kind === "jwt" && bytes.length >= 64;
  return recipe.dsaEncoding === "ieee-p1363" ? ECDSA_RAW.has(bytes.length) : isDerPair(bytes);
}

/** r‖s of P-256, P-384 and P-521: bytes. */
const ECDSA_RAW = new Set([64, 96, 132]);

/** A DER SEQUENCE as long as it says, as ECDSA signatures are (RFC 3279, section 2.2.3). */
function isDerPair(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30 || bytes.length < 8) return false;
  const long = bytes[1] === 0x81;
  const length = asBuffer(bytes).readUInt8(long ? 2 : 1);
  return bytes.length === length + (long ? 3 : 2);
}
