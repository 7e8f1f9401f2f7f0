/**
 * What every scheme can do, whatever its kind. `compile()` makes one out of a recipe; the same scheme verifies,
 * signs, and answers the questions of diagnosis.
 */
import type { KeyObject } from "node:crypto";
import type { Assurance } from "../core/verdict.ts";
import type { Delivery } from "../core/delivery.ts";
import type { Binding, ContentPart, KeyUrl, Recipe, SigningTime, TimestampRule } from "../core/recipe.ts";

/** One signature that the delivery carries. */
export interface Signature {
  /** As compared: without prefix, parameter name or version. */
  readonly text: string;
  /** Decoded; undefined where the text is not of the encoding that is compared. */
  readonly bytes: Uint8Array | undefined;
  /** Where the delivery names it: a token's (checked against the recipe's list), or the digest. */
  readonly algorithm?: string;
}

/** What a delivery says of itself. */
export interface Claim {
  /** Any of these may match. */
  readonly signatures: readonly Signature[];
  /** Listed too, but under a name or version that is not looked at. */
  readonly others: readonly string[];
  readonly timestamp?: ClaimedTime;
  /** The delivery id that is part of the signed content; "" where there is none. */
  readonly id: string;
  /** JWT: Unix ms. */
  readonly validity?: { readonly notBefore?: number; readonly expires?: number; readonly issuedAt?: number };
}

export interface ClaimedTime {
  /** As it stands in the delivery. */
  readonly text: string;
  /** As it stands in the signed content. */
  readonly signed: string;
  /** Unix ms; NaN for what is no time. */
  readonly ms: number;
  /** Where it stands, for people: "header X-Slack-Request-Timestamp". */
  readonly where: string;
}

/** The delivery, or a key, is not of the form that the scheme demands. */
export interface Problem {
  readonly problem: ProblemCode;
  /** What it is about: a header's name, a field. */
  readonly where: string;
  readonly detail: string;
  /** 1-based column of the first wrong character, where there is one. */
  readonly column?: number;
}

export type ProblemCode =
  | "header-missing"
  | "header-empty"
  | "signature-malformed"
  | "timestamp-missing"
  | "timestamp-malformed"
  | "algorithm-mismatch"
  | "secret-empty"
  | "secret-malformed"
  | "public-key-format"
  | "provider-unsigned";

/** Signed bytes, in pieces: never joined unless somebody wants to see them. */
export type Content = readonly (string | Uint8Array)[];

/** What a secret or public key became. */
export interface Key {
  /** MAC and token schemes: the key's bytes. */
  readonly bytes?: Uint8Array;
  readonly publicKey?: KeyObject;
  readonly privateKey?: KeyObject;
}

export interface Scheme {
  readonly recipe: Recipe;
  readonly assurance: Assurance;
  /** True where a shared secret makes the signature, false where a key pair does. */
  readonly symmetric: boolean;
  /** Names of the headers that carry the signature, in their usual case, for messages and detection. */
  readonly signatureHeaders: readonly string[];
  /** All headers that the scheme writes, signature included. */
  readonly headers: readonly string[];
  /** Of these, the ones that carry the delivery's id as part of the signed content. */
  readonly idHeaders: readonly string[];
  readonly timestamp?: TimestampRule;
  readonly keyUrl?: KeyUrl;
  /** Does the delivery carry a signature of this scheme at all? */
  present(delivery: Delivery): boolean;
  read(delivery: Delivery): Claim | Problem;
  /** The dashboard's string (a secret, or a public or private key) as a key. */
  key(secret: string): Key | Problem;
  /** The signed bytes; several where the SDK tries several. */
  contents(delivery: Delivery, claim: Claim): Iterable<Content>;
  /** Does the signature hold? In constant time. */
  matches(content: Content, signature: Signature, key: Key): boolean;
  /** MAC schemes only: the digest. */
  mac?(content: Content, key: Key): Buffer;
  /** Its length, bytes, where it is always the same. */
  readonly macBytes?: number;
  /** The digest or signature as the header writes it, without prefix (MAC schemes). */
  encode?(mac: Uint8Array): string;
  /** Hashes of the body that the signature covers and that are compared besides. */
  bindings(delivery: Delivery, claim: Claim): readonly Binding[];
  /** Of a batch, the items after the first, each as a delivery of its own: they must hold as well. */
  rest?(delivery: Delivery): readonly Delivery[];
  /** What the SDK demands besides; a sentence, or undefined where all is well. */
  demands(delivery: Delivery): string | undefined;
  /** The signed content in named pieces, for `--explain`. */
  explain(delivery: Delivery, claim: Claim): readonly ContentPart[];
  /** Key pairs: the signature of a content. @param algorithm what the delivery names, where it names one. */
  sign?(content: Content, key: Key & { readonly privateKey: KeyObject }, algorithm?: string): Buffer;
  /** The draft with its signature in place. Undefined where the scheme cannot sign with such a key. */
  write?(draft: Delivery, key: Key, at: SigningTime): Delivery | undefined;
}

export function isProblem(value: object): value is Problem {
  return "problem" in value;
}
