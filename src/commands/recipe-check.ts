/**
 * What `hookctl.config.json` may say, as one table: the sources, and of each kind of recipe every field that JSON can
 * hold. schemas/config.json says the same for editors; a test holds the two against each other.
 */
import {
  type AsymmetricRecipe,
  type BasicAuthRecipe,
  ENCODINGS,
  type HashClaim,
  HASHES,
  type HmacRecipe,
  type JwtRecipe,
  type KeyUrl,
  type NoneRecipe,
  type Recipe,
  type SchemeKind,
  type SecretFormat,
  type SignatureSource,
  type StandardWebhooksRecipe,
  type TimestampRule,
  type TokenRecipe,
} from "../core/recipe.ts";
import { compile } from "../schemes/compile.ts";
import { TemplateError } from "../schemes/template.ts";
import { type Fault, faultOf, type ObjectRule, type Rule } from "./json-rules.ts";

/** The fields of a recipe that are no code: the compiler demands a rule for each. */
type DataFields<T> = {
  readonly [K in keyof T as NonNullable<T[K]> extends (...args: never) => unknown ? never : K]-?: Rule;
};

const TEXT = { is: "text" } as const satisfies Rule;
const FLAG = { is: "flag" } as const satisfies Rule;
const NUMBER = { is: "number" } as const satisfies Rule;
const HEADER = {
  is: "text",
  pattern: "[!#$%&'*+.^_`|~0-9A-Za-z\\-]+",
  says: "a header's name",
} as const satisfies Rule;
const word = (...words: (string | boolean)[]): Rule => ({ is: "word", words });
const list = (of: Rule): Rule => ({ is: "list", of });
const object = <T>(
  fields: DataFields<T>,
  required: readonly (keyof DataFields<T> & string)[],
  oneOf?: ObjectRule["oneOf"],
): ObjectRule => ({ is: "object", fields, required, ...(oneOf && { oneOf }) });

const HASH = word(...HASHES);
const ENCODING = word(...ENCODINGS);
const COMPARE = word("text", "bytes");
const PLACES = [["header"], ["json"], ["form"], ["query"], ["form", "json"]];

const SECRET = object<SecretFormat>(
  { decode: word("text", "base64", "hex"), prefix: TEXT, prefixRequired: FLAG, normalize: word("NFKD", "NFC") },
  ["decode"],
);

const SIGNATURE = object<SignatureSource>(
  {
    header: { is: "texts", of: HEADER },
    json: TEXT,
    form: TEXT,
    query: TEXT,
    encoding: ENCODING,
    prefix: TEXT,
    params: object<NonNullable<SignatureSource["params"]>>(
      { signature: TEXT, timestamp: TEXT, separator: TEXT, trim: FLAG, joiner: TEXT },
      ["signature"],
    ),
    list: TEXT,
    versions: object<NonNullable<SignatureSource["versions"]>>({ accept: TEXT, separator: TEXT }, ["accept"]),
    compare: COMPARE,
  },
  ["encoding"],
  PLACES,
);

const TIME = {
  unit: word("s", "ms", "iso8601"),
  tolerance: NUMBER,
  future: word("accept", "refuse"),
  signs: word("text", "number"),
  required: FLAG,
};

/** What every recipe with a signed content has, whatever its key. */
const SIGNED = {
  signature: SIGNATURE,
  content: { is: "texts", of: TEXT },
  timestamp: object<TimestampRule>({ header: HEADER, json: TEXT, ...TIME }, ["unit"]),
  id: object<{ header: string }>({ header: HEADER }, ["header"]),
  assurance: word("token"),
  retired: TEXT,
} as const;

const KEY_FORMATS = list(word("pem", "spki", "jwk", "hex", "base64"));
const KEY_URL = object<KeyUrl>(
  {
    header: HEADER,
    json: TEXT,
    base: TEXT,
    fixed: TEXT,
    // A host's own name. The catalogue's regular expressions are code, which a configuration does not hold.
    hosts: list({ is: "text", pattern: "[0-9A-Za-z.\\-]+", says: "a host's name" }),
    format: word("pem", "jwk", "jwks"),
  },
  ["hosts", "format"],
  [["header"], ["json"], ["fixed"], ["base", "header"], ["base", "json"]],
);

const asymmetric = (kind: AsymmetricRecipe["kind"]): ObjectRule =>
  object<AsymmetricRecipe>(
    {
      kind: word(kind),
      ...SIGNED,
      algorithm: HASH,
      dsaEncoding: word("der", "ieee-p1363"),
      keyFormats: KEY_FORMATS,
      companion: TEXT,
      padding: word("pkcs1", "pss"),
      keyUrl: KEY_URL,
    },
    ["kind", "signature", "content", "keyFormats"],
  );

const JWT_ALGORITHMS: JwtRecipe["algorithms"] = [
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "ES256",
  "ES384",
  "PS256",
  "EdDSA",
];

const HASH_CLAIM = object<HashClaim>(
  {
    claim: TEXT,
    algorithm: HASH,
    encoding: ENCODING,
    over: word("body", "text", "url"),
    required: word(true, false, "with-body"),
    compare: COMPARE,
  },
  ["claim", "algorithm", "encoding"],
);

export const RECIPES: Readonly<Record<SchemeKind, ObjectRule>> = {
  hmac: object<HmacRecipe>(
    { kind: word("hmac"), ...SIGNED, algorithm: HASH, construction: word("hmac", "hash"), secret: SECRET },
    ["kind", "algorithm", "signature", "content"],
  ),
  "standard-webhooks": object<StandardWebhooksRecipe>(
    {
      kind: word("standard-webhooks"),
      headers: list(HEADER),
      trim: FLAG,
      secret: SECRET,
      timestamp: object<Omit<TimestampRule, "header" | "json">>(TIME, []),
      compare: COMPARE,
      retired: TEXT,
    },
    ["kind"],
  ),
  ed25519: asymmetric("ed25519"),
  ecdsa: asymmetric("ecdsa"),
  rsa: asymmetric("rsa"),
  jwt: object<JwtRecipe>(
    {
      kind: word("jwt"),
      header: HEADER,
      prefix: TEXT,
      json: TEXT,
      body: word(true),
      algorithms: list(word(...JWT_ALGORITHMS)),
      bodyHash: list(HASH_CLAIM),
      issuer: TEXT,
      leeway: NUMBER,
      maxAge: NUMBER,
      required: list(TEXT),
      compare: COMPARE,
      keyUrl: KEY_URL,
      keyFormats: KEY_FORMATS,
      retired: TEXT,
      secret: SECRET,
      lifetime: NUMBER,
    },
    ["kind", "algorithms"],
    [["header"], ["json"], ["body"]],
  ),
  token: object<TokenRecipe>(
    { kind: word("token"), header: HEADER, query: TEXT, json: TEXT, form: TEXT, prefix: TEXT, retired: TEXT },
    ["kind"],
    PLACES,
  ),
  "basic-auth": object<BasicAuthRecipe>({ kind: word("basic-auth"), header: HEADER, retired: TEXT }, ["kind"]),
  none: object<NoneRecipe>({ kind: word("none"), instead: TEXT }, ["kind", "instead"]),
};

const DELIVERY_PLACES = list({
  is: "object",
  fields: { header: HEADER, json: TEXT, form: TEXT, query: TEXT },
  required: [],
  oneOf: PLACES,
});

export const CONFIG: ObjectRule = {
  is: "object",
  fields: {
    $schema: TEXT,
    sources: {
      is: "map",
      of: {
        is: "object",
        fields: {
          provider: { is: "text", says: 'the name of a provider, such as "stripe"' },
          secretEnv: { is: "texts", of: { is: "text", says: "the name of an environment variable" } },
          url: TEXT,
        },
        required: ["provider"],
      },
    },
    providers: {
      is: "map",
      of: {
        is: "object",
        fields: {
          name: TEXT,
          docs: TEXT,
          scheme: { is: "kinds", kinds: RECIPES },
          event: DELIVERY_PLACES,
          deliveryId: DELIVERY_PLACES,
          env: list(TEXT),
        },
        required: ["scheme"],
      },
    },
  },
  required: [],
};

/** The first fault of a configuration: of its shape, then of what its recipes say. */
export function configFault(document: unknown): Fault | undefined {
  const shape = faultOf(document, CONFIG, "");
  if (shape) return shape;
  const { providers = {} } = document as { providers?: Readonly<Record<string, { scheme: Recipe }>> };
  for (const [id, { scheme }] of Object.entries(providers)) {
    const fault = sayingFault(scheme, `providers.${id}.scheme`);
    if (fault) return fault;
  }
  return undefined;
}

/** Of a recipe whose fields are right each: do they fit together? */
function sayingFault(recipe: Recipe, path: string): Fault | undefined {
  if (recipe.kind === "jwt") {
    const shared = recipe.algorithms.filter((name) => name.startsWith("HS")).length;
    const mixed = shared > 0 && shared < recipe.algorithms.length;
    return mixed
      ? { path: `${path}.algorithms`, problem: "mixes HS, which a secret signs, with those of key pairs" }
      : undefined;
  }
  if (!("content" in recipe)) return undefined;
  const { timestamp, signature } = recipe;
  if (timestamp && (timestamp.header ?? timestamp.json ?? signature.params?.timestamp) === undefined)
    return {
      path: `${path}.timestamp`,
      problem: "says nowhere where the time is: header, json, or signature.params.timestamp",
    };
  try {
    compile(recipe);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { path: `${path}.content`, problem: `knows no word {${error.word}}` };
  }
  return undefined;
}
