/** The whole catalogue, a scheme at a time, with keys and deliveries that the engine signs. */
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Delivery, Header } from "../../../../src/core/delivery.ts";
import type { Provider } from "../../../../src/core/provider.ts";
import type { KeyFormat, Recipe } from "../../../../src/core/recipe.ts";
import type { FixTopic } from "../../../../src/core/verdict.ts";
import { withJsonValue } from "../../../../src/schemes/signed-content.ts";
import { loaders } from "../../../../src/providers/index.generated.ts";
import { fixContext } from "../../../../src/verify/fixes/context.ts";
import type { FixContext } from "../../../../src/verify/framework.ts";
import { sign } from "../../../../src/verify/sign.ts";

export const TOPICS: readonly FixTopic[] = [
  "raw-body",
  "body-encoding",
  "public-url",
  "secret-value",
  "secret-decode",
  "secret-text",
  "header",
  "signature-encoding",
  "signature-algorithm",
  "signed-content",
  "signature-list",
  "timestamp",
  "public-key",
];

export interface Way {
  /** `hubspot`, and `hubspot 2` for its second scheme. */
  readonly name: string;
  readonly provider: Provider;
  readonly recipe: Recipe;
  readonly context: FixContext;
}

const providers = await Promise.all(Object.values(loaders).map(async (load) => (await load()).default));

/** Each way of signing of each provider. */
export const ways: readonly Way[] = providers.flatMap((provider) =>
  provider.schemes.map((recipe, index) => ({
    name: index === 0 ? provider.id : `${provider.id} ${index + 1}`,
    provider,
    recipe,
    context: fixContext(provider, recipe),
  })),
);

export function wayOf(name: string): Way {
  const way = ways.find((candidate) => candidate.name === name);
  if (!way) throw new Error(`no way of signing is called ${name}`);
  return way;
}

/** A host that only the provider knows: none of our servers listens there. */
export const PUBLIC_HOST = "hooks.shop.test";

/** Escapes that parsers undo or write in another way. */
const QUERY = "a=%40b&c=d%20e";

export interface Signed {
  readonly delivery: Delivery;
  /** What the receiver has: the secret, or the public key as the provider gives it out. */
  readonly secret: string;
}

/** JSON that no serializer writes: blanks, escapes, a lexeme that is no shortest number, key order, UTF-8. */
const JSON_BODY = Buffer.from(
  '{"z":1.0,\t"a" : "caf\\u00e9 – žluť 🚀",\r\n  "html":"\\u003cb>\\/", "m":[ ],"id":"evt_1" }\n',
);
/** For SDKs that sign the JSON as they write it again (members in order), which is what those providers send. */
const COMPACT_BODY = Buffer.from('{"a":"café – žluť 🚀","id":"evt_1","m":[],"z":1}');
const FORM_BODY = Buffer.from("To=%2B15550001&Body=a+b%20c&ToCity=&From=w%C3%A4&MediaUrl1=x&MediaUrl10=y&MediaUrl2=z");

/** A delivery that the engine signs; undefined where nobody but the provider can (no private key is of any use). */
export function signed({ provider, recipe, context }: Way, query = QUERY): Signed | undefined {
  const keys = keysFor(recipe);
  if (!keys) return undefined;
  const result = sign({ ...provider, schemes: [recipe] }, draft(context, recipe, query), keys.signing, {
    now: Date.now(),
    id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
  });
  return "delivery" in result ? { delivery: result.delivery, secret: keys.receiving } : undefined;
}

function draft(context: FixContext, recipe: Recipe, query: string): Delivery {
  const { signedContent = "", signature, providerId, formJson } = context;
  const isForm =
    formJson !== undefined || signature.form !== undefined || /\{(?:form:|sortedFormParams)/.test(signedContent);
  const headers: Header[] = [
    ["Host", PUBLIC_HOST],
    ["Content-Type", isForm ? "application/x-www-form-urlencoded" : "application/json"],
    ...Array.from(signedContent.matchAll(/\{header:([^}]+)\}/g), ([, name]): Header => [name!, "1785000000"]),
  ];
  const target = `/webhooks/${providerId}?${query}`;
  const body = isForm ? formBody(context) : jsonBody(context, recipe);
  return { id: "018f", method: "POST", target, url: `https://${PUBLIC_HOST}${target}`, headers, body };
}

function jsonBody({ signedContent = "", signature }: FixContext, recipe: Recipe): Uint8Array {
  const body = "contents" in recipe && recipe.contents ? COMPACT_BODY : JSON_BODY;
  const list = /^(\w+)\.0\./.exec(signature.json ?? "")?.[1];
  return withFields(list === undefined ? body : withJsonValue(body, list, "[{}]"), signedContent);
}

function formBody({ signedContent = "", formJson }: FixContext): Uint8Array {
  if (formJson === undefined) return FORM_BODY;
  const json = Buffer.from(withFields(Buffer.from("{}"), signedContent)).toString();
  return Buffer.concat([FORM_BODY, Buffer.from(`&${formJson}=${encodeURIComponent(json)}`)]);
}

/** With what the signed content has of the body, as texts. */
function withFields(body: Uint8Array, signedContent: string): Uint8Array {
  const paths = Array.from(signedContent.matchAll(/\{json:([^}]+)\}/g), ([, path]) => path!);
  return paths.reduce((made, path) => withJsonValue(made, path, '"x1"'), body);
}

interface Keys {
  readonly signing: string;
  readonly receiving: string;
}

/** 64 characters that are text, hex and base64 at once. */
const SECRET = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
export const OTHER_SECRET = "ff112233445566778899aabbccddeeff0123456789abcdef0123456789abcdff";

function keysFor(recipe: Recipe): Keys | undefined {
  switch (recipe.kind) {
    case "hmac":
      return shared(recipe.secret?.prefix ?? "");
    case "standard-webhooks":
      return shared(recipe.secret?.prefix ?? (recipe.secret ? "" : "whsec_"));
    case "ed25519":
    case "ecdsa":
    case "rsa":
      return keyPair(recipe.kind, recipe.keyFormats[0] ?? "pem");
    case "token":
      return shared("");
    case "basic-auth":
      return { signing: `user:${SECRET}`, receiving: `user:${SECRET}` };
    default:
      return undefined;
  }
}

function shared(prefix: string): Keys {
  return { signing: prefix + SECRET, receiving: prefix + SECRET };
}

function keyPair(kind: "ed25519" | "ecdsa" | "rsa", format: KeyFormat): Keys {
  const pair = {
    ed25519: () => generateKeyPairSync("ed25519"),
    ecdsa: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    rsa: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
  }[kind]();
  return {
    signing: pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    receiving: written(pair.publicKey, format),
  };
}

function written(key: KeyObject, format: KeyFormat): string {
  if (format === "jwk") return JSON.stringify(key.export({ format: "jwk" }));
  if (format === "pem") return key.export({ format: "pem", type: "spki" }).toString();
  const der = key.export({ format: "der", type: "spki" });
  return format === "spki" ? der.toString("base64") : der.subarray(-32).toString(format);
}
