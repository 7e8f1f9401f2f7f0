/**
 * The search for a cause: every hypothesis's changes alone, then pairs of them, within a budget. What matches is
 * proven; the rest is facts and suspicions.
 */
import { firstDifference, sameBytes } from "../core/bytes.ts";
import { ASPECTS, type Evidence, type Finding } from "../core/verdict.ts";
import { hypotheses } from "./hypotheses/index.generated.ts";
import type { Change, Explanation, Hypothesis, Mismatch } from "./hypothesis.ts";
import { lazyBody } from "./body-view.ts";
import { isProblem } from "../schemes/scheme.ts";
import { joinContent } from "../schemes/template.ts";
import { check, claimOf, contentsOf, Meter, type Trial } from "./trial.ts";

/** What a diagnosis may cost: about 100 ms for a body of 10 KB, a few hundred for one of megabytes. */
const LIMITS = { macs: 2_000, bytes: 256 * 1024 * 1024 };
/** Trials that fail before any MAC are cheap, but not free. */
const MAX_TRIALS = 12_000;
/** Of the MACs, what two changes of the body may use up before other pairs are tried. */
const MAX_STACKED_MACS = 1_000;
/** Changes of one hypothesis that take part in pairs. */
const MAX_PAIR_CHANGES = 40;

export interface Diagnosis {
  /** Best first: proven by a MAC, then facts, then suspicions. */
  readonly findings: readonly Finding[];
  /** How many changes of each aspect were compared with the signature in vain. */
  readonly ruledOut: ReadonlyMap<string, number>;
  /** MACs spent. */
  readonly macs: number;
}

export interface Proven {
  readonly hypotheses: readonly Hypothesis[];
  readonly changes: readonly Change[];
  readonly trial: Trial;
}

interface Candidate {
  readonly hypothesis: Hypothesis;
  readonly change: Change;
}

/**
 * @param base the trial that did not hold, as `mismatch.outcome` says.
 * @param secret the secret's text, for changes of the scheme that must derive the key anew.
 */
export function diagnose(mismatch: Mismatch, base: Trial, secret: string): Diagnosis {
  const meter = new Meter(LIMITS);
  const search = new Search(mismatch, base, secret, meter);
  const found = (proven: Proven | undefined): Finding | undefined => proven && provenFinding(proven, mismatch);
  const pairs = !mismatch.brief;
  const proven =
    found(search.single()) ??
    found(pairs ? search.stacked() : undefined) ??
    provenAlready(mismatch) ??
    found(pairs ? search.pair() : undefined);
  const findings = proven ? [proven] : [...facts(mismatch), ...suspicions(mismatch)];
  if (findings.length === 0) throw new Error("a mismatch without a finding"); // secret-wrong and body-changed always have a word
  return { findings, ruledOut: search.ruledOut, macs: meter.macs };
}

/** The cause that `diagnose` would prove, as its changes, without any words: for whoever makes the same mistake again. */
export function provenCause(mismatch: Mismatch, base: Trial, secret: string): Proven | undefined {
  const search = new Search(mismatch, base, secret, new Meter(LIMITS));
  return search.single() ?? search.stacked() ?? search.pair();
}

/** The first change that makes the signature hold, without any words: for bodies known only re-encoded. */
export function reconstruct(mismatch: Mismatch, base: Trial, secret: string): Proven | undefined {
  return new Search(mismatch, base, secret, new Meter(LIMITS)).single((hypothesis) => hypothesis.aspect === "body");
}

/**
 * Which change of the body gives exactly the bytes that the user's handler saw.
 * @param proof `mac` where their digest is that of these bytes, `fact` where only the bytes are known.
 */
export function bodyCause(mismatch: Mismatch, seen: Uint8Array, proof: "mac" | "fact"): Finding {
  for (const hypothesis of ordered(mismatch)) {
    if (hypothesis.aspect !== "body") continue;
    for (const change of hypothesis.attempts?.(mismatch) ?? []) {
      if (change.body === undefined || !sameBytes(change.body, seen)) continue;
      const evidence = evidenceOf(change.what, mismatch.delivery.body, change.body);
      return { ...unproven(hypothesis.code, hypothesis.explain!(change, mismatch), "fact"), proof, evidence };
    }
  }
  const title = `Your handler does not see the bytes that ${mismatch.provider.name} sent.`;
  const detail = `It saw ${seen.length} bytes of ${mismatch.delivery.body.length}, changed in a way that has no name here.`;
  const fix = {
    text: "Take the raw bytes of the request before anything parses or rewrites them.",
    topic: "raw-body",
  } as const;
  return {
    ...unproven("body-changed", { title, detail, fix }, "fact"),
    proof,
    evidence: evidenceOf("as your handler saw it", mismatch.delivery.body, seen),
  };
}

class Search {
  readonly ruledOut = new Map<string, number>();
  readonly #mismatch: Mismatch;
  readonly #base: Trial;
  readonly #secret: string;
  readonly #meter: Meter;
  #trials = 0;
  readonly #failed: Candidate[] = [];

  constructor(mismatch: Mismatch, base: Trial, secret: string, meter: Meter) {
    this.#mismatch = mismatch;
    this.#base = base;
    this.#secret = secret;
    this.#meter = meter;
  }

  single(wanted: (hypothesis: Hypothesis) => boolean = () => true): Proven | undefined {
    const bodies: Uint8Array[] = [this.#mismatch.delivery.body];
    for (const hypothesis of ordered(this.#mismatch)) {
      if (!wanted(hypothesis)) continue;
      for (const change of hypothesis.attempts?.(this.#mismatch) ?? []) {
        if (this.#spent) return undefined;
        if (change.body !== undefined && isOnlyBody(change)) {
          if (bodies.some((body) => sameBytes(body, change.body!))) continue;
          bodies.push(change.body);
        }
        const trial = apply(this.#base, change, this.#secret);
        const before = this.#meter.macs;
        if (this.#holds(trial)) return { hypotheses: [hypothesis], changes: [change], trial };
        this.#failed.push({ hypothesis, change });
        // What could not be compared (no signature, one of another length) is not ruled out.
        if (this.#meter.macs === before) continue;
        this.ruledOut.set(hypothesis.aspect, (this.ruledOut.get(hypothesis.aspect) ?? 0) + 1);
      }
    }
    return undefined;
  }

  /** Two changes of different aspects, the likelier first. */
  pair(): Proven | undefined {
    for (const [first, second] of pairsOf(this.#failed)) {
      if (this.#spent) return undefined;
      const trial = apply(
        apply(this.#base, first.change, this.#secret),
        second.change,
        second.change.secret ?? first.change.secret ?? this.#secret,
      );
      const changes = [first.change, second.change];
      if (this.#holds(trial) && !changes.some((change) => isOtherContent(change) && !this.#signsBodyOf(trial, changes)))
        return { hypotheses: [first.hypothesis, second.hypothesis], changes, trial };
    }
    return undefined;
  }

  /**
   * Whether what was compared holds anything of the body that a pair of changes puts in place. Content that is the same
   * without any body says nothing of it: a template that ends in a newline would else prove whatever makes the rest
   * vanish.
   */
  #signsBodyOf(trial: Trial, changes: readonly Change[]): boolean {
    if (changes.every(({ body }) => body === undefined)) return true;
    const claim = claimOf(trial);
    if (isProblem(claim)) return false;
    const over = (body: Uint8Array): Buffer[] =>
      Array.from(contentsOf({ ...trial, delivery: { ...trial.delivery, body } }, claim), joinContent);
    const compared = over(trial.delivery.body);
    return [new Uint8Array(0), this.#base.delivery.body].every((body) =>
      over(body).some((content, index) => !sameBytes(content, compared[index] ?? content)),
    );
  }

  /** Two changes of the body, one after the other. */
  stacked(): Proven | undefined {
    const end = this.#meter.macs + MAX_STACKED_MACS;
    for (const first of this.#failed) {
      if (!first.change.stacks || first.change.body === undefined) continue;
      const changed = withBody(this.#mismatch, first.change.body);
      for (const hypothesis of ordered(changed)) {
        if (hypothesis.aspect !== "body" || hypothesis === first.hypothesis || hypothesis.alone) continue;
        for (const change of hypothesis.attempts?.(changed) ?? []) {
          if (this.#spent || this.#meter.macs >= end) return undefined;
          const trial = apply(this.#base, change, this.#secret);
          if (this.#holds(trial))
            return { hypotheses: [first.hypothesis, hypothesis], changes: [first.change, change], trial };
        }
      }
    }
    return undefined;
  }

  get #spent(): boolean {
    return this.#meter.exhausted || this.#trials >= MAX_TRIALS;
  }

  #holds(trial: Trial): boolean {
    this.#trials += 1;
    const outcome = check(trial, this.#meter);
    // The signature matches: the cause is proven, even where the SDK would demand something besides.
    return outcome.holds || ("demand" in outcome && outcome.demand !== undefined);
  }
}

function ordered(mismatch: Mismatch): readonly Hypothesis[] {
  return hypotheses
    .filter(
      ({ only, aspect }) =>
        (only === undefined || only === mismatch.direction) && (aspect !== "body" || mismatch.signsBody),
    )
    .sort((a, b) => a.rank - b.rank);
}

/** Does the change put together in another way what is signed? */
function isOtherContent({ template, scheme }: Change): boolean {
  return template !== undefined || scheme !== undefined;
}

function isOnlyBody(change: Change): boolean {
  return (
    change.headers === undefined &&
    change.url === undefined &&
    change.secret === undefined &&
    change.scheme === undefined &&
    change.template === undefined
  );
}

/** All pairs of different aspects, by the sum of their places in the order of trying. */
function* pairsOf(failed: readonly Candidate[]): Iterable<readonly [Candidate, Candidate]> {
  const counts = new Map<Hypothesis, number>();
  const usable: { candidate: Candidate; place: number }[] = [];
  for (const candidate of failed) {
    const count = counts.get(candidate.hypothesis) ?? 0;
    counts.set(candidate.hypothesis, count + 1);
    if (!candidate.hypothesis.alone && count < MAX_PAIR_CHANGES)
      usable.push({ candidate, place: candidate.hypothesis.rank + count * 2 });
  }
  const pairs: { first: Candidate; second: Candidate; place: number }[] = [];
  for (const [index, a] of usable.entries()) {
    for (const b of usable.slice(index + 1)) {
      if (!compatible(a.candidate, b.candidate)) continue;
      const [first, second] = nearestFirst(a.candidate, b.candidate);
      pairs.push({ first, second, place: a.place + b.place });
    }
  }
  pairs.sort((a, b) => a.place - b.place);
  for (const { first, second } of pairs) yield [first, second];
}

function compatible(a: Candidate, b: Candidate): boolean {
  if (a.hypothesis.aspect === b.hypothesis.aspect) return false;
  for (const key of CHANGED) if (a.change[key] !== undefined && b.change[key] !== undefined) return false;
  return true;
}

/** Members of a change that say what it changes: two changes that share one cannot be laid together. */
const CHANGED = [
  "body",
  "headers",
  "url",
  "method",
  "secret",
  "key",
  "scheme",
  "signatures",
  "algorithm",
  "template",
  "truncated",
] as const;

/** The cause nearer to the signature's making names the pair. */
function nearestFirst(a: Candidate, b: Candidate): [Candidate, Candidate] {
  return ASPECTS.indexOf(a.hypothesis.aspect) <= ASPECTS.indexOf(b.hypothesis.aspect) ? [a, b] : [b, a];
}

/** @param secret the text that a changed scheme derives its key from. */
export function apply(trial: Trial, change: Change, secret: string): Trial {
  const scheme = change.scheme ?? trial.scheme;
  const { body, headers, url, method, signatures, algorithm, template, truncated } = change;
  const delivery = {
    ...trial.delivery,
    ...(body !== undefined && { body }),
    ...(headers !== undefined && { headers }),
    ...(url !== undefined && { url }),
    ...(method !== undefined && { method }),
  };
  const key =
    change.key ??
    (change.secret !== undefined
      ? scheme.key(change.secret)
      : change.scheme !== undefined
        ? scheme.key(secret)
        : trial.key);
  return {
    ...trial,
    scheme,
    delivery,
    key,
    ...(signatures !== undefined && { signatures }),
    ...(algorithm !== undefined && { algorithm }),
    ...(template !== undefined && { template }),
    ...(truncated !== undefined && { truncated }),
  };
}

/** The mismatch of a delivery with another body. */
export function withBody(mismatch: Mismatch, body: Uint8Array): Mismatch {
  return mismatchOf({ ...mismatch, delivery: { ...mismatch.delivery, body } });
}

function provenFinding({ hypotheses: causes, changes }: Proven, mismatch: Mismatch): Finding {
  const [first, second] = causes.map((hypothesis, index) => hypothesis.explain!(changes[index]!, mismatch));
  const body = changes.findLast((change) => change.body !== undefined)?.body;
  const codes = causes.map((hypothesis) => hypothesis.code);
  return {
    code: codes[0]!,
    codes,
    title: second ? `${first!.title} Besides: ${second.title}` : first!.title,
    detail: second ? `${first!.detail} ${second.detail}` : first!.detail,
    fix: second ? { ...first!.fix, text: `${first!.fix.text} ${second.fix.text}` } : first!.fix,
    proof: "mac",
    evidence: evidenceOf(changes.map((change) => change.what).join(", and "), mismatch.delivery.body, body),
  };
}

function evidenceOf(changed: string, here: Uint8Array, signed: Uint8Array | undefined): Evidence {
  if (signed === undefined) return { changed };
  const differsAt = firstDifference(here, signed);
  return { changed, here, signed, ...(differsAt !== undefined && { differsAt }) };
}

/** What holds without any change: that the body alone is at fault, and what the capture shows of that. */
function provenAlready(mismatch: Mismatch): Finding | undefined {
  for (const hypothesis of ordered(mismatch)) {
    const proven = hypothesis.proves?.(mismatch);
    if (!proven) continue;
    const finding = {
      ...unproven(hypothesis.code, proven, "fact"),
      proof: "mac",
      evidence: { changed: proven.what },
    } as const;
    const [shown] = facts(mismatch, (other) => other.aspect === hypothesis.aspect);
    return shown
      ? {
          ...shown,
          codes: [shown.code, finding.code],
          detail: `${shown.detail} ${finding.detail}`,
          proof: "mac",
          evidence: finding.evidence,
        }
      : finding;
  }
  return undefined;
}

function facts(mismatch: Mismatch, wanted: (hypothesis: Hypothesis) => boolean = () => true): Finding[] {
  const found: Finding[] = [];
  for (const hypothesis of ordered(mismatch)) {
    if (!wanted(hypothesis)) continue;
    const explanation = hypothesis.fact?.(mismatch);
    if (explanation) found.push(unproven(hypothesis.code, explanation, "fact"));
  }
  return found;
}

function suspicions(mismatch: Mismatch): Finding[] {
  return ordered(mismatch)
    .flatMap((hypothesis) => {
      const explanation = hypothesis.suspicion?.(mismatch);
      return explanation ? [{ code: hypothesis.code, explanation }] : [];
    })
    .sort((a, b) => b.explanation.likelihood - a.explanation.likelihood)
    .map(({ code, explanation }) => unproven(code, explanation, "none"));
}

export function unproven(code: string, { title, detail, fix }: Explanation, proof: "fact" | "none"): Finding {
  return { code, codes: [code], title, detail, fix, proof };
}

/** A mismatch whose text and JSON are read when somebody first asks. */
export function mismatchOf(given: Omit<Mismatch, "text" | "json">): Mismatch {
  const lazy = lazyBody(given.delivery.body);
  return Object.defineProperties({ ...given } as Mismatch, {
    text: { get: lazy.text, enumerable: false, configurable: true },
    json: { get: lazy.json, enumerable: false, configurable: true },
  });
}
