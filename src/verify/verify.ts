/**
 * The verdict on a delivery of one provider, in two steps: `decide` says yes or no, fast; `explain` (explain.ts, with
 * all hypotheses behind it) finds the cause where the answer is no. Valid deliveries need only the first.
 */
import type { Delivery, Fidelity } from "../core/delivery.ts";
import type { Provider } from "../core/provider.ts";
import type { Secret } from "../core/secret.ts";
import { webhookVariable } from "../core/variable.ts";
import type { Finding, Note, Verdict } from "../core/verdict.ts";
import { currentSchemes } from "../schemes/compile.ts";
import { type Claim, type Content, isProblem, type Key, type Problem, type Scheme } from "../schemes/scheme.ts";
import { judgeTime, type Clock, type TimeJudgement } from "./time.ts";
import { check, type Outcome, type Trial } from "./trial.ts";

export interface Question {
  readonly delivery: Delivery;
  readonly fidelity: Fidelity;
  readonly provider: Provider;
  /** The name that the secrets were looked for by; default: the provider's id. */
  readonly source?: string;
  /** Of the first place that has any: all are tried, and they give the verdict. */
  readonly secrets: readonly Secret[];
  /** From other places: for diagnosis only. */
  readonly others: readonly Secret[];
  /** What is configured beside a key (PayPal's webhook id): part of each of `secrets`, and needed for a key that is fetched. */
  readonly companions?: readonly Secret[];
  /** Where secrets were looked for, in order, for the message when there is none. */
  readonly searched: readonly string[];
  readonly clock: Clock;
  /** Diagnosis tries single changes only. */
  readonly brief?: boolean;
  /** Digests that the user's own code computed. */
  readonly computed?: readonly string[];
  /** The bytes that their handler saw. */
  readonly appBody?: Uint8Array;
}

export type Decision =
  | {
      readonly verdict: "valid";
      readonly scheme: Scheme;
      readonly secret: Secret;
      readonly claim: Claim;
      readonly content: Content;
      readonly time: TimeJudgement;
      readonly notes: readonly Note[];
    }
  /** The signature holds, but time does not. */
  | {
      readonly verdict: "stale";
      readonly scheme: Scheme;
      readonly secret: Secret;
      readonly claim: Claim;
      readonly time: TimeJudgement & { readonly finding: Finding };
    }
  | {
      readonly verdict: "mismatch";
      readonly scheme: Scheme;
      readonly secret: Secret | undefined;
      readonly trial: Trial;
      readonly outcome: Outcome & { readonly holds: false };
    }
  | { readonly verdict: "impossible"; readonly scheme: Scheme; readonly finding: Finding };

export interface Answer {
  readonly verdict: Verdict;
  readonly scheme: Scheme;
  /** The secret that gave the verdict. */
  readonly secret?: Secret;
  readonly ageSeconds?: number;
  /** How many changes of each aspect were compared with the signature in vain. */
  readonly ruledOut?: ReadonlyMap<string, number>;
  /** MACs that the diagnosis spent. */
  readonly macs?: number;
}

/** Of a provider's schemes the strongest whose signature is there; with none there, the strongest. */
export function schemeFor(provider: Provider, delivery: Delivery): Scheme {
  const [first, ...others] = currentSchemes(provider);
  if (others.length === 0 || first.present(delivery)) return first;
  return others.find((scheme) => scheme.present(delivery)) ?? first;
}

/** Keys are derived once a secret and scheme: a stream of deliveries asks for the same one each time. */
const keys = new WeakMap<Secret, WeakMap<Scheme, Key | Problem>>();

function keyOf(scheme: Scheme, secret: Secret): Key | Problem {
  let byScheme = keys.get(secret);
  if (!byScheme) keys.set(secret, (byScheme = new WeakMap()));
  let key = byScheme.get(scheme);
  if (!key) byScheme.set(scheme, (key = scheme.key(secret.reveal())));
  return key;
}

/** Yes or no, and all that `explain` needs to say why. */
export function decide(question: Question): Decision {
  const { delivery, provider } = question;
  const scheme = schemeFor(provider, delivery);
  const claim = scheme.read(delivery);
  if (isProblem(claim) && claim.problem === "provider-unsigned")
    return { verdict: "impossible", scheme, finding: unsigned(provider, claim.detail) };
  const usable = question.secrets.every(isSet) ? question.secrets : question.secrets.filter(isSet);
  if (usable.length === 0 && !isProblem(claim))
    return { verdict: "impossible", scheme, finding: noSecret(question, scheme) };
  let failed: (Decision & { verdict: "mismatch" }) | undefined;
  for (const secret of usable) {
    const trial: Trial = { scheme, delivery, key: keyOf(scheme, secret) };
    const outcome = check(trial, undefined, claim);
    if (!outcome.holds) {
      failed ??= { verdict: "mismatch", scheme, secret, trial, outcome };
      continue;
    }
    const time = judgeTime(scheme, outcome.claim, delivery, question.clock, provider.name);
    if (time.finding)
      return { verdict: "stale", scheme, secret, claim: outcome.claim, time: { ...time, finding: time.finding } };
    return {
      verdict: "valid",
      scheme,
      secret,
      claim: outcome.claim,
      content: outcome.content,
      time,
      notes: time.notes,
    };
  }
  if (failed) return failed;
  const empty = { problem: "secret-empty", where: "secret", detail: "There is none." } as const;
  return {
    verdict: "mismatch",
    scheme,
    secret: undefined,
    trial: { scheme, delivery, key: empty },
    outcome: { holds: false, problem: isProblem(claim) ? claim : empty },
  };
}

function isSet(secret: Secret): boolean {
  return secret.length > 0;
}

/**
 * The answer to a decision that needs no search: valid, where nothing of the user's handler is known; too old or too
 * new; impossible.
 * @returns undefined where `explain` must be asked.
 */
export function answerAtOnce(question: Question, decision: Decision): Answer | undefined {
  const { scheme } = decision;
  switch (decision.verdict) {
    case "valid":
      if (question.appBody !== undefined || (question.computed?.length ?? 0) > 0) return undefined;
      return {
        verdict: { verdict: "valid", assurance: scheme.assurance, notes: decision.notes },
        scheme,
        secret: decision.secret,
        ...age(decision.time),
      };
    case "stale":
      return {
        verdict: { verdict: "invalid", notes: decision.time.notes, findings: findingsOf(decision.time) },
        scheme,
        secret: decision.secret,
        ...age(decision.time),
      };
    case "impossible":
      return { verdict: { verdict: "undecided", notes: [], findings: [decision.finding] }, scheme };
    case "mismatch":
      return undefined;
    default:
      return decision satisfies never;
  }
}

function findingsOf({
  finding,
  suspicion,
}: TimeJudgement & { readonly finding: Finding }): readonly [Finding, ...Finding[]] {
  return suspicion ? [finding, suspicion] : [finding];
}

function age(time: TimeJudgement): { ageSeconds?: number } {
  return time.ageSeconds === undefined ? {} : { ageSeconds: time.ageSeconds };
}

function unsigned(provider: Provider, instead: string): Finding {
  return {
    code: "provider-unsigned",
    codes: ["provider-unsigned"],
    title: `${provider.name} signs nothing, so nothing can be verified.`,
    detail: instead,
    fix: {
      text: "Rely on what the provider offers instead, and treat the body as a hint: fetch the object from its API.",
    },
    proof: "fact",
  };
}

function noSecret(question: Question, scheme: Scheme): Finding {
  const { provider, secrets, searched } = question;
  const empty = secrets.find((secret) => secret.length === 0);
  const companion =
    "companion" in scheme.recipe && question.companions?.length === 0 ? scheme.recipe.companion : undefined;
  const what = scheme.symmetric ? "signing secret" : (companion ?? "public key");
  const code = empty ? "secret-empty" : "secret-missing";
  const isSecret = scheme.symmetric || companion !== undefined;
  const variable = webhookVariable(question.source ?? provider.id, isSecret ? "SECRET" : "PUBLIC_KEY");
  return {
    code,
    codes: [code],
    title: empty
      ? `The ${what} is empty (${empty.from}).`
      : `No ${what} for ${provider.name} was found, so the check could not be made.`,
    detail: `Looked for in this order: ${searched.join(", ")}.`,
    fix: {
      text: isSecret
        ? `Set ${variable}, or give --secret-env NAME or --secret-file FILE.`
        : `Set ${variable}, or give --public-key-file FILE.`,
      topic: isSecret ? "secret-value" : "public-key",
    },
    proof: "fact",
  };
}
