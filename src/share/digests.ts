/** Digests that stand in a delivery (signatures, hashes of the body or the URL), and what they are of. */
import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { Encoding, Hash } from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { isProblem, type Key, type Scheme } from "../schemes/scheme.ts";
import { contentsOf, macOf, signaturesMatch, type Trial } from "../verify/trial.ts";
import type { Fakes } from "./fakes.ts";
import type { Replacement } from "./redactor.ts";

/** A digest that stands in the delivery, and what it is of. */
export type Digest = Replacement &
  (
    | { readonly what: "signature"; readonly item: number; readonly content: number }
    | {
        readonly what: "hash";
        readonly algorithm: Hash;
        readonly part: "url" | "body";
        readonly over: "received" | "signed";
      }
    /** What a recipe's own code hashes into a token. */
    | { readonly what: "claim"; readonly name: string; readonly over: "received" | "signed" }
    /** Nobody knows of what. */
    | { readonly what: "unknown" }
  );

/** The encodings of the recipe: that of the signature, and that of hashes. */
function encodingsOf({ recipe }: Scheme): {
  readonly signature: Encoding | undefined;
  readonly hash: Encoding | undefined;
} {
  if (recipe.kind === "jwt") return { signature: "base64url", hash: recipe.bodyHash?.[0]?.encoding };
  return { signature: "signature" in recipe ? recipe.signature.encoding : undefined, hash: undefined };
}

type About = { [Kind in Digest["what"]]: Omit<Extract<Digest, { what: Kind }>, keyof Replacement> }[Digest["what"]];

/** Those of the signature header, and hashes of body and URL that headers, URL or token hold. */
export function oldDigests(base: Trial, signed: Trial | undefined, fakes: Fakes): Digest[] {
  const found = new Map<string, Digest>();
  const encodings = encodingsOf(base.scheme);
  const add = (old: Uint8Array, about: About): void => {
    const hex = Buffer.from(old).toString("hex");
    if (old.length >= MIN_DIGEST && !found.has(hex))
      found.set(hex, {
        ...about,
        old,
        encoding: about.what === "hash" ? encodings.hash : encodings.signature,
        made: fakes.bytes(old.length, `digest ${hex}`),
      });
  };
  if (signed) {
    const trial = signed;
    for (const [item, delivery] of [trial.delivery, ...(trial.scheme.rest?.(trial.delivery) ?? [])].entries()) {
      const one: Trial = { ...trial, delivery };
      const index = indexOfMatch(one);
      const old = index < 0 ? undefined : signedDigest(one, index);
      if (old) add(old, { what: "signature", item, content: index });
    }
    addHashes(trial.scheme, trial.delivery, "signed", add);
  }
  addHashes(base.scheme, base.delivery, "received", add);
  const claim = base.scheme.read(base.delivery);
  const token = base.scheme.recipe.kind === "token" || base.scheme.recipe.kind === "basic-auth";
  if (!isProblem(claim) && !token)
    for (const { text, bytes } of claim.signatures) {
      // What is no signature of the scheme's form stays nearly one.
      add(bytes ?? Buffer.from(text, encodings.signature ?? "base64"), { what: "unknown" });
    }
  // SendGrid's SDK mends what it reads: the header's own text is not what is compared.
  if (!base.scheme.symmetric && encodings.signature)
    for (const name of base.scheme.signatureHeaders) {
      const text = header(base.delivery.headers, name.toLowerCase());
      if (text !== undefined) add(Buffer.from(text, encodings.signature), { what: "unknown" });
    }
  return [...found.values()];
}

function addHashes(
  scheme: Scheme,
  delivery: Delivery,
  over: "received" | "signed",
  add: (old: Uint8Array, about: About) => void,
): void {
  for (const algorithm of HASHES) {
    add(createHash(algorithm).update(delivery.body).digest(), { what: "hash", algorithm, part: "body", over });
    add(createHash(algorithm).update(signedUrl(delivery)).digest(), { what: "hash", algorithm, part: "url", over });
  }
  for (const [name, old] of claimed(scheme, delivery)) add(old, { what: "claim", name, over });
}

/** Hashes in hex that a recipe's own code puts into the claims of a token. */
export function claimed({ recipe }: Scheme, delivery: Delivery): ReadonlyMap<string, Uint8Array> {
  const claims = recipe.kind === "jwt" ? (recipe.claims?.(delivery, { now: 0, id: "" }) ?? {}) : {};
  const hashes = Object.entries(claims).filter((claim): claim is [string, string] =>
    /^[0-9a-f]{32,}$/.test(String(claim[1])),
  );
  return new Map(hashes.map(([name, hex]) => [name, Buffer.from(hex, "hex")]));
}

const HASHES = ["sha256", "sha1", "md5", "sha384", "sha512"] as const;
/** Fewer bytes are no digest. */
const MIN_DIGEST = 8;

/** The bytes of the signature that holds, whole where it came cut. */
function signedDigest(trial: Trial, index: number): Uint8Array | undefined {
  const claim = trial.scheme.read(trial.delivery);
  if (isProblem(claim) || isProblem(trial.key)) return undefined;
  const content = [...contentsOf(trial, claim)][index]!;
  if (trial.truncated) return macOf(trial, content, trial.key);
  const signature = (trial.signatures ?? claim.signatures).find(
    (one) =>
      one.bytes !== undefined &&
      (trial.scheme.matches(content, one, trial.key as Key) ||
        signaturesMatch({ ...trial, signatures: [one] }, content, [one], trial.key as Key)),
  );
  return signature?.bytes ?? macOf(trial, content, trial.key);
}

/** Which of the contents is signed; -1 for none. */
export function indexOfMatch(trial: Trial): number {
  const claim = trial.scheme.read(trial.delivery);
  const { key } = trial;
  if (isProblem(claim) || isProblem(key)) return -1;
  return [...contentsOf(trial, claim)].findIndex((content) =>
    signaturesMatch(trial, content, trial.signatures ?? claim.signatures, key),
  );
}
