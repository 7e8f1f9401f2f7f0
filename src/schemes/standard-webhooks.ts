import { type KeyObject, sign, verify } from "node:crypto";
import type { HmacRecipe, StandardWebhooksRecipe } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { decodeLenient } from "./encoding.ts";
import { hmac } from "./hmac.ts";
import { privateKey, publicKey } from "./keys.ts";
import { type Claim, isProblem, type Key, type Problem, type Scheme } from "./scheme.ts";
import { signedContent } from "./signed-content.ts";
import { joinContent } from "./template.ts";

/** `whsec_` base64: the specification's form of a secret. */
const SECRET = { decode: "base64", prefix: "whsec_" } as const;

/**
 * Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec 1.0) and Svix, which it came from:
 * `id.timestamp.body`, signed with HMAC-SHA256 (`v1,`) or Ed25519 (`v1a,`, keys `whpk_` and `whsk_`).
 */
export function standardWebhooks(recipe: StandardWebhooksRecipe): Scheme {
  const prefixes = recipe.headers ?? ["webhook"];
  const forms = prefixes.map((prefix) => oneForm(recipe, prefix));
  const first = forms[0]!;

  /** The first set of header names that is complete; with none, the one that has the most. */
  const formOf = (delivery: Delivery) =>
    forms.length === 1 ? first : (forms.find((form) => form.present(delivery) && !isProblem(form.read(delivery))) ?? forms.find((form) => form.present(delivery)) ?? first);

  return {
    ...first,
    recipe,
    signatureHeaders: forms.flatMap((form) => form.signatureHeaders),
    headers: forms.flatMap((form) => form.headers),
    idHeaders: forms.flatMap((form) => form.idHeaders),
    present: (delivery) => forms.some((form) => form.present(delivery)),
    read: (delivery) => formOf(delivery).read(delivery),
    write: (draft, key, at) => {
      const form = forms.find((candidate) => header(draft.headers, candidate.headers[0]!.toLowerCase()) !== undefined) ?? first;
      return form.write!(draft, key, at);
    },
  };
}

function oneForm(recipe: StandardWebhooksRecipe, prefix: string): Scheme {
  const signatureHeader = `${prefix}-signature`;
  const asHmac: HmacRecipe = {
    kind: "hmac",
    algorithm: "sha256",
    signature: { header: `${prefix}-signature`, encoding: "base64", versions: { accept: "v1" }, compare: recipe.compare },
    id: { header: `${prefix}-id` },
    timestamp: { unit: "s", tolerance: 300, ...recipe.timestamp, header: `${prefix}-timestamp` },
    content: "{id}.{timestamp}.{body}",
    secret: recipe.secret ?? SECRET,
  };
  const shared = hmac(asHmac);
  const { prepare, place, read: readPublic } = signedContent({ ...asHmac, signature: { ...asHmac.signature, versions: { accept: "v1a" } } });

  return {
    ...shared,
    recipe,
    read: (delivery) => {
      const claim = shared.read(delivery);
      if (!header(delivery.headers, signatureHeader)?.includes("v1a,")) return claim;
      return withPublicKeySignatures(claim, readPublic(delivery));
    },
    key: (secret) => keyPair(secret) ?? shared.key(secret),
    matches: (content, signature, key) => {
      if (key.publicKey === undefined) return signature.algorithm !== "v1a" && shared.matches(content, signature, key);
      return signature.algorithm === "v1a" && signature.bytes !== undefined && verify(null, joinContent(content), key.publicKey, signature.bytes);
    },
    write: (draft, key, at) => {
      if (!key.privateKey) return key.bytes && shared.write!(draft, key, at);
      const ready = prepare(draft, at);
      const [content] = shared.contents(ready.draft, ready.claim);
      return place(ready.draft, sign(null, joinContent(content!), key.privateKey).toString("base64"), ready.claim);
    },
  };
}

/** The claim with its `v1a` entries too. */
function withPublicKeySignatures(claim: Claim | Problem, publicClaim: Claim | Problem): Claim | Problem {
  if (isProblem(publicClaim)) return claim;
  const signatures = publicClaim.signatures.map((signature) => ({ ...signature, algorithm: "v1a" }));
  return isProblem(claim) ? { ...publicClaim, signatures } : { ...claim, signatures: [...claim.signatures, ...signatures] };
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
