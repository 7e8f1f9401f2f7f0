/**
 * A trial: one delivery, one key, one scheme, and whether the signature holds. Verification is the first trial;
 * diagnosis makes others, each with one thing changed.
 */
import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import type { Binding, Hash } from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { constantTimeEqual } from "../schemes/compare.ts";
import { decodeLenient } from "../schemes/encoding.ts";
import { digest } from "../schemes/hmac.ts";
import {
  type Claim,
  type Content,
  isProblem,
  type Key,
  type Problem,
  type Scheme,
  type Signature,
} from "../schemes/scheme.ts";
import { bodyText, compileTemplate } from "../schemes/template.ts";

export interface Trial {
  readonly scheme: Scheme;
  readonly delivery: Delivery;
  readonly key: Key | Problem;
  /** Compared in place of those that the delivery carries. */
  readonly signatures?: readonly Signature[];
  /** In place of the scheme's algorithm (MAC schemes). */
  readonly algorithm?: Hash;
  /** In place of the scheme's signed content. */
  readonly template?: string;
  /** The right signature begins with what came (MAC schemes). */
  readonly truncated?: boolean;
  /**
   * What the delivery says of itself, where `signatures` are what the user's own code computed: the digest alone counts
   * then, and a change of the body takes none of this away.
   */
  readonly computedFor?: Claim;
}

export type Outcome =
  | { readonly holds: true; readonly claim: Claim; readonly content: Content }
  /** The delivery or the key is not of the scheme's form: nothing could be compared. */
  | { readonly holds: false; readonly problem: Problem }
  /** Compared, and different. */
  | { readonly holds: false; readonly claim: Claim; readonly binding?: Binding; readonly demand?: string };

/** Counts what a diagnosis costs, and ends it: MACs (or signature checks), and bytes that went through them. */
export class Meter {
  macs = 0;
  bytes = 0;
  readonly #maxMacs: number;
  readonly #maxBytes: number;

  /** @param limits a public-key check counts as 10 MACs: Ed25519, the slowest, takes about as long. */
  constructor(limits: { readonly macs: number; readonly bytes: number }) {
    this.#maxMacs = limits.macs;
    this.#maxBytes = limits.bytes;
  }

  spend(macs: number, bytes: number): void {
    this.macs += macs;
    this.bytes += bytes;
  }

  get exhausted(): boolean {
    return this.macs >= this.#maxMacs || this.bytes >= this.#maxBytes;
  }
}

/**
 * Does the signature hold? Time is no part of this question.
 * @param claim what the scheme read from the delivery, where that is known already.
 */
export function check(trial: Trial, meter?: Meter, claim = claimOf(trial)): Outcome {
  const { scheme, delivery, key } = trial;
  if (isProblem(claim)) return { holds: false, problem: claim };
  if (isProblem(key)) return { holds: false, problem: key };
  const content = matchingContent(trial, claim, key, meter);
  if (content === undefined) return { holds: false, claim };
  if (trial.computedFor) return { holds: true, claim, content };
  for (const binding of scheme.bindings(delivery, claim)) {
    if (!bindingHolds(binding, delivery)) return { holds: false, claim, binding };
  }
  const demand = scheme.demands(delivery);
  if (demand !== undefined) return { holds: false, claim, demand };
  return failedItem(trial, meter) ?? { holds: true, claim, content };
}

/** What the delivery says of itself; where the user's code computed a value, what it said then. */
export function claimOf({ scheme, delivery, computedFor }: Trial): Claim | Problem {
  const claim = scheme.read(delivery);
  return isProblem(claim) && computedFor ? computedFor : claim;
}

/** The first item of a batch, after the one that was checked, that does not hold. */
function failedItem(trial: Trial, meter: Meter | undefined): Outcome | undefined {
  if (trial.scheme.rest === undefined || trial.signatures !== undefined) return undefined;
  for (const delivery of trial.scheme.rest(trial.delivery)) {
    const outcome = check({ ...trial, delivery }, meter);
    if (!outcome.holds) return outcome;
  }
  return undefined;
}

function matchingContent(trial: Trial, claim: Claim, key: Key, meter: Meter | undefined): Content | undefined {
  const signatures = trial.signatures ?? claim.signatures;
  if (meter && !canMatch(trial, signatures)) return undefined;
  for (const content of contentsOf(trial, claim)) {
    meter?.spend(trial.scheme.symmetric ? 1 : 10, contentLength(content));
    if (signaturesMatch(trial, content, signatures, key)) return content;
  }
  return undefined;
}

/** A signature that is not as long as the digest cannot match: no MAC is spent on it. */
function canMatch({ scheme, algorithm, truncated }: Trial, signatures: readonly Signature[]): boolean {
  if (scheme.macBytes === undefined || algorithm !== undefined || truncated) return true;
  return signatures.some(({ bytes, algorithm: version }) => bytes?.length === scheme.macBytes || version !== undefined);
}

/** The contents that may have been signed, in the scheme's order. */
export function contentsOf(trial: Trial, claim: Claim): Iterable<Content> {
  if (trial.template === undefined) return trial.scheme.contents(trial.delivery, claim);
  return [
    compileTemplate(trial.template).content(trial.delivery, { timestamp: claim.timestamp?.signed ?? "", id: claim.id }),
  ];
}

/** Is any of the signatures that of the content? */
export function signaturesMatch(trial: Trial, content: Content, signatures: readonly Signature[], key: Key): boolean {
  const { scheme } = trial;
  if (trial.algorithm === undefined && !trial.truncated && trial.signatures === undefined) {
    for (const signature of signatures) if (scheme.matches(content, signature, key)) return true;
    return false;
  }
  const mac = macOf(trial, content, key);
  if (mac === undefined) return signatures.some((signature) => scheme.matches(content, signature, key));
  if (trial.truncated) {
    const whole = Buffer.from(scheme.encode!(mac));
    return signatures.some(
      ({ text }) =>
        text.length >= MIN_TRUNCATED &&
        text.length < whole.length &&
        constantTimeEqual(whole.subarray(0, text.length), Buffer.from(text)),
    );
  }
  return signatures.some(({ bytes }) => bytes !== undefined && constantTimeEqual(mac, bytes));
}

/** Fewer characters than this could match by chance. */
const MIN_TRUNCATED = 8;

/** The digest under the trial's algorithm; undefined for schemes that are no MAC. */
export function macOf(trial: Trial, content: Content, key: Key): Buffer | undefined {
  if (trial.scheme.mac === undefined || key.bytes === undefined) return undefined;
  return trial.algorithm === undefined ? trial.scheme.mac(content, key) : digest(trial.algorithm, key.bytes, content);
}

function contentLength(content: Content): number {
  let length = 0;
  for (const piece of content) length += piece.length;
  return length;
}

function bindingHolds(binding: Binding, delivery: Delivery): boolean {
  const input =
    binding.over === "url" ? signedUrl(delivery) : binding.over === "text" ? bodyText(delivery.body) : delivery.body;
  const hash = createHash(binding.algorithm).update(input).digest();
  if (binding.compare === "bytes") return constantTimeEqual(hash, decodeLenient(binding.expected, binding.encoding));
  const actual = hash.toString(binding.encoding);
  const expected = binding.ignoreCase ? binding.expected.toLowerCase() : binding.expected;
  return constantTimeEqual(Buffer.from(actual), Buffer.from(expected));
}
