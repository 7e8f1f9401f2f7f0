/** Keys of no worth in the form of those that matter, with the same mistakes in them. */
import type { KeyObject } from "node:crypto";
import type { KeyFormat } from "../core/recipe.ts";
import { KEY_FORMATS, publicKey } from "../schemes/keys.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import type { Fakes } from "./fakes.ts";

/** Makes a key pair like a public key: of the same type, curve or size. Chance is the caller's. */
export type PairMaker = (like: KeyObject) => { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export interface Throwaway {
  /** As it is configured in place of the real one. */
  readonly text: string;
  readonly privateKey?: KeyObject;
}

/** @param text the real secret, or the public key. */
export function throwaway(text: string, scheme: Scheme, fakes: Fakes, makePair: PairMaker): Throwaway {
  const found = readPublic(text, scheme);
  if (found) {
    const { head, key, format } = found;
    const pair = makePair(key);
    return {
      text: fakeSecret(head, fakes) + writtenLike(text.slice(head.length), pair.publicKey, format),
      privateKey: pair.privateKey,
    };
  }
  return {
    text: scheme.recipe.kind === "token" || scheme.recipe.kind === "basic-auth" ? text : fakeSecret(text, fakes),
  };
}

/** `whsec_`, `v1,whsec_`, `sk_live_`: what comes before the secret's own characters. */
const PREFIX = /^(?:(?:v\d,)?[a-z]{2,8}[_-](?:(?:live|test|prod|sandbox)[_-])?)?/;

/** Blanks, quotes, prefix and encoding are as they were; the rest is not. */
export function fakeSecret(text: string, fakes: Fakes): string {
  const [, before = "", prefix = "", core = "", after = ""] = new RegExp(
    `^([\\s"'\`]*)(${PREFIX.source.slice(1)})(.*?)([\\s"'\`]*)$`,
    "s",
  ).exec(text)!;
  return before + prefix + fakeCore(core, fakes) + after;
}

function fakeCore(core: string, fakes: Fakes): string {
  for (const encoding of ["hex", "base64", "base64url"] as const) {
    const lower = encoding === "hex" ? core.toLowerCase() : core;
    const bytes = Buffer.from(lower, encoding);
    if (bytes.length < 8 || bytes.toString(encoding) !== lower) continue;
    const made = fakes.bytes(bytes.length, `secret ${core}`).toString(encoding);
    return lower === core ? made : made.toUpperCase();
  }
  return core.replaceAll(/[\p{L}\p{N}\p{M}]+/gu, (word) => fakes.word(word));
}

interface Found {
  /** What stands before the key: what is configured beside it, or the name of its form. */
  readonly head: string;
  readonly key: KeyObject;
  readonly format: KeyFormat;
}

/** The public key that a text holds, though it may be in a form that the scheme does not take. */
function readPublic(text: string, scheme: Scheme): Found | undefined {
  const mayBe = !scheme.symmetric || scheme.recipe.kind === "standard-webhooks";
  const taken = scheme.key(text);
  if (!mayBe || (!isProblem(taken) && taken.bytes && !taken.publicKey)) return undefined;
  const head =
    scheme.recipe.kind === "standard-webhooks"
      ? text.startsWith("whpk_")
        ? "whpk_"
        : undefined
      : companionOf(text, scheme);
  if (head === undefined) return undefined;
  const bare = text.slice(head.length).replace(/^[\s"']+|[\s"']+$/g, "");
  for (const format of KEY_FORMATS) {
    const key = publicKey(bare, [format]) ?? publicKey(bare.replaceAll("\\n", "\n"), [format]);
    if (key) return { head, key, format };
  }
  return isProblem(taken) || !taken.publicKey
    ? undefined
    : { head, key: taken.publicKey, format: bare.includes("BEGIN") ? "pem" : "spki" };
}

function companionOf(text: string, { recipe }: Scheme): string {
  if (!("companion" in recipe) || recipe.companion === undefined || /^(?:-----|\{)/.test(text)) return "";
  return /^[^\n]*\n/.exec(text)?.[0] ?? "";
}

/** The new key, with the line breaks, blanks and case of the old one's text. */
function writtenLike(text: string, key: KeyObject, format: KeyFormat): string {
  const [, before = "", core = "", after = ""] = /^([\s"']*)(.*?)([\s"']*)$/s.exec(text)!;
  let made = write(key, format);
  if (format === "pem") {
    made = made.trimEnd();
    if (core.includes("\\n")) made = made.replaceAll("\n", "\\n");
    else if (core.includes("\r\n")) made = made.replaceAll("\n", "\r\n");
    else if (!core.includes("\n")) made = made.replaceAll("\n", "");
  }
  if (format === "hex" && /[A-F]/.test(core)) made = made.toUpperCase();
  return before + made + after;
}

function write(key: KeyObject, format: KeyFormat): string {
  if (format === "pem") return key.export({ type: "spki", format: "pem" }).toString();
  if (format === "spki") return key.export({ type: "spki", format: "der" }).toString("base64");
  const jwk = key.export({ format: "jwk" });
  return format === "jwk" ? JSON.stringify(jwk) : Buffer.from(jwk.x!, "base64url").toString(format);
}
