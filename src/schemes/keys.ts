/** From the dashboard's string to a key. */
import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import type { KeyFormat, SecretFormat } from "../core/recipe.ts";
import type { Problem } from "./scheme.ts";

/** A Standard Webhooks secret: `whsec_`, then base64 of the key (specification 1.0). */
export const STANDARD_SECRET = { decode: "base64", prefix: "whsec_" } as const;

/** The key's bytes, after the scheme's own rule. */
export function macKey(secret: string, format: SecretFormat = { decode: "text" }): Uint8Array | Problem {
  if (secret === "") return { problem: "secret-empty", where: "secret", detail: "The secret is empty." };
  if (format.toKey)
    return format.toKey(secret) ?? malformed("The secret is not of the form that the provider gives out.");
  let text = format.normalize ? secret.normalize(format.normalize) : secret;
  if (format.prefix !== undefined) {
    if (text.startsWith(format.prefix)) text = text.slice(format.prefix.length);
    else if (format.prefixRequired) return malformed(`The secret does not start with ${format.prefix}.`);
  }
  if (format.decode === "text") return Buffer.from(text, "utf8");
  const bytes = Buffer.from(text, format.decode);
  return bytes.length > 0 ? bytes : malformed(`The secret is no ${format.decode}.`);
}

function malformed(detail: string): Problem {
  return { problem: "secret-malformed", where: "secret", detail };
}

/** DER of a SubjectPublicKeyInfo with a raw Ed25519 key behind it (RFC 8410, section 4). */
const ED25519_SPKI = Buffer.from("302a300506032b6570032100", "hex");
/** DER of a PKCS #8 key with a raw Ed25519 seed behind it (RFC 8410, section 7). */
const ED25519_PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

const HEX = /^(?:[0-9a-fA-F]{2})+$/;

type Reader = (text: string) => KeyObject | undefined;

/**
 * A reader for each way to write a public key. Each throws, or returns undefined, for what is not of its form. OpenSSL
 * would make the public key of a private one: that is `privateKey`'s to read, since it can sign.
 */
const PUBLIC: Record<KeyFormat, Reader> = {
  pem: (text) =>
    text.includes("-----BEGIN") && !text.includes("PRIVATE KEY-----") ? createPublicKey(text) : undefined,
  spki: (text) => createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" }),
  jwk: (text) => {
    const parsed = JSON.parse(text) as JsonWebKey & { readonly keys?: readonly JsonWebKey[] };
    // A JWK set that holds one key is as good as the key.
    const key = parsed.keys?.length === 1 ? parsed.keys[0]! : parsed;
    return key.d === undefined ? createPublicKey({ key, format: "jwk" }) : undefined;
  },
  hex: (text) => (HEX.test(text) ? ed25519Public(Buffer.from(text, "hex")) : undefined),
  base64: (text) => ed25519Public(Buffer.from(text, "base64")),
};

/** All ways to write a public key, for diagnosis. */
export const KEY_FORMATS = Object.keys(PUBLIC) as readonly KeyFormat[];

function ed25519Public(raw: Uint8Array): KeyObject | undefined {
  if (raw.length !== 32) return undefined;
  return createPublicKey({ key: Buffer.concat([ED25519_SPKI, raw]), format: "der", type: "spki" });
}

/**
 * A public key (or certificate) from its text, in one of the formats that the scheme takes.
 * @returns undefined where it is of none of them.
 */
export function publicKey(text: string, formats: readonly KeyFormat[]): KeyObject | undefined {
  for (const format of formats) {
    const key = quietly(() => PUBLIC[format](text));
    if (key) return key;
  }
  return undefined;
}

/**
 * A private key: PEM, JWK, base64 PKCS #8, or a raw Ed25519 seed in hex or base64.
 * @param seeds whether 32 bytes are read as such a seed.
 * @returns undefined where it is none of them.
 */
export function privateKey(text: string, seeds = true): KeyObject | undefined {
  const trimmed = text.trim();
  const seed = (raw: Buffer): KeyObject | undefined =>
    seeds && raw.length === 32
      ? createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, raw]), format: "der", type: "pkcs8" })
      : undefined;
  return (
    quietly(() =>
      trimmed.includes("PRIVATE KEY-----") ? createPrivateKey(trimmed.replaceAll("\\n", "\n")) : undefined,
    ) ??
    quietly(() =>
      trimmed.startsWith("{") ? createPrivateKey({ key: JSON.parse(trimmed) as JsonWebKey, format: "jwk" }) : undefined,
    ) ??
    quietly(() => (HEX.test(trimmed) ? seed(Buffer.from(trimmed, "hex")) : undefined)) ??
    quietly(() => createPrivateKey({ key: Buffer.from(trimmed, "base64"), format: "der", type: "pkcs8" })) ??
    quietly(() => seed(Buffer.from(trimmed, "base64")))
  );
}

function quietly<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
