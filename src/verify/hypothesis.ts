/**
 * What a hypothesis is: one cause, one file in `hypotheses/`. It changes the delivery, the secret or the scheme, and
 * diagnosis asks whether the signature holds then. Only that, or a fact read off the capture, is proof.
 */
import type { Delivery, Header } from "../core/delivery.ts";
import type { JsonNode } from "../core/json-tree.ts";
import type { Provider } from "../core/provider.ts";
import type { Hash } from "../core/recipe.ts";
import type { Secret } from "../core/secret.ts";
import type { Aspect, Fix } from "../core/verdict.ts";
import type { Key, Scheme, Signature } from "../schemes/scheme.ts";
import type { Outcome } from "./trial.ts";

/**
 * `capture`: the signature does not hold; what happened to the delivery, or to the secret, since it was signed?
 * `handler`: the capture is valid, but the user's code computed another digest; what does their code do?
 */
export type Direction = "capture" | "handler";

/** What did not match, and everything that may explain it. */
export interface Mismatch {
  readonly direction: Direction;
  readonly provider: Provider;
  readonly scheme: Scheme;
  readonly delivery: Delivery;
  /** How the delivery as it is was judged. */
  readonly outcome: Outcome;
  /** The secret of the verdict (the first, where there are several). */
  readonly secret: Secret | undefined;
  /** Secrets that are configured elsewhere. */
  readonly others: readonly Secret[];
  /** Other schemes by provider, for recipes that fit with the same secret. */
  readonly neighbours: readonly Neighbour[];
  /** `handler`: the value that the user's code computed, as given. */
  readonly computed?: string;
  /** Only single changes are tried: one of very many deliveries that nothing explains. */
  readonly brief?: boolean;
  /** Does the signed content contain the URL? */
  readonly signsUrl: boolean;
  /** Does the body play any part in the signature? A token in a header does not care. */
  readonly signsBody: boolean;
  /** The body as text, where it is UTF-8. */
  readonly text: string | undefined;
  /** The body as JSON with its lexemes, where it is JSON. */
  readonly json: JsonNode | undefined;
}

export interface Neighbour {
  readonly provider: Provider;
  readonly scheme: Scheme;
  readonly secrets: readonly Secret[];
}

/** One thing changed; the rest of the trial stays. */
export interface Change {
  /** After the verb "matches": "written with 2-space indentation". The evidence line of the finding. */
  readonly what: string;
  readonly body?: Uint8Array;
  readonly headers?: readonly Header[];
  readonly url?: string;
  readonly method?: string;
  /** Another dashboard string, through the scheme's own rule. */
  readonly secret?: string;
  /** Another key, past the scheme's rule. */
  readonly key?: Key;
  readonly scheme?: Scheme;
  readonly signatures?: readonly Signature[];
  readonly algorithm?: Hash;
  readonly template?: string;
  readonly truncated?: boolean;
  /** Body: other body hypotheses are tried on what it gives. For changes that the capture itself suggests. */
  readonly stacks?: boolean;
  /** Anything that `explain` wants to know of it. */
  readonly data?: string;
}

export interface Explanation {
  /** One sentence, the cause. */
  readonly title: string;
  /** A sentence or two: how it comes about, what the evidence says. */
  readonly detail: string;
  readonly fix: Fix;
}

export interface Hypothesis {
  /** Stable: scripts and tests match on it. */
  readonly code: string;
  /** What its changes touch; two changes of different aspects can be a pair. */
  readonly aspect: Aspect;
  /** Order of trying: the more special before the more general, then the more frequent. Lower is earlier. */
  readonly rank: number;
  /** Default: both directions. */
  readonly only?: Direction;
  /** Never part of a pair. */
  readonly alone?: boolean;
  /** The changes that would prove it; none where it does not apply. */
  attempts?(mismatch: Mismatch): Iterable<Change>;
  /** What the MACs computed so far prove, when no change of the body explains more. `what`: as in `Change`. */
  proves?(mismatch: Mismatch): (Explanation & { readonly what: string }) | undefined;
  /** What the capture itself shows, without any MAC. */
  fact?(mismatch: Mismatch): Explanation | undefined;
  /** What may be the cause, but cannot be proven. `likelihood` from 0 to 1 orders suspicions. */
  suspicion?(mismatch: Mismatch): (Explanation & { readonly likelihood: number }) | undefined;
  /** Says a proven change in words. */
  explain?(change: Change, mismatch: Mismatch): Explanation;
}

/** Gives a hypothesis file's default export its type. */
export function hypothesis(definition: Hypothesis): Hypothesis {
  return definition;
}
