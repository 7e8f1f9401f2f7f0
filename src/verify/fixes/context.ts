/** What a snippet needs to know, out of a provider's recipe. */
import type { Provider } from "../../core/provider.ts";
import type {
  AsymmetricRecipe,
  HmacRecipe,
  Recipe,
  SecretFormat,
  SignatureSource,
  StandardWebhooksRecipe,
  TokenRecipe,
} from "../../core/recipe.ts";
import { webhookVariable } from "../../core/variable.ts";
import type { FixContext, SignaturePlace, TimestampPlace } from "../framework.ts";
import { canBeSaid, uses } from "./pieces.ts";
import { isPlainCase, secretForm, writtenBy } from "./probe.ts";
import { isSharedSecretJwt } from "../../schemes/jwt.ts";
import { STANDARD_SECRET } from "../../schemes/keys.ts";

/** Where the recipe names no tolerance: what most providers take, seconds. */
const TOLERANCE = 300;

/**
 * @param recipe the one of the provider's schemes that the delivery was judged by.
 * @param secretEnv the name of the variable that the secret came from; default: `<ID>_WEBHOOK_SECRET` (`_PUBLIC_KEY`).
 */
export function fixContext(provider: Provider, recipe: Recipe, secretEnv?: string): FixContext {
  const asymmetric = recipe.kind === "ed25519" || recipe.kind === "ecdsa" || recipe.kind === "rsa";
  const envWord = asymmetric || (recipe.kind === "jwt" && !isSharedSecretJwt(recipe)) ? "PUBLIC_KEY" : "SECRET";
  return {
    providerId: provider.id,
    providerName: provider.name,
    path: `/webhooks/${provider.id}`,
    secretEnv: secretEnv ?? webhookVariable(provider.id, envWord),
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
        construction: recipe.construction ?? "hmac",
        secret: secretForm(recipe.secret ?? TEXT),
      };
    case "standard-webhooks":
      return standardWebhooksFacts(recipe);
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
        signature: {
          header: recipe.header,
          json: recipe.json,
          body: recipe.body,
          prefix: recipe.prefix ?? "",
          encoding: "base64url",
        },
        secret: secretForm(recipe.secret ?? TEXT),
        jwt: { algorithms: recipe.algorithms, bodyHash: recipe.bodyHash?.find(({ over }) => over !== "url") },
        ...(!isSharedSecretJwt(recipe) && {
          publicKey: { format: recipe.keyFormats?.[0] ?? "jwk", dsaEncoding: "ieee-p1363", padding: "pkcs1" },
        }),
      };
    case "token":
      return tokenFacts(recipe);
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

function tokenFacts({ header, json, form, query, prefix = "" }: TokenRecipe): SchemeFacts {
  const isJsonInForm = json !== undefined && form !== undefined;
  return {
    ...NO_CONTENT,
    signature: { header, json, form: isJsonInForm ? undefined : form, query, prefix, encoding: "hex" },
    formJson: isJsonInForm ? form : undefined,
  };
}

const TEXT: SecretFormat = { decode: "text" };
const NO_CONTENT = { algorithm: "sha256", construction: "hmac", secret: TEXT } as const;

function signedContentFacts(recipe: HmacRecipe | AsymmetricRecipe): Omit<SchemeFacts, "algorithm"> {
  return {
    construction: "hmac",
    secret: TEXT,
    signature: signaturePlace(recipe.signature),
    signedContent: templateOf(recipe)?.replaceAll(JSON_IN_FORM, "{json:$2}"),
    formJson: formJson(recipe),
    timestamp: timestampPlace(recipe),
    idHeader: recipe.id?.header,
  };
}

/** A word of a path into the JSON that a form's field holds. */
const JSON_IN_FORM = /\{form:([^:{}]+):([^{}]+)\}/g;

function formJson({ signature, content }: HmacRecipe | AsymmetricRecipe): string | undefined {
  if (signature.form !== undefined && signature.json !== undefined) return signature.form;
  const [field] = Array.from(String(content).matchAll(JSON_IN_FORM), ([, name]) => name);
  return field;
}

/** The template, where it says all, and its time and id are where a snippet can read them. */
function templateOf(recipe: HmacRecipe | AsymmetricRecipe): string | undefined {
  const template = typeof recipe.content === "string" ? recipe.content : recipe.content[0];
  if (template === undefined || !canBeSaid(template) || !isPlainCase(template, recipe)) return undefined;
  const time = timestampPlace(recipe);
  const lacksTime = uses(template, "timestamp") && (time?.param ?? time?.header ?? time?.json) === undefined;
  const lacksId = uses(template, "id") && recipe.id === undefined;
  return lacksTime || lacksId ? undefined : template;
}

function signaturePlace({
  header,
  json,
  form,
  query,
  encoding,
  prefix = "",
  params,
  list,
  versions,
  write,
}: SignatureSource): SignaturePlace {
  const place = {
    header: typeof header === "string" ? header : header?.[0],
    json,
    form: json === undefined ? form : undefined,
    query,
    encoding,
  };
  const { separator = ",", joiner = separator, trim = false } = params ?? {};
  if (params) return { ...place, prefix: `${params.signature}=`, separator, blanks: trim || / /.test(joiner) };
  if (versions) return { ...place, prefix: `${versions.accept}${versions.separator ?? ","}`, separator: " " };
  if (list !== undefined) return { ...place, prefix, separator: list };
  return { ...place, prefix, ...writtenBy(write) };
}

function timestampPlace({ timestamp, signature }: HmacRecipe | AsymmetricRecipe): TimestampPlace | undefined {
  if (!timestamp) return undefined;
  // A time that stands before the signature, without a name, is the first part.
  const param = signature.params?.timestamp ?? (writtenBy(signature.write).separator === undefined ? undefined : "");
  return {
    header: timestamp.header,
    json: timestamp.json,
    param: param === undefined || param === "" ? param : `${param}=`,
    unit: timestamp.unit,
    tolerance: timestamp.tolerance || TOLERANCE,
  };
}

function standardWebhooksFacts({ headers, secret = STANDARD_SECRET, timestamp }: StandardWebhooksRecipe): SchemeFacts {
  const [prefix] = headers ?? ["webhook"];
  return {
    algorithm: "sha256",
    construction: "hmac",
    secret: secretForm(secret),
    signature: { header: `${prefix}-signature`, encoding: "base64", prefix: "v1,", separator: " " },
    signedContent: "{id}.{timestamp}.{body}",
    timestamp: {
      header: `${prefix}-timestamp`,
      unit: timestamp?.unit ?? "s",
      tolerance: timestamp?.tolerance || TOLERANCE,
    },
    idHeader: `${prefix}-id`,
  };
}
