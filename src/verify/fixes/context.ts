/** What a snippet needs to know, out of a provider's recipe. */
import type { Provider } from "../../core/provider.ts";
import type { AsymmetricRecipe, HmacRecipe, JwtRecipe, Recipe, SignatureSource } from "../../core/recipe.ts";
import type { FixContext, SignaturePlace, TimestampPlace } from "../framework.ts";
import { canBeSaid } from "./pieces.ts";

/** Where the recipe names no tolerance: what most providers take, seconds. */
const TOLERANCE = 300;

/**
 * @param recipe the one of the provider's schemes that the delivery was judged by.
 * @param secretEnv the name of the variable that the secret came from; default: `<ID>_WEBHOOK_SECRET` (`_PUBLIC_KEY`).
 */
export function fixContext(provider: Provider, recipe: Recipe, secretEnv?: string): FixContext {
  const asymmetric = recipe.kind === "ed25519" || recipe.kind === "ecdsa" || recipe.kind === "rsa";
  const envWord = asymmetric || (recipe.kind === "jwt" && !isSymmetric(recipe)) ? "PUBLIC_KEY" : "SECRET";
  return {
    providerId: provider.id,
    providerName: provider.name,
    path: `/webhooks/${provider.id}`,
    secretEnv: secretEnv ?? `${provider.id.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}_WEBHOOK_${envWord}`,
    kind: recipe.kind,
    ...schemeFacts(recipe),
  };
}

type SchemeFacts = Omit<FixContext, "providerId" | "providerName" | "path" | "secretEnv" | "kind">;

function schemeFacts(recipe: Recipe): SchemeFacts {
  switch (recipe.kind) {
    case "hmac":
      return {
        ...signedContentFacts(recipe),
        algorithm: recipe.algorithm,
        secret: recipe.secret ?? { decode: "text" },
      };
    case "standard-webhooks":
      return standardWebhooksFacts(recipe.headers?.[0] ?? "webhook");
    case "ed25519":
    case "ecdsa":
    case "rsa":
      return {
        ...signedContentFacts(recipe),
        algorithm: recipe.algorithm ?? "sha256",
        publicKey: {
          format: recipe.keyFormats[0] ?? "pem",
          dsaEncoding: recipe.dsaEncoding ?? "der",
          padding: recipe.padding ?? "pkcs1",
        },
      };
    case "jwt":
      return {
        ...NO_CONTENT,
        signature: { header: recipe.header, json: recipe.json, prefix: recipe.prefix ?? "", encoding: "base64url" },
        secret: recipe.secret ?? { decode: "text" },
        jwt: { algorithms: recipe.algorithms, bodyHash: recipe.bodyHash?.find(({ over }) => over !== "url") },
        publicKey: { format: recipe.keyFormats?.[0] ?? "jwk", dsaEncoding: "ieee-p1363", padding: "pkcs1" },
      };
    case "token":
      return { ...NO_CONTENT, signature: { ...recipe, prefix: recipe.prefix ?? "", encoding: "hex" } };
    case "basic-auth":
      return {
        ...NO_CONTENT,
        signature: { header: recipe.header ?? "Authorization", prefix: "Basic ", encoding: "base64" },
      };
    case "none":
      return { ...NO_CONTENT, signature: { prefix: "", encoding: "hex" } };
    default:
      return recipe satisfies never;
  }
}

const NO_CONTENT = { algorithm: "sha256", secret: { decode: "text" } } as const;

function isSymmetric({ algorithms }: JwtRecipe): boolean {
  return algorithms.every((name) => name.startsWith("HS"));
}

function signedContentFacts(recipe: HmacRecipe | AsymmetricRecipe): Omit<SchemeFacts, "algorithm"> {
  return {
    secret: { decode: "text" },
    signature: signaturePlace(recipe.signature),
    signedContent: templateOf(recipe),
    timestamp: timestampPlace(recipe),
    idHeader: recipe.id?.header,
  };
}

/**
 * The template, where it says all. Beside `contents` (code) a template of fields is only a stand-in, and the code has
 * the truth; one of body, time and URL is the plain case of it.
 */
function templateOf({ content, contents }: HmacRecipe | AsymmetricRecipe): string | undefined {
  const template = typeof content === "string" ? content : content[0];
  const standIn = contents !== undefined && /\{(?:json|header|form|query):/.test(template ?? "");
  return template === undefined || standIn || !canBeSaid(template) ? undefined : template;
}

function signaturePlace({
  header,
  json,
  form,
  query,
  encoding,
  prefix = "",
  params,
  versions,
}: SignatureSource): SignaturePlace {
  const place = { header: typeof header === "string" ? header : header?.[0], json, form, query, encoding };
  if (params)
    return { ...place, prefix: `${params.signature}=`, separator: params.separator ?? ",", blanks: params.trim };
  if (versions) return { ...place, prefix: `${versions.accept}${versions.separator ?? ","}`, separator: " " };
  return { ...place, prefix };
}

function timestampPlace({ timestamp, signature }: HmacRecipe | AsymmetricRecipe): TimestampPlace | undefined {
  if (!timestamp) return undefined;
  const param = signature.params?.timestamp;
  return {
    header: timestamp.header,
    json: timestamp.json,
    param: param === undefined ? undefined : `${param}=`,
    unit: timestamp.unit,
    tolerance: timestamp.tolerance || TOLERANCE,
  };
}

function standardWebhooksFacts(headers: string): SchemeFacts {
  return {
    algorithm: "sha256",
    secret: { decode: "base64", prefix: "whsec_" },
    signature: { header: `${headers}-signature`, encoding: "base64", prefix: "v1,", separator: " " },
    signedContent: "{id}.{timestamp}.{body}",
    timestamp: { header: `${headers}-timestamp`, unit: "s", tolerance: TOLERANCE },
    idHeader: `${headers}-id`,
  };
}
