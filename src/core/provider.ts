import type { Delivery } from "./delivery.ts";
import type { Recipe } from "./recipe.ts";

/** Where a value stands in a delivery. Exactly one is set; `form` with `json`: inside a form field that holds JSON. */
export interface Place {
  readonly header?: string;
  /** Path into a JSON body: dots, numeric index. */
  readonly json?: string;
  readonly form?: string;
  readonly query?: string;
}

/** What is known of how a provider delivers. null is honest: not published. */
export interface DeliveryFacts {
  /** How long it waits for an answer, seconds. */
  readonly timeout: number | null;
  /** What it counts as accepted: "2xx", "200", "200-399". */
  readonly success: string | null;
  readonly retries: {
    /** Tries after the first; 0: never; null: not published. */
    readonly count: number | null;
    /** Waits between tries, seconds, where published. */
    readonly delays?: readonly number[];
    /** From the first try to the last, seconds. */
    readonly horizon?: number | null;
    readonly note?: string;
  };
  /** What it sends to prove the endpoint, and what it wants back. */
  readonly handshake?: string;
  /** Largest body it sends, bytes, where published. */
  readonly bodyLimit?: number;
}

/** One provider: facts and a recipe. One file in `providers/`; nothing else knows the file's name. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** The page of its documentation about webhooks or their signatures. */
  readonly docs: string;
  /** Where the facts come from, and when they were checked (ISO date). */
  readonly facts: { readonly from: readonly string[]; readonly checked: string; readonly sdk?: string };
  /** Strongest first. The first whose signature is there is used; with none there, the first. */
  readonly schemes: readonly [Recipe, ...Recipe[]];
  /** Header names, in lower case, that tell this provider, besides those of its schemes. */
  readonly detect?: {
    readonly headers?: readonly string[];
    /** Where headers do not tell: does the body look like this provider's? */
    readonly body?: (delivery: Delivery) => boolean;
    /** Its headers are shared with others: true where this delivery can only be, or looks most like, this provider's. */
    readonly prefer?: (delivery: Delivery) => boolean;
  };
  /** Where the event's type is; the first that is there. */
  readonly event?: readonly Place[];
  /** What stays the same over retries, to deduplicate by. */
  readonly deliveryId?: readonly Place[];
  /** Names of the environment variable in the provider's own documentation. */
  readonly env?: readonly string[];
  readonly delivery?: DeliveryFacts;
  /** Edge behaviour of its SDK, and where SDKs of other languages differ. */
  readonly notes?: readonly string[];
}
