/** Keys made for the occasion, of the form that a provider gives out. */
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { KeyFormat, Recipe, SecretFormat } from "../core/recipe.ts";
import type { Random } from "../core/system.ts";
import { STANDARD_SECRET } from "../schemes/keys.ts";

/** What signs, and what whoever verifies configures: one and the same text, or the halves of a key pair. */
export type MadeKey = { readonly kind: "secret"; readonly secret: string } | KeyPair;

export interface KeyPair {
  readonly kind: "key-pair";
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** In the form that the scheme's SDK takes. */
  readonly publicKey: string;
  /** The form: `pem`, `base64` … */
  readonly format: KeyFormat;
}

/** As many bytes as the digest of HMAC-SHA256 has: more adds nothing (RFC 2104, section 3), Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;
const RSA_BITS = 2048;

/** A key for a recipe; undefined where the provider signs nothing. */
export function makeKey(recipe: Recipe, random: Random): MadeKey | undefined {
  switch (recipe.kind) {
    case "hmac":
      return { kind: "secret", secret: secretText(recipe.secret ?? { decode: "text" }, random) };
    case "standard-webhooks":
      return { kind: "secret", secret: secretText(recipe.secret ?? STANDARD_SECRET, random) };
    case "token":
      return { kind: "secret", secret: hex(random) };
    case "basic-auth":
      return { kind: "secret", secret: `hookctl:${hex(random)}` };
    case "jwt":
      return recipe.algorithms.some((name) => name.startsWith("HS"))
        ? { kind: "secret", secret: recipe.secret ? secretText(recipe.secret, random) : noKey(random) }
        : keyPair(recipe.algorithms[0]!, recipe.keyFormats?.[0] ?? "pem");
    case "ed25519":
    case "ecdsa":
    case "rsa":
      return keyPair(recipe.kind, recipe.keyFormats[0] ?? "pem");
    case "none":
      return undefined;
    default:
      return recipe satisfies never;
  }
}

/** Text secrets are hex digits: no shell, `.env` file, header or form changes them. */
function secretText({ decode, prefix = "" }: SecretFormat, random: Random): string {
  return prefix + (decode === "base64" ? Buffer.from(random.bytes(SECRET_BYTES)).toString("base64") : hex(random));
}

function hex(random: Random): string {
  return Buffer.from(random.bytes(SECRET_BYTES)).toString("hex");
}

/** Where a key pair may sign as well, 32 bytes in hex or base64 would be read as the private key of one. */
function noKey(random: Random): string {
  return Buffer.from(random.bytes(SECRET_BYTES + 4)).toString("base64url");
}

/** @param algorithm a recipe's kind, or the name that a JWT has for it (RFC 7518). */
function keyPair(algorithm: string, format: KeyFormat): KeyPair {
  const { privateKey, publicKey } = generatePair(algorithm);
  return {
    kind: "key-pair",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKeyText(publicKey, format),
    format,
  };
}

function generatePair(algorithm: string): { privateKey: KeyObject; publicKey: KeyObject } {
  if (/^(?:ed25519|EdDSA)$/.test(algorithm)) return generateKeyPairSync("ed25519");
  if (/^(?:rsa|[RP]S\d+)$/.test(algorithm)) return generateKeyPairSync("rsa", { modulusLength: RSA_BITS });
  return generateKeyPairSync("ec", { namedCurve: CURVES[algorithm] ?? "P-256" });
}

/** RFC 7518, section 3.4. */
const CURVES: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

/** A public key as one of the texts that schemes take. */
export function publicKeyText(key: KeyObject, format: KeyFormat): string {
  if (format === "pem") return key.export({ type: "spki", format: "pem" }).toString();
  if (format === "spki") return key.export({ type: "spki", format: "der" }).toString("base64");
  const jwk = key.export({ format: "jwk" });
  return format === "jwk" ? JSON.stringify(jwk) : Buffer.from(jwk.x!, "base64url").toString(format);
}
