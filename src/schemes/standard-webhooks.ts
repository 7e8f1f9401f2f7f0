import { type KeyObject, sign, verify } from "node:crypto";
import type { HmacRecipe, StandardWebhooksRecipe, TimestampRule } from "../core/recipe.ts";
import type { Delivery, Header } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { trimEnd } from "../core/trim.ts";
import { parsesAsJsonOrIsEmpty } from "./demands.ts";
import { decodeLenient } from "./encoding.ts";
import { hmac } from "./hmac.ts";
import { privateKey, publicKey, STANDARD_SECRET } from "./keys.ts";
import { type Claim, isProblem, type Key, type Problem, type Scheme } from "./scheme.ts";
import { joinedHeader, signedContent } from "./signed-content.ts";
import { joinContent } from "./template.ts";

/** `whsec_` base64: the specification's form of a secret. */
const SECRET = { ...STANDARD_SECRET, toKey: standardKey } as const;

/** As the reference library (standardwebhooks 1.1.1) reads, judges and signs a time: in whole seconds. */
const TIMESTAMP: Pick<TimestampRule, "unit" | "tolerance" | "signs" | "parse" | "accepts"> = {
  unit: "s",
  tolerance: 300,
  signs: "number",
  parse: (text) => Number.parseInt(text, 10) * 1000,
  accepts: (timestampMs, nowMs, toleranceSeconds) =>
    Math.abs(Math.floor(nowMs / 1000) - timestampMs / 1000) <= toleranceSeconds,
};

/**
 * Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec 1.0) and Svix, which it came from:
 * `id.timestamp.body`, signed with HMAC-SHA256 (`v1,`) or Ed25519 (`v1a,`, keys `whpk_` and `whsk_`).
 */
export function standardWebhooks(recipe: StandardWebhooksRecipe): Scheme {
  const prefixes = recipe.headers ?? ["webhook"];
  const forms = prefixes.map((prefix) => oneForm(recipe, prefix));
  const first = forms[0]!;
  if (prefixes.length === 1 && !recipe.trim) return first;

  /** The delivery with the three headers as the SDK sees them, each under the first prefix. */
  const asSeen = (delivery: Delivery): Delivery => {
    const headers: Header[] = [];
    for (const name of ["id", "timestamp", "signature"]) {
      const value = firstValue(prefixes, (prefix) => joinedHeader(delivery, `${prefix}-${name}`.toLowerCase()));
      if (value !== undefined) headers.push([`${prefixes[0]!}-${name}`, recipe.trim ? value.trim() : value]);
    }
    return { ...delivery, headers };
  };

  return {
    ...first,
    signatureHeaders: forms.flatMap((form) => form.signatureHeaders),
    headers: forms.flatMap((form) => form.headers),
    idHeaders: forms.flatMap((form) => form.idHeaders),
    present: (delivery) => forms.some((form) => form.present(delivery)),
    read: (delivery) => first.read(asSeen(delivery)),
    write: (draft, key, at) => {
      const form =
        forms.find((candidate) => header(draft.headers, candidate.headers[0]!.toLowerCase()) !== undefined) ?? first;
      return form.write!(draft, key, at);
    },
  };
}

function firstValue<T, U>(items: readonly T[], valueOf: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const value = valueOf(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

function oneForm(recipe: StandardWebhooksRecipe, prefix: string): Scheme {
  const { contents, demands = parsesAsJsonOrIsEmpty } = recipe;
  const signatureHeader = `${prefix}-signature`;
  const asHmac: HmacRecipe = {
    kind: "hmac",
    algorithm: "sha256",
    signature: {
      header: signatureHeader,
      encoding: "base64",
      versions: { accept: "v1" },
      compare: recipe.compare,
      parse: recipe.parse,
    },
    id: { header: `${prefix}-id` },
    timestamp: { ...TIMESTAMP, ...recipe.timestamp, header: `${prefix}-timestamp` },
    content: "{id}.{timestamp}.{text}",
    secret: recipe.secret ?? SECRET,
    demands,
    ...(contents && { contents }),
  };
  const shared = hmac(asHmac);
  const publicSource = { ...asHmac.signature, versions: { accept: "v1a" }, parse: undefined };
  const { prepare, place, read: readPublic } = signedContent({ ...asHmac, signature: publicSource });

  const signed: NonNullable<Scheme["sign"]> = (content, { privateKey: own }) => sign(null, joinContent(content), own);

  return {
    ...shared,
    recipe,
    read: (delivery) => {
      const claim = shared.read(delivery);
      if (!header(delivery.headers, signatureHeader.toLowerCase())?.includes("v1a,")) return claim;
      return withPublicKeySignatures(claim, readPublic(delivery));
    },
    key: (secret) => keyPair(secret) ?? shared.key(secret),
    matches: (content, signature, key) => {
      if (key.publicKey === undefined) return signature.algorithm !== "v1a" && shared.matches(content, signature, key);
      return (
        signature.algorithm === "v1a" &&
        signature.bytes !== undefined &&
        verify(null, joinContent(content), key.publicKey, signature.bytes)
      );
    },
    sign: signed,
    write: (draft, key, at) => {
      if (!key.privateKey) return key.bytes && shared.write!(draft, key, at);
      const ready = prepare(draft, at);
      const [content] = shared.contents(ready.draft, ready.claim);
      return place(ready.draft, signed(content!, { privateKey: key.privateKey }).toString("base64"), ready.claim);
    },
  };
}

/** The claim with its `v1a` entries too. */
function withPublicKeySignatures(claim: Claim | Problem, publicClaim: Claim | Problem): Claim | Problem {
  if (isProblem(publicClaim)) return claim;
  const signatures = publicClaim.signatures.map((signature) => ({ ...signature, algorithm: "v1a" }));
  return isProblem(claim)
    ? { ...publicClaim, signatures }
    : { ...claim, signatures: [...claim.signatures, ...signatures] };
}

function keyPair(text: string): Key | undefined {
  const raw = (prefix: string): string => decodeLenient(text.slice(prefix.length), "base64").toString("base64");
  if (text.startsWith("whpk_")) return wrap("publicKey", publicKey(raw("whpk_"), ["base64"]));
  if (text.startsWith("whsk_")) return wrap("privateKey", privateKey(raw("whsk_")));
  return undefined;
}

function wrap(name: "publicKey" | "privateKey", key: KeyObject | undefined): Key | undefined {
  return key && { [name]: key };
}

function standardKey(secret: string): Uint8Array | undefined {
  const key = strictBase64(secret.startsWith("whsec_") ? secret.slice("whsec_".length) : secret);
  return key && key.length > 0 ? key : undefined;
}

/**
 * Base64 as the reference library decodes it (@stablelib/base64): only the standard alphabet, at most two paddings,
 * but nobody looks at a single character left over after whole groups of four, so a final newline does no harm.
 * @returns undefined where the library throws.
 */
export function strictBase64(text: string): Uint8Array | undefined {
  if (text === "") return new Uint8Array(0);
  const digits = trimEnd(text, "=");
  if (text.length < 4 || text.length - digits.length > 2) return undefined;
  const read = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return /^[A-Za-z0-9+/]*$/.test(read) ? Buffer.from(read, "base64") : undefined;
}
