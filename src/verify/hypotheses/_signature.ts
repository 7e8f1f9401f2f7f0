/** The signature's text: where it stands, how it is dressed, and how to put another in its place. */
import type { Delivery, Header } from "../../core/delivery.ts";
import { withHeader } from "../../core/headers.ts";
import type { Encoding, SignatureSource } from "../../core/recipe.ts";
import { decodeExact } from "../../schemes/encoding.ts";
import type { Claim, Problem, Scheme, Signature } from "../../schemes/scheme.ts";
import { joinedHeader } from "../../schemes/signed-content.ts";
import type { Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme, readings } from "./_digests.ts";

/** How a scheme writes its signature into a header. */
export interface Form {
  readonly headers: readonly string[];
  readonly encoding: Encoding;
  /** Text before the value; "" where there is none. */
  readonly prefix: string;
  readonly params?: SignatureSource["params"];
  readonly versions?: SignatureSource["versions"];
}

export function formOf(scheme: Scheme): Form {
  const { recipe } = scheme;
  const headers = scheme.signatureHeaders;
  const encoding = encodingOf(scheme);
  if (recipe.kind === "standard-webhooks") return { headers, encoding, prefix: "", versions: { accept: "v1" } };
  if (recipe.kind === "basic-auth") return { headers, encoding, prefix: "Basic " };
  if (recipe.kind === "token") return { headers, encoding, prefix: recipe.prefix ?? "" };
  if (recipe.kind === "jwt" || recipe.kind === "none") return { headers, encoding, prefix: "" };
  const { prefix = "", params, versions } = recipe.signature;
  return { headers, encoding, prefix, ...(params && { params }), ...(versions && { versions }) };
}

/** The values of the signature headers that are there. */
export function signatureHeaders({ scheme, delivery }: Mismatch): Header[] {
  return scheme.signatureHeaders.flatMap((name) => {
    const value = joinedHeader(delivery, name.toLowerCase());
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** The headers with another value in a signature header's place. */
export function withValue(delivery: Delivery, name: string, value: string): readonly Header[] {
  return withHeader(delivery.headers, name, value);
}

/** The value of a header for a bare signature; undefined where it needs more than that (`t=…,v1=…`). */
export function dressed(form: Form, text: string): string | undefined {
  if (form.params) return undefined;
  return form.versions ? `${form.versions.accept},${text}` : `${form.prefix}${text}`;
}

/** What the delivery says of itself, or undefined where it is not of the scheme's form. */
export function claimOf({ outcome }: Mismatch): Claim | undefined {
  return "claim" in outcome ? outcome.claim : undefined;
}

export function problemOf({ outcome }: Mismatch): Problem | undefined {
  return "problem" in outcome ? outcome.problem : undefined;
}

/** Did the signature itself hold, and only something besides did not (a body hash, what the SDK demands)? */
export function signatureHeld({ outcome }: Mismatch): boolean {
  return !outcome.holds && "claim" in outcome && (outcome.binding !== undefined || outcome.demand !== undefined);
}

/** The signatures to explain: those of the delivery, or the value that the user's code computed. */
export function signaturesOf(mismatch: Mismatch): readonly Signature[] {
  const { direction, computed, scheme } = mismatch;
  if (direction === "capture") return claimOf(mismatch)?.signatures ?? [];
  return computed === undefined ? [] : [{ text: computed, bytes: decodeExact(computed, encodingOf(scheme)) }];
}

/** Repairs look at header values up to this many characters: longer ones are no signature. */
export const MAX_VALUE = 8192;

/** The text without blanks, quotes, brackets and commas at both ends: what logs, arrays and templates put around. */
export function peeled(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && AROUND.has(text[start]!)) start += 1;
  while (end > start && AROUND.has(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

const AROUND = new Set(" \t\r\n\"'`,;[]<>");

/** What stands before a signature's value: the scheme's own prefix in any case, or one that other schemes write. */
export function prefixOf(text: string, form: Form): string {
  const { prefix } = form;
  if (prefix !== "" && text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase())
    return text.slice(0, prefix.length);
  return FOREIGN.exec(text)?.[0] ?? "";
}

const FOREIGN =
  /^(?:(?:hmac[-_ ]?)?(?:sha-?\d{1,3}|md5)[=:, ]|v?\d+[a-z]?[=:,]|bearer |basic |signature[=: ]|sig=|hmac[=: ]|0x|b['"])\s*/i;

/** The values of signature headers that hold something else than what the scheme read, bare of all around them. */
export function unreadValues(mismatch: Mismatch): { readonly header: string; readonly text: string }[] {
  const form = formOf(mismatch.scheme);
  if (mismatch.direction === "handler" || form.params) return [];
  const read = new Set(claimOf(mismatch)?.signatures.map(({ text }) => text));
  return signatureHeaders(mismatch)
    .filter(([, value]) => value.length <= MAX_VALUE)
    .map(([header, value]) => ({ header, text: bareValue(value, form) }))
    .filter(({ text }) => text !== "" && !read.has(text));
}

/** `sha256="ab…"` → `ab…` */
export function bareValue(value: string, form: Form): string {
  const text = peeled(value);
  return peeled(text.slice(prefixOf(text, form).length));
}

/** The parameters (`t`, `v1`) that no signature header has; none where the scheme's has no parameters. */
export function absentParams(mismatch: Mismatch): string[] {
  const { params } = formOf(mismatch.scheme);
  if (!params) return [];
  const there = new Set(
    signatureHeaders(mismatch)
      .filter(([, value]) => value.length <= MAX_VALUE)
      .flatMap(([, value]) => value.split(params.separator ?? ",").map((item) => item.trim().split("=")[0]!)),
  );
  return [params.timestamp ?? [], params.signature].flat().filter((name) => !there.has(name));
}

/** A signature is there, with its name or bare, and its header has no timestamp where one belongs beside it. */
export function timeLeftOut(mismatch: Mismatch): string | undefined {
  const form = formOf(mismatch.scheme);
  const absent = absentParams(mismatch);
  const time = form.params?.timestamp;
  if (time === undefined || !absent.includes(time)) return undefined;
  const isThere =
    !absent.includes(form.params!.signature) ||
    signatureHeaders(mismatch).some(([, value]) =>
      readings(bareValue(value.slice(0, MAX_VALUE), form)).some(({ bytes }) => fitsScheme(mismatch.scheme, bytes)),
    );
  return isThere ? time : undefined;
}
