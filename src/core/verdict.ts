/**
 * What hookctl says of a delivery. Codes are stable: scripts match on them.
 */

/** `mac`: after the named change the signature matches. `fact`: read off the capture. `none`: a suspicion. */
export type Proof = "mac" | "fact" | "none";

/** What a change touches; also the order in which a pair names its first code (nearest to the signature's making first). */
export const ASPECTS = ["scheme", "signature", "secret", "url", "header", "body", "time"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The bytes that were signed beside the bytes at hand, around the first that differs. */
export interface Evidence {
  /** What was changed to make the signature match: "written with 2-space indentation". */
  readonly changed: string;
  readonly signed?: Uint8Array;
  readonly here?: Uint8Array;
  /** Offset in bytes. */
  readonly differsAt?: number;
}

/** A kind of mistake that `verify/fixes/` knows the code for, a file a framework. */
export type FixTopic =
  | "raw-body"
  | "body-encoding"
  | "public-url"
  | "secret-value"
  | "secret-decode"
  | "secret-text"
  | "header"
  | "signature-encoding"
  | "signature-algorithm"
  | "signed-content"
  | "signature-list"
  | "timestamp"
  | "public-key";

export interface Fix {
  /** One or two sentences: what to change. */
  readonly text: string;
  /** Which snippet of the user's framework shows it. */
  readonly topic?: FixTopic;
}

export interface Finding {
  readonly code: string;
  /** All causes of a pair, `code` first. */
  readonly codes: readonly string[];
  readonly title: string;
  readonly detail: string;
  readonly fix: Fix;
  readonly proof: Proof;
  readonly evidence?: Evidence;
}

export interface Note {
  /** `timestamp-future`, `age-unknown` … */
  readonly code: string;
  readonly text: string;
}

/** `signature`: proves the bytes. `token`: proves only the sender. */
export type Assurance = "signature" | "token";

export type Verdict =
  | {
      readonly verdict: "valid";
      readonly assurance: Assurance;
      readonly notes: readonly Note[];
      readonly handler?: Finding;
    }
  | {
      readonly verdict: "invalid" | "undecided";
      readonly notes: readonly Note[];
      readonly findings: readonly [Finding, ...Finding[]];
    };
