/** Which providers may have sent a delivery: by header names, then by what each says of itself. */
import type { Delivery } from "../core/delivery.ts";
import type { Provider } from "../core/provider.ts";
import { compile } from "../schemes/compile.ts";
import type { Scheme } from "../schemes/scheme.ts";

/** Header name (lower case) → ids. All that detection needs before a provider's file is loaded. */
export interface DetectionIndex {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Providers that only the body or the URL tells. */
  readonly byBody: readonly string[];
}

/** The ids of the providers whose headers the delivery carries; those that only a body tells, where there are none. */
export function candidateIds(delivery: Delivery, index: DetectionIndex): string[] {
  const found = new Set<string>();
  for (const [name] of delivery.headers) {
    const lower = name.toLowerCase();
    if (Object.hasOwn(index.headers, lower)) for (const id of index.headers[lower]!) found.add(id);
  }
  return found.size > 0 ? [...found] : [...index.byBody];
}

/** What detection asks of a provider again and again, worked out once. Header names in lower case. */
interface Traits {
  /** Its own headers in which no signature is. */
  readonly named: readonly string[];
  readonly signature: readonly string[];
  /** Schemes whose signature or token stands in the body or the URL. */
  readonly elsewhere: readonly Scheme[];
  /** It only signs in a way that is no longer used. */
  readonly retired: boolean;
}

const traits = new WeakMap<Provider, Traits>();

function traitsOf(provider: Provider): Traits {
  let known = traits.get(provider);
  if (!known) {
    const schemes = provider.schemes.map(compile);
    known = {
      named: provider.detect?.headers ?? [],
      signature: schemes.flatMap(({ signatureHeaders }) => signatureHeaders).map((name) => name.toLowerCase()),
      elsewhere: schemes.filter(({ signatureHeaders }) => signatureHeaders.length === 0),
      retired: provider.schemes.every((recipe) => "retired" in recipe && recipe.retired !== undefined),
    };
    traits.set(provider, known);
  }
  return known;
}

interface Candidate {
  readonly provider: Provider;
  /** Headers of its own are there. */
  readonly told: boolean;
  /** Its signature headers that are there. */
  readonly signature: readonly string[];
  readonly score: number;
}

/**
 * The candidates that may have sent the delivery, likeliest first. Where a header that only one provider sends tells
 * it (X-GitLab-Event), those that merely read the same signature header are out: else a stale delivery would be
 * genuine for a laxer provider of the same scheme. A retired provider is out where the stronger signature is there.
 */
export function rankCandidates(candidates: readonly Provider[], delivery: Delivery): Provider[] {
  const names = new Set(delivery.headers.map(([name]) => name.toLowerCase()));
  const ranked: Candidate[] = [];
  for (const provider of candidates) {
    const candidate = candidateOf(provider, delivery, names);
    if (candidate.score > 0) ranked.push(candidate);
  }
  ranked.sort((a, b) => b.score - a.score);
  const taken = new Set(ranked.flatMap(({ told, signature }) => (told ? signature : [])));
  const strong = ranked.some(
    ({ provider, told, signature }) => told && signature.length > 0 && !traitsOf(provider).retired,
  );
  return ranked
    .filter(({ told, signature }) => told || signature.length === 0 || signature.some((name) => !taken.has(name)))
    .filter(({ provider }) => !strong || !traitsOf(provider).retired)
    .map(({ provider }) => provider);
}

/** The providers named after a whole family come first in it when nothing tells more. */
const FAMILIES = new Set(["standard-webhooks", "svix"]);

function candidateOf(provider: Provider, delivery: Delivery, names: ReadonlySet<string>): Candidate {
  const { detect } = provider;
  const { named, signature, elsewhere } = traitsOf(provider);
  const own = named.reduce((count, name) => count + (names.has(name) ? 1 : 0), 0);
  const there = signature.filter((name) => names.has(name));
  const body = detect?.body?.(delivery) ?? false;
  // A signature or token in a body field (`token`) tells nothing where the body is not the provider's.
  const inBody = body || own > 0 || detect?.body === undefined;
  const present = there.length > 0 || (inBody && elsewhere.some((scheme) => scheme.present(delivery)));
  const preferred = detect?.prefer?.(delivery) ?? false;
  const none = !present && own === 0 && !body && !preferred;
  const score = none
    ? 0
    : (preferred ? 16 : 0) + own * 4 + (body ? 4 : 0) + (present ? 2 : 0) + (FAMILIES.has(provider.id) ? 1 : 0);
  return { provider, told: own > 0, signature: there, score };
}
