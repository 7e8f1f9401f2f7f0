/** Other secrets to try: each key once, and never the one that did not match. */
import type { Secret } from "../../core/secret.ts";
import { isProblem, type Key, type Scheme } from "../../schemes/scheme.ts";
import type { Change, Mismatch } from "../hypothesis.ts";

/** Another secret (through the scheme's own rule), or other key bytes (past it). */
export interface Candidate {
  readonly what: string;
  readonly data?: string;
  readonly secret?: string;
  readonly bytes?: Uint8Array;
}

/** The candidates as changes: those that give a key, and one that differs from the key at hand and from each other. */
export function* distinctKeys({ scheme, secret }: Mismatch, candidates: Iterable<Candidate>): Iterable<Change> {
  const seen = new Set<string>();
  if (secret) seen.add(identity(scheme.key(secret.reveal())));
  for (const { what, data, secret: text, bytes } of candidates) {
    const key = bytes === undefined ? scheme.key(text ?? "") : { bytes };
    if (isProblem(key)) continue;
    const id = identity(key);
    if (seen.has(id)) continue;
    seen.add(id);
    yield { what, ...(data !== undefined && { data }), ...(bytes === undefined ? { secret: text! } : { key }) };
  }
}

function identity(key: object): string {
  const { bytes, publicKey, privateKey } = key as Key;
  if (bytes) return `bytes ${Buffer.from(bytes).toString("base64")}`;
  if (publicKey) return `public ${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
  return privateKey ? `private ${privateKey.export({ type: "pkcs8", format: "der" }).toString("base64")}` : "";
}

/** How a scheme makes a key of a shared secret. */
export function secretRule({ recipe }: Scheme): { readonly decodes: boolean; readonly prefix: string | undefined } {
  if (recipe.kind === "standard-webhooks") {
    const { decode = "base64", prefix = "whsec_" } = recipe.secret ?? {};
    return { decodes: decode !== "text", prefix };
  }
  const format = "secret" in recipe ? recipe.secret : undefined;
  return { decodes: format !== undefined && format.decode !== "text", prefix: format?.prefix };
}

/** The prefix for want of which the scheme refuses the configured secret; undefined where that is not the matter. */
export function demandedPrefix({ scheme, secret, outcome }: Mismatch): string | undefined {
  const { prefix } = secretRule(scheme);
  const refused = "problem" in outcome && outcome.problem.problem === "secret-malformed";
  return refused && prefix !== undefined && secret?.reveal().startsWith(prefix) === false ? prefix : undefined;
}

/** What the dashboard's string is called: "signing secret", "token", "public key". */
export function secretWord(scheme: Scheme): string {
  if (!scheme.symmetric) return "public key";
  return scheme.recipe.kind === "token" ? "token" : scheme.recipe.kind === "basic-auth" ? "password" : "secret";
}

/** Where a secret came from, for people: "STRIPE_CLI_SECRET", "the file stripe.key". Never its value. */
export function nameOf({ from }: Secret): string {
  if (from.startsWith("env:")) return from.slice("env:".length);
  if (from.startsWith(".env:")) return `${from.slice(".env:".length)} (in .env)`;
  if (from.startsWith("file:")) return `the file ${from.slice("file:".length)}`;
  if (from === "capture") return "the capture's own secret";
  return from === "option" ? "the one given on the command line" : from;
}

/** Text that dashboards, SDKs and copied lines put before a secret: all that this one may have, shortest first. */
export function prefixesOf(secret: string): string[] {
  const known = KNOWN_PREFIXES.filter((prefix) => secret.toLowerCase().startsWith(prefix.toLowerCase()));
  const found = known.map((prefix) => secret.slice(0, prefix.length));
  for (const pattern of [ASSIGNMENT, ...TAGS]) found.push(pattern.exec(secret)?.[0] ?? "");
  return [...new Set(found)]
    .filter((prefix) => prefix !== "" && prefix.length < secret.length)
    .sort((a, b) => a.length - b.length);
}

const KNOWN_PREFIXES = [
  "v1,whsec_",
  "v1,",
  "v0=",
  "v1=",
  "Bearer ",
  "Basic ",
  "Token ",
  "sha256=",
  "sha1=",
  "sha512=",
  "secret:",
  "secret=",
];
/** A whole line of a .env file. */
const ASSIGNMENT = /^(?:export\s+)?[A-Z][A-Z0-9_]{1,60}=/;
/** `whsec_`, `pdl_ntfset_`: lower-case words, each with an underscore. */
const TAGS = [/^[a-z]{2,8}_/, /^(?:[a-z]{2,8}_){2}/, /^(?:[a-z]{2,8}_){3}/];

/** Does the prefix look like a part of the secret (`whsec_`), and not like something copied along (`Bearer `)? */
export function isTag(prefix: string): boolean {
  return TAGS.some((pattern) => pattern.exec(prefix)?.[0] === prefix);
}

/** A prefix in a text: what many secrets share is shown, anything else may be a part of this one. */
export function shownPrefix(prefix: string): string {
  const shared = [...KNOWN_PREFIXES, ...SECRET_PREFIXES].some((known) => known.toLowerCase() === prefix.toLowerCase());
  return shared || ASSIGNMENT.test(prefix) ? `"${prefix.trim()}"` : `its first ${prefix.length} characters`;
}

/** Prefixes of signing secrets that people leave out when they copy one. */
export const SECRET_PREFIXES = ["whsec_", "shpss_", "pdl_ntfset_", "lin_wh_", "polar_whs_", "wsec_"] as const;
