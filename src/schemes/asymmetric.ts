import { constants, type KeyObject, sign, verify } from "node:crypto";
import type { AsymmetricRecipe } from "../core/recipe.ts";
import { encode } from "./encoding.ts";
import { privateKey, publicKey } from "./keys.ts";
import { isProblem, type Key, type Problem, type Scheme } from "./scheme.ts";
import { signedContent } from "./signed-content.ts";
import { joinContent, withSecret } from "./template.ts";

/** Ed25519 (RFC 8032), ECDSA and RSA (PKCS #1 v1.5 or PSS, RFC 8017) over a template. */
export function asymmetric(recipe: AsymmetricRecipe): Scheme {
  const { prepare, place, ...half } = signedContent(recipe);
  const fixedDigest = recipe.kind === "ed25519" ? null : (recipe.algorithm ?? "sha256");

  const options = (key: KeyObject) => ({
    key,
    ...(recipe.kind === "ecdsa" && { dsaEncoding: recipe.dsaEncoding ?? "der" }),
    ...(recipe.padding === "pss" && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_AUTO,
    }),
  });

  const signed: NonNullable<Scheme["sign"]> = (content, key, algorithm) =>
    sign(algorithm ?? fixedDigest, joinContent(withSecret(content, key.bytes)), options(key.privateKey));

  return {
    ...half,
    recipe,
    assurance: "signature",
    symmetric: false,
    ...(recipe.keyUrl && { keyUrl: recipe.keyUrl }),
    key: (text) =>
      recipe.companion === undefined ? keyPair(text, recipe) : accompanied(text, recipe, recipe.companion),
    matches: (content, signature, key) => {
      if (signature.bytes === undefined || key.publicKey === undefined) return false;
      try {
        return verify(
          signature.algorithm ?? fixedDigest,
          joinContent(withSecret(content, key.bytes)),
          options(key.publicKey),
          signature.bytes,
        );
      } catch {
        return false;
      }
    },
    sign: signed,
    write: (draft, key, at) => {
      if (!key.privateKey) return undefined;
      const ready = prepare(draft, at);
      for (const content of half.contents(ready.draft, ready.claim)) {
        const bytes = signed(content, { ...key, privateKey: key.privateKey }, recipe.algorithmOf?.(ready.draft));
        return place(ready.draft, encode(bytes, recipe.signature.encoding), ready.claim);
      }
      return undefined;
    },
  };
}

/** Key types (`KeyObject.asymmetricKeyType`) that a scheme works with. */
const KEY_TYPES: Record<AsymmetricRecipe["kind"], readonly string[]> = {
  ed25519: ["ed25519"],
  ecdsa: ["ec"],
  rsa: ["rsa", "rsa-pss"],
};

/** A key with what is configured beside it, on the line before. */
function accompanied(text: string, recipe: AsymmetricRecipe, companion: string): Key | Problem {
  const [, first = "", rest = ""] = /^([^\n]*)\n?(.*)$/s.exec(text)!;
  if (first.trim() === "" || first.startsWith("-----BEGIN") || first.startsWith("{")) {
    return {
      problem: "secret-empty",
      where: companion,
      detail: `The ${companion} is missing; it stands on a line before the key.`,
    };
  }
  const key = keyPair(rest, recipe);
  return isProblem(key) ? key : { ...key, bytes: Buffer.from(first, "utf8") };
}

function keyPair(text: string, { kind, keyFormats, keyText }: AsymmetricRecipe): Key | Problem {
  if (text === "") return { problem: "secret-empty", where: "public key", detail: "The public key is empty." };
  const types = KEY_TYPES[kind];
  const read = keyText ? keyText(text) : text;
  const found = read === undefined ? undefined : publicKey(read, keyFormats);
  if (found && types.includes(found.asymmetricKeyType ?? "")) return { publicKey: found };
  const secret = privateKey(text);
  if (secret && types.includes(secret.asymmetricKeyType ?? "")) return { privateKey: secret };
  return {
    problem: "public-key-format",
    where: "public key",
    detail: `It is no ${kind} public key in the form ${keyFormats.join(" or ")}.`,
  };
}
