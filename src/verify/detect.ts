/** Which providers may have sent a delivery: by header names, then by what each says of itself. */
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { Provider } from "../core/provider.ts";
import { compile } from "../schemes/compile.ts";

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

/**
 * The candidates that may have sent the delivery, likeliest first. Where a header that only one provider sends tells
 * it (X-GitLab-Event), those that merely read the same signature header are out: else a stale delivery would be
 * genuine for a laxer provider of the same scheme.
 */
export function rankCandidates(candidates: readonly Provider[], delivery: Delivery): Provider[] {
  const ranked = candidates
    .map((provider) => ({
      provider,
      told: namedHeaders(provider, delivery) > 0,
      score: likelihood(provider, delivery),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const taken = new Set(
    ranked.filter(({ told }) => told).flatMap(({ provider }) => presentHeaders(provider, delivery)),
  );
  const strong = ranked.some(
    ({ provider, told }) => told && !isRetired(provider) && presentHeaders(provider, delivery).length > 0,
  );
  return ranked
    .filter(({ provider, told }) => told || !sharesOnly(presentHeaders(provider, delivery), taken))
    .filter(({ provider }) => !strong || !isRetired(provider))
    .map(({ provider }) => provider);
}

/** Does it only sign in a way that is no longer used? Such a provider is out where the stronger signature is there. */
function isRetired({ schemes }: Provider): boolean {
  return schemes.every((recipe) => "retired" in recipe && recipe.retired !== undefined);
}

/** Of its own headers, those that no signature is in: how many are there. */
function namedHeaders({ detect }: Provider, { headers }: Delivery): number {
  return (detect?.headers ?? []).filter((name) => header(headers, name) !== undefined).length;
}

/** The signature headers that are there. */
function presentHeaders({ schemes }: Provider, { headers }: Delivery): string[] {
  return schemes
    .flatMap((recipe) => compile(recipe).signatureHeaders)
    .map((name) => name.toLowerCase())
    .filter((name) => header(headers, name) !== undefined);
}

function sharesOnly(names: readonly string[], taken: ReadonlySet<string>): boolean {
  return names.length > 0 && names.every((name) => taken.has(name));
}

/** The providers named after a whole family come first in it when nothing tells more. */
const FAMILIES = new Set(["standard-webhooks", "svix"]);

function likelihood(provider: Provider, delivery: Delivery): number {
  const { detect } = provider;
  const named = namedHeaders(provider, delivery);
  const body = detect?.body?.(delivery) ?? false;
  // A signature or token in a body field (`token`) tells nothing where the body is not the provider's.
  const inBody = body || named > 0 || detect?.body === undefined;
  const present = provider.schemes
    .map(compile)
    .some((scheme) => (inBody || scheme.signatureHeaders.length > 0) && scheme.present(delivery));
  const preferred = detect?.prefer?.(delivery) ?? false;
  if (!present && named === 0 && !body && !preferred) return 0;
  return (preferred ? 16 : 0) + named * 4 + (body ? 4 : 0) + (present ? 2 : 0) + (FAMILIES.has(provider.id) ? 1 : 0);
}
