/** The words everyone speaks: what was delivered, and where we read it from. */

/**
 * One header field as it arrived. Headers are a list, never a map, so that order, case and duplicates live.
 * Strings are ISO 8859-1: one character is one byte (RFC 9110, section 5.5).
 */
export type Header = readonly [name: string, value: string];

/** One HTTP request that a provider sent, byte for byte. */
export interface Delivery {
  readonly id: string;
  /** Unix ms; a file may tell none. */
  readonly receivedAt?: number;
  readonly method: string;
  /** The request target of the request line: path and query, or an absolute URL. */
  readonly target: string;
  /** The URL as the provider signed it, where it is known. */
  readonly url?: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly remoteAddress?: string;
}

/** `exact`: the bytes as they arrived. `reencoded`: the format kept a parsed body, so the bytes are a guess. */
export type Fidelity = "exact" | "reencoded";

/** Where something was read: a file, and a place in it (both 1-based). */
export interface Origin {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A delivery read from a file, with what the file says beside it. */
export interface Capture {
  readonly delivery: Delivery;
  readonly fidelity: Fidelity;
  readonly origin: Origin;
  /** The capture's own id, where its format has one. */
  readonly id?: string;
  readonly source?: string;
  readonly secret?: string;
  /** The name of an environment variable that holds the secret (`# @secret-env`). */
  readonly secretEnv?: string;
  readonly publicKey?: string;
  /** The clock to judge by, Unix ms. */
  readonly now?: number;
  /** The digests that the user's own code computed, hex or base64. */
  readonly computed?: readonly string[];
  /** The bytes that the user's handler saw. */
  readonly appBody?: Uint8Array;
}
