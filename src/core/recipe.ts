/**
 * How a provider signs, as data: what `hookctl.config.json` can say of a custom provider, and what the catalogue's
 * files say of theirs. The same recipe verifies and signs. Where an SDK does something that no word here can say,
 * a catalogue file adds a function (the members that JSON cannot hold).
 */
import type { Delivery } from "./delivery.ts";

export const HASHES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;
export type Hash = (typeof HASHES)[number];
export const ENCODINGS = ["hex", "base64", "base64url"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * How the dashboard's string becomes the key.
 * `text`: its UTF-8 bytes. `base64`, `hex`: decoded. A `prefix` (`whsec_`) is taken off first where it is there.
 */
export interface SecretFormat {
  readonly decode: "text" | "base64" | "hex";
  readonly prefix?: string;
  /** The SDK refuses a secret that lacks the prefix. */
  readonly prefixRequired?: boolean;
  /** Unicode normalisation before encoding (EasyPost: NFKD). */
  readonly normalize?: "NFKD" | "NFC";
  /** For code: where none of the above says it. Returns undefined where the secret cannot be a key. */
  readonly toKey?: (secret: string) => Uint8Array | undefined;
}

/**
 * Where the signature is and how it is written. Exactly one of `header`, `json`, `form`, `query` is set; `form` with
 * `json`: inside a form field that holds JSON.
 */
export interface SignatureSource {
  /** Header names in their usual case. Several: each that is there is read, in this order. */
  readonly header?: string | readonly string[];
  /** Path into a JSON body: dots, numeric index. */
  readonly json?: string;
  readonly form?: string;
  readonly query?: string;
  readonly encoding: Encoding;
  /** Text before the value (`sha256=`): demanded, and cut off. */
  readonly prefix?: string;
  /** `t=…,v1=…`: the names of the parameters. Several signatures may carry the same name. */
  readonly params?: {
    readonly signature: string;
    readonly timestamp?: string;
    /** Default `,`. */
    readonly separator?: string;
    /** Blanks around names and values are cut off. Default false. */
    readonly trim?: boolean;
    /** Between signatures when it writes; default: `separator`. */
    readonly joiner?: string;
  };
  /** Several signatures in one value, parted by this text, without names. */
  readonly list?: string;
  /** `v1,BASE64 v1,BASE64`: entries parted by blanks, each a version and a signature. */
  readonly versions?: { readonly accept: string; readonly separator?: string };
  /**
   * How the SDK compares. `text`: as strings, so upper-case hex or another base64 alphabet fails (the default).
   * `bytes`: decoded leniently first, as Node's Buffer does.
   */
  readonly compare?: "text" | "bytes";
  /** For code: reads the header's text as the SDK does. Overrides prefix, params and versions. */
  readonly parse?: (text: string) => ParsedSignature | undefined;
  /** For code: the text that `sign` writes, where `parse` reads what no word here can write. */
  readonly write?: (signature: string, timestamp: string) => string;
}

export interface ParsedSignature {
  /** The values to compare, without prefix or version. */
  readonly signatures: readonly string[];
  /** Values that are there under another name or version, which the SDK does not look at. */
  readonly others?: readonly string[];
  readonly timestamp?: string;
}

export interface TimestampRule {
  /** Where it is, unless it is a parameter of the signature header. */
  readonly header?: string;
  readonly json?: string;
  readonly unit: "s" | "ms" | "iso8601";
  /** Seconds; 0 or absent: the SDK checks no age. */
  readonly tolerance?: number;
  /** What the SDK does with a timestamp beyond now + tolerance. Default `refuse`. */
  readonly future?: "accept" | "refuse";
  /** What stands in the signed content: the text as it came (default) or the number that the SDK read. */
  readonly signs?: "text" | "number";
  /** The delivery is refused without one. Default true. */
  readonly required?: boolean;
  /** For code: reads the text as the SDK does; Unix ms, or NaN for what is no time. */
  readonly parse?: (text: string) => number;
  /** For code: the SDK's own comparison; true where it accepts (NaN too, where it takes what is no time). Overrides tolerance and future. */
  readonly accepts?: (timestampMs: number, nowMs: number, toleranceSeconds: number) => boolean;
}

interface SignedContent {
  readonly signature: SignatureSource;
  /**
   * The signed bytes as a template: `{timestamp}.{body}`. Several: each is tried, as the SDK does.
   * Words: {body} {text} {timestamp} {id} {url} {method} {path} {query} {host} {header:NAME} {json:path} {form:name}
   * {form:name:path} (a path into the JSON that the field holds) {query:name} {sortedFormParams} {secret} {bodyHash:sha256:hex} {bodyCrc32}. {text} is the body as an SDK that takes a string
   * signs it: bytes that are no UTF-8 have become U+FFFD.
   */
  readonly content: string | readonly string[];
  readonly timestamp?: TimestampRule;
  /** Header that carries the delivery's id, where the content has {id}. */
  readonly id?: { readonly header: string };
  /** For code: the signed bytes where no template can say them; several where the SDK tries several. */
  readonly contents?: (delivery: Delivery, vars: ContentVars) => Iterable<readonly ContentPart[]>;
  /** A hash of the body that stands in something signed, checked too (Twilio's bodySHA256). */
  readonly bindings?: (delivery: Delivery) => readonly Binding[];
  /** The signed content holds nothing of the event (Mailgun), so a match proves the sender only. */
  readonly assurance?: "token";
  /** The provider no longer signs this way, or should not: never chosen over a stronger scheme that is there. */
  readonly retired?: string;
  /** For code: the delivery rewritten so that `sign` can sign it (a body field, a query parameter …). */
  readonly prepare?: (draft: Delivery, at: SigningTime) => Delivery;
  /** For code: what the SDK demands besides (a content type, a version field): a text that names what is wrong. */
  readonly demands?: (delivery: Delivery) => string | undefined;
  /** For code: the delivery names the digest (SNS SignatureVersion, Sumsub x-payload-digest-alg). Default: `algorithm`. */
  readonly algorithmOf?: (delivery: Delivery) => Hash | undefined;
}

/** A piece of the signed content and what it is, for `--explain`. */
export interface ContentPart {
  readonly label: string;
  readonly bytes: string | Uint8Array;
}

export interface ContentVars {
  readonly timestamp: string;
  readonly id: string;
}

export interface SigningTime {
  /** Unix ms. */
  readonly now: number;
  readonly id: string;
}

/** A hash of the body that the signature covers. */
export interface Binding {
  readonly name: string;
  readonly algorithm: Hash;
  readonly encoding: Encoding;
  /** What the delivery says it is. */
  readonly expected: string;
  /** What it is the hash of: the body (default), the body as an SDK that takes a string reads it, or the URL. */
  readonly over?: "body" | "text" | "url";
  /** Hex digits in either case are the same. */
  readonly ignoreCase?: boolean;
  /** `bytes`: decoded leniently first, as Node's Buffer does. Default `text`. */
  readonly compare?: "text" | "bytes";
}

export interface HmacRecipe extends SignedContent {
  readonly kind: "hmac";
  readonly algorithm: Hash;
  /** `hash`: no MAC, but a plain hash of the content, which has {secret} in it. Default `hmac`. */
  readonly construction?: "hmac" | "hash";
  readonly secret?: SecretFormat;
  /** For code: of a batch whose items are signed one by one (Adyen), those after the first, each as a delivery of its own. All must hold. */
  readonly rest?: (delivery: Delivery) => readonly Delivery[];
}

/** Standard Webhooks (standardwebhooks.com, specification 1.0): v1 is HMAC-SHA256, v1a is Ed25519. */
export interface StandardWebhooksRecipe {
  readonly kind: "standard-webhooks";
  /** Prefixes of the header names, in their usual case. Each of the three headers is read under the first under which it is there. Default ["webhook"]. */
  readonly headers?: readonly string[];
  /** Blanks around header values are cut off, as fetch's Headers do. Default false. */
  readonly trim?: boolean;
  /** Default: `whsec_` cut off, the rest decoded as the reference library's strict base64 does. */
  readonly secret?: SecretFormat;
  /** Default: as the reference library; whole seconds (parseInt), 300 either way, and the number is signed. */
  readonly timestamp?: Partial<Omit<TimestampRule, "header" | "json">>;
  readonly compare?: "text" | "bytes";
  readonly retired?: string;
  /** For code: reads the signature header's text as the SDK does. */
  readonly parse?: SignatureSource["parse"];
  /** For code: the signed bytes, where they are not `{id}.{timestamp}.{text}`. */
  readonly contents?: SignedContent["contents"];
  /** For code: what the SDK demands besides. */
  readonly demands?: SignedContent["demands"];
}

export interface AsymmetricRecipe extends SignedContent {
  readonly kind: "ed25519" | "ecdsa" | "rsa";
  /** Digest of ECDSA and RSA. Default sha256. */
  readonly algorithm?: Hash;
  /** ECDSA signatures as DER (default) or as r‖s. */
  readonly dsaEncoding?: "der" | "ieee-p1363";
  /** How the SDK takes the public key; a certificate counts as pem. */
  readonly keyFormats: readonly KeyFormat[];
  /**
   * What is configured beside the key and signed along, as {secret} (PayPal: "webhook id"): its name. The key's text
   * has it on a line of its own before the key.
   */
  readonly companion?: string;
  /** For code: the public key's text as the SDK reads it, before `keyFormats`; undefined where it refuses it. */
  readonly keyText?: (text: string) => string | undefined;
  /** RSA padding. Default pkcs1. */
  readonly padding?: "pkcs1" | "pss";
  /** Where the key is, if the delivery or the provider's documentation says so. */
  readonly keyUrl?: KeyUrl;
}

/** `hex`, `base64`: a raw Ed25519 key. `spki`: base64 of the DER. `pem`: a key or a certificate. */
export type KeyFormat = "pem" | "spki" | "jwk" | "hex" | "base64";

/** Where a key is: at a fixed address, or where the delivery says; and which hosts may serve it. */
export interface KeyUrl {
  readonly header?: string;
  readonly json?: string;
  /** Where the delivery names a path only: what stands before it. */
  readonly base?: string;
  /** A fixed address; header and json are not asked then. */
  readonly fixed?: string;
  /**
   * The hosts that may serve it: names, compared as they stand; an entry with a backslash is the source of a regular
   * expression that the whole host name must match (`sns\.[a-z0-9-]+\.amazonaws\.com`).
   */
  readonly hosts: readonly string[];
  readonly format: "pem" | "jwk" | "jwks";
}

export interface JwtRecipe {
  readonly kind: "jwt";
  readonly header?: string;
  /** `Bearer ` and the like: cut off where it is there. */
  readonly prefix?: string;
  readonly json?: string;
  /** The whole body is the token, and its claims are the event. */
  readonly body?: true;
  /** The SDK's list: never the token's choice of family. */
  readonly algorithms: readonly (
    | "HS256"
    | "HS384"
    | "HS512"
    | "RS256"
    | "RS384"
    | "RS512"
    | "ES256"
    | "ES384"
    | "PS256"
    | "EdDSA"
  )[];
  /** Claims that hold a hash of the body or URL. */
  readonly bodyHash?: readonly HashClaim[];
  readonly issuer?: string;
  /** Leeway on nbf and exp, seconds. Default 0. */
  readonly leeway?: number;
  /** Oldest `iat` that the SDK takes, seconds. */
  readonly maxAge?: number;
  readonly required?: readonly string[];
  /**
   * How the library compares the signature. `text`: as strict base64url, so a padded one fails (jsonwebtoken, the
   * default). `bytes`: decoded leniently first, as Node's Buffer does (jose).
   */
  readonly compare?: "text" | "bytes";
  readonly keyUrl?: KeyUrl;
  /** RS, ES, PS and EdDSA: how the public key is given. Default pem, jwk, spki. */
  readonly keyFormats?: readonly KeyFormat[];
  readonly retired?: string;
  readonly secret?: SecretFormat;
  /** Seconds that a signed token lives. Default 300. */
  readonly lifetime?: number;
  /** For code: further claims of a token that `sign` writes. */
  readonly claims?: (draft: Delivery, at: SigningTime) => Record<string, unknown>;
  /** For code: what the SDK demands besides: a text that names what is wrong. */
  readonly demands?: (delivery: Delivery) => string | undefined;
}

/** A claim that holds a hash of the body or URL. */
export interface HashClaim {
  readonly claim: string;
  readonly algorithm: Hash;
  readonly encoding: Encoding;
  readonly over?: Binding["over"];
  /** `with-body`: unless the body is empty. Default true. */
  readonly required?: boolean | "with-body";
  readonly compare?: Binding["compare"];
}

/** The secret itself in a header, a query parameter, a form or JSON field; `form` with `json`: in JSON inside a form field. */
export interface TokenRecipe {
  readonly kind: "token";
  readonly header?: string;
  readonly query?: string;
  readonly json?: string;
  readonly form?: string;
  readonly prefix?: string;
  readonly retired?: string;
}

export interface BasicAuthRecipe {
  readonly kind: "basic-auth";
  /** The secret is `user:password`. */
  readonly header?: string;
  readonly retired?: string;
}

/** The provider signs nothing; `instead` says what to rely on. */
export interface NoneRecipe {
  readonly kind: "none";
  readonly instead: string;
}

export type Recipe =
  | HmacRecipe
  | StandardWebhooksRecipe
  | AsymmetricRecipe
  | JwtRecipe
  | TokenRecipe
  | BasicAuthRecipe
  | NoneRecipe;
export type SchemeKind = Recipe["kind"];
