/** A provider's recipe in people's words: what it signs, how, and where it puts it. */
import type { Place, Provider } from "../core/provider.ts";
import type { Recipe, SecretFormat } from "../core/recipe.ts";
import { currentSchemes } from "../schemes/compile.ts";
import { isSharedSecretJwt } from "../schemes/jwt.ts";
import { STANDARD_SECRET } from "../schemes/keys.ts";

/** "HMAC-SHA256 hex", "Ed25519 base64", "JWT (HS256)", "token". */
export function schemeWords(recipe: Recipe): string {
  switch (recipe.kind) {
    case "hmac":
      return `HMAC-${recipe.algorithm.toUpperCase()} ${recipe.signature.encoding}`;
    case "standard-webhooks":
      return "HMAC-SHA256 base64 (Standard Webhooks)";
    case "ed25519":
      return `Ed25519 ${recipe.signature.encoding}`;
    case "ecdsa":
    case "rsa":
      return `${recipe.kind.toUpperCase()}-${(recipe.algorithm ?? "sha256").toUpperCase()} ${recipe.signature.encoding}`;
    case "jwt":
      return `JWT (${recipe.algorithms.join(", ")})`;
    case "token":
      return "token: the secret itself";
    case "basic-auth":
      return "HTTP Basic authentication";
    case "none":
      return "nothing";
    default:
      return recipe satisfies never;
  }
}

/** The signed bytes as a template, or what stands for it. */
export function contentWords(recipe: Recipe): string {
  switch (recipe.kind) {
    case "hmac":
    case "ed25519":
    case "ecdsa":
    case "rsa": {
      const content = typeof recipe.content === "string" ? recipe.content : (recipe.content[0] ?? "");
      return content.replaceAll("{text}", "{body}").replaceAll("\n", "⏎");
    }
    case "standard-webhooks":
      return "{id}.{timestamp}.{body}";
    case "jwt":
      return recipe.bodyHash?.length
        ? `its claims, with ${recipe.bodyHash.map(({ claim }) => claim).join(" and ")}`
        : "its claims";
    case "token":
    case "basic-auth":
    case "none":
      return "";
    default:
      return recipe satisfies never;
  }
}

/** Where the signature stands: "Stripe-Signature: t=…,v1=…". */
export function placeWords(recipe: Recipe): string {
  switch (recipe.kind) {
    case "hmac":
    case "ed25519":
    case "ecdsa":
    case "rsa": {
      const { header, params, versions, prefix = "" } = recipe.signature;
      const name =
        header === undefined
          ? spot(recipe.signature as Place)
          : typeof header === "string"
            ? header
            : (header[0] ?? "");
      const time = params?.timestamp === undefined ? "" : `${params.timestamp}=…${params.separator ?? ","}`;
      return `${name}: ${params ? `${time}${params.signature}=…` : versions ? `${versions.accept},…` : `${prefix}…`}`;
    }
    case "standard-webhooks":
      return `${recipe.headers?.[0] ?? "webhook"}-signature: v1,…`;
    case "jwt":
    case "token":
      return `${recipe.header ?? spot(recipe)}: ${recipe.prefix ?? ""}…`;
    case "basic-auth":
      return `${recipe.header ?? "Authorization"}: Basic …`;
    case "none":
      return "";
    default:
      return recipe satisfies never;
  }
}

/** "type in the body", "X-GitHub-Event". */
export function spot(place: Place): string {
  if (place.header !== undefined) return place.header;
  if (place.json !== undefined) return `${place.json} in the body`;
  if (place.form !== undefined) return `${place.form} in the form`;
  return `${place.query ?? ""} in the URL's query`;
}

export function secretWords(recipe: Recipe): string {
  if (recipe.kind === "none") return "";
  if (recipe.kind === "basic-auth") return "user:password";
  if (recipe.kind === "ed25519" || recipe.kind === "ecdsa" || recipe.kind === "rsa")
    return `a public key (${recipe.keyFormats.join(", ")})`;
  if (recipe.kind === "jwt" && !isSharedSecretJwt(recipe)) return "a public key";
  const format: SecretFormat =
    recipe.kind === "standard-webhooks"
      ? (recipe.secret ?? STANDARD_SECRET)
      : "secret" in recipe && recipe.secret
        ? recipe.secret
        : { decode: "text" };
  if (format.decode !== "text")
    return `${format.decode}${format.prefix === undefined ? "" : ` after ${format.prefix}`}: decoded, its bytes are the key`;
  return format.prefix === undefined ? "used as it is, all of it" : `used as text, without ${format.prefix}`;
}

/** Seconds that a delivery may be old; null where nothing is checked. */
export function toleranceOf(provider: Provider): number | null {
  return currentSchemes(provider)[0].timestamp?.tolerance || null;
}
