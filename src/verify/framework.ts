/**
 * What hookctl knows of a web framework: how to tell it, and the lines of code that mend a handler. One file a
 * framework in `fixes/`; what depends on the language alone (cryptography, most of all) is in `fixes/languages/`.
 */
import type { Encoding, Hash, HashClaim, KeyFormat, SchemeKind, SecretFormat, TimestampRule } from "../core/recipe.ts";
import type { FixTopic } from "../core/verdict.ts";

/** What a snippet is about: one endpoint and how its provider signs. `fixContext()` makes it of a recipe. */
export interface FixContext {
  readonly providerId: string;
  readonly providerName: string;
  /** The endpoint's path: `/webhooks/stripe`. */
  readonly path: string;
  /** The environment variable that holds the secret, or the public key. */
  readonly secretEnv: string;
  readonly kind: SchemeKind;
  /** Of the MAC or signature; where JWTs are signed, `jwt` says it. */
  readonly algorithm: Hash;
  /** `hash`: a plain hash of the content, the secret being part of it. */
  readonly construction: "hmac" | "hash";
  readonly secret: SecretForm;
  readonly signature: SignaturePlace;
  /** Template of the signed bytes; absent where no template says them: the snippets then have `content`. */
  readonly signedContent?: string;
  /** The body is a form, and this field of it holds the JSON that paths are of. */
  readonly formJson?: string;
  readonly timestamp?: TimestampPlace;
  /** Header of the delivery's id, where it is signed. */
  readonly idHeader?: string;
  readonly publicKey?: PublicKeyForm;
  readonly jwt?: { readonly algorithms: readonly string[]; readonly bodyHash?: HashClaim };
}

/** How the secret's text becomes the key; `special`: in a way that only the provider's file says. */
export interface SecretForm extends Pick<SecretFormat, "decode" | "prefix" | "normalize"> {
  readonly special?: boolean;
}

/** Where the signature (or token) is and how it is written. One of `header`, `json`, `form`, `query`, `body` is set, or none. */
export interface SignaturePlace {
  readonly header?: string;
  /** A path in the body's JSON, or in that of `FixContext.formJson`. */
  readonly json?: string;
  readonly form?: string;
  readonly query?: string;
  /** The whole body is the token. */
  readonly body?: boolean;
  readonly encoding: Encoding;
  /** Text right before the digest: `sha256=`, `v1,`; of a parameter its name: `v1=`. */
  readonly prefix: string;
  /** Text right after it: the padding of base64url. */
  readonly suffix?: string;
  /** Written in a way that only the provider's file says. */
  readonly special?: boolean;
  /** Several stand in one header, parted by this text. */
  readonly separator?: string;
  /** Blanks may stand around the parts. */
  readonly blanks?: boolean;
}

export interface TimestampPlace {
  readonly header?: string;
  readonly json?: string;
  /** A parameter of the signature header: `t=`; "": its first part. */
  readonly param?: string;
  readonly unit: TimestampRule["unit"];
  /** Seconds. */
  readonly tolerance: number;
}

export interface PublicKeyForm {
  readonly format: KeyFormat;
  readonly dsaEncoding: "der" | "ieee-p1363";
  readonly padding: "pkcs1" | "pss";
}

/** Do code and not words of the recipe make the key, or write the signature? */
export function isSpecial({ secret, signature }: FixContext): boolean {
  return secret.special === true || signature.special === true;
}

export type Lines = readonly string[];

/** The framework's words for what every handler needs: expressions and statements of its language. */
export interface Handler {
  /** The body's exact bytes, once the handler is as the raw-body fix shows it. */
  readonly raw: string;
  /** A header's text, or "" (JavaScript: or nothing) where it is absent. */
  readonly header: (name: string) => string;
  /** The same where a line is short. */
  readonly headerInShort?: (name: string) => string;
  readonly query: (name: string) => string;
  readonly method: string;
  /** Statements that define `url`: the URL as the provider was told it, host from PUBLIC_HOST. */
  readonly url: Lines;
  /** Statements that answer 400 and end the handler. */
  readonly refuse: Lines;
  /** An environment variable, where it is not read as the language reads it. */
  readonly env?: (name: string) => string;
}

/** A fix in full, and in one line for a list of frameworks. */
export interface Snippet {
  readonly lines: (context: FixContext) => Lines;
  /** The essential call; at most 62 columns. */
  readonly inShort: (context: FixContext) => string;
}

/** How a project tells its framework. */
export interface Recognition {
  /** Names of dependencies in the language's manifests. */
  readonly packages: readonly string[];
  /** Files in the project's root that tell it whatever the dependencies are. */
  readonly files?: readonly string[];
  /** Ids of frameworks that it is built on, or runs on: where both are found, this one is meant. */
  readonly over?: readonly string[];
}

export interface Framework {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly recognised: Recognition;
  readonly handler: Handler;
  /** The two that every framework solves in its own way, and whatever else it does differently from its language. */
  readonly fixes: Readonly<Record<"raw-body" | "public-url", Snippet>> & Readonly<Partial<Record<FixTopic, Snippet>>>;
}

/**
 * Cryptography, encodings, clocks and environment: the same in every framework of a language. Lines and expressions
 * that `fixes/topics.ts` puts together. The snippets' names: `secret`, `key`, `signature` (or `parts`, where the header
 * holds several), `timestamp`, `id`, `url`, `event`, `form`, `sorted`, `content`, `expected`, `valid`.
 */
export interface Language {
  readonly id: string;
  readonly name: string;
  /** Files that list a project's dependencies. */
  readonly manifests: readonly string[];
  readonly comment: "//" | "#";
  readonly indentation: string;
  readonly env: (name: string) => string;
  /** Names a text: `signature`, `timestamp`, `id`. */
  readonly set: (name: string, value: string) => Lines;
  /** Defines it by a variable of the environment: trimmed, never empty. */
  readonly secretValue: (name: "secret" | "publicKey", value: string, variable: string) => Lines;
  readonly refuseEmpty: (name: "signature" | "parts", refuse: Lines) => Lines;
  /** The body's bytes as a text. */
  readonly textOf: (raw: string) => string;
  /** Defines `event`, `form` of the body; `sorted`: Twilio's form parameters, by name. */
  readonly parseJson: (source: string, isText: boolean) => string;
  readonly parseForm: (raw: string) => Lines;
  readonly sortForm: (raw: string) => Lines;
  readonly jsonField: (path: string) => string;
  readonly formField: (name: string) => string;
  /** Defines `parts` of a header's text. */
  readonly split: (header: string, separator: string, blanks: boolean, hasTime: boolean) => Lines;
  /** Defines `timestamp`: the part that begins with `t=`, without that, or the first one for ""; `parts` of the header are there. */
  readonly param: (prefix: string, separator: string) => Lines;
  /** The key's bytes as an expression of `secret`. */
  readonly key: (secret: SecretForm) => string;
  /** Names the key's bytes. */
  readonly setKey: (value: string) => Lines;
  /** Defines `expected`: the prefix and the MAC of the signed content. */
  readonly mac: (context: FixContext, handler: Handler) => Lines;
  /** Defines `expected`: the prefix and the secret itself, or its base64 (basic auth). */
  readonly token: (prefix: string, encoded: boolean) => string;
  /**
   * Defines `valid`, in constant time: is `signature`, or any of `parts`, the same as that name?
   * `keyMayFail`: the key was decoded, which Go tells by a value.
   */
  readonly equal: (given: "signature" | "parts", wanted: "expected" | "secret", keyMayFail: boolean) => Lines;
  /** Defines `key` of `publicKey`, a text. */
  readonly publicKey: (context: FixContext) => Lines;
  /** Defines `valid`: Ed25519, ECDSA and RSA, of `key` and `signature`. */
  readonly verify: (context: FixContext, handler: Handler) => Lines;
  /** Defines `valid`: a JWT in `signature`, and the hash of the body that it claims. */
  readonly jwt: (context: FixContext, handler: Handler) => Lines;
  /** Refuses an old `timestamp`. */
  readonly age: (timestamp: TimestampPlace, refuse: Lines) => Lines;
  /** Text for the parser, made of the bytes as UTF-8. */
  readonly decode: (raw: string) => Lines;
  /** The essential call, for a list of languages. */
  readonly inShort: {
    readonly secretValue: (variable: string) => string;
    /** Where `key` is too long for a line. */
    readonly key?: (secret: SecretForm) => string;
    readonly publicKey: (context: FixContext) => string;
    readonly content: (context: FixContext) => string;
    readonly mac: (context: FixContext) => string;
    readonly list: (separator: string) => string;
    readonly age: (timestamp: TimestampPlace) => string;
    readonly decode: string;
  };
}

/** Gives a framework file's default export its type. */
export function framework(definition: Framework): Framework {
  return definition;
}
