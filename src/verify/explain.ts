/** Why a delivery is not valid, or what the user's own handler does: the half of verification that knows all causes. */
import type { Provider } from "../core/provider.ts";
import type { Secret } from "../core/secret.ts";
import type { Finding, Note, Verdict } from "../core/verdict.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import { handlerFinding } from "./handler.ts";
import type { Mismatch, Neighbour } from "./hypothesis.ts";
import { type Diagnosis, diagnose, mismatchOf, reconstruct } from "./search.ts";
import { signsBody, signsUrl } from "./signed-parts.ts";
import { judgeTime } from "./time.ts";
import type { Outcome, Trial } from "./trial.ts";
import { type Answer, answerAtOnce, type Decision, decide, type Question } from "./verify.ts";

/** The verdict with its findings. @param neighbours other providers whose headers the delivery carries. */
export function explain(question: Question, decision: Decision, neighbours: readonly Neighbour[] = []): Answer {
  const answer = answerAtOnce(question, decision);
  if (answer) return answer;
  if (decision.verdict === "valid") return explainHandler(question, decision, neighbours);
  if (decision.verdict !== "mismatch") throw new Error("only a mismatch needs a search");
  return question.fidelity === "reencoded"
    ? explainReencoded(question, decision, neighbours)
    : explainMismatch(question, decision, neighbours);
}

function explainHandler(
  question: Question,
  decision: Decision & { verdict: "valid" },
  neighbours: readonly Neighbour[],
): Answer {
  const { scheme, secret, notes, claim, time } = decision;
  const outcome: Outcome = { holds: false, claim };
  const handler = handlerFinding(question, decision, (computed) =>
    mismatch(question, decision, outcome, { direction: "handler", computed, neighbours }),
  );
  const verdict: Verdict = { verdict: "valid", assurance: scheme.assurance, notes, ...(handler && { handler }) };
  return { verdict, scheme, secret, ...(time.ageSeconds !== undefined && { ageSeconds: time.ageSeconds }) };
}

type Mismatched = Decision & { verdict: "mismatch" };

function explainMismatch(question: Question, decision: Mismatched, neighbours: readonly Neighbour[]): Answer {
  const { scheme, secret, trial, outcome } = decision;
  if ("demand" in outcome && outcome.demand !== undefined) {
    return {
      verdict: { verdict: "invalid", notes: [], findings: [demandUnmet(question.provider, outcome.demand)] },
      scheme,
      ...(secret && { secret }),
    };
  }
  const found = diagnoseMismatch(question, decision, neighbours);
  const [first, ...rest] = found.findings;
  const time = first?.proof === "mac" ? staleToo(question, trial) : undefined;
  const findings = [first!, ...(time ? [time] : []), ...rest] as [Finding, ...Finding[]];
  return {
    verdict: { verdict: "invalid", notes: [], findings },
    scheme,
    ...(secret && { secret }),
    ruledOut: found.ruledOut,
    macs: found.macs,
  };
}

/** A body that the format kept parsed: the bytes are reconstructed, and a match proves them. */
function explainReencoded(question: Question, decision: Mismatched, neighbours: readonly Neighbour[]): Answer {
  const { scheme, secret, trial, outcome } = decision;
  if ("problem" in outcome || secret === undefined) return explainMismatch(question, decision, neighbours);
  const base = mismatch(question, decision, outcome, { direction: "capture", neighbours });
  const proven = reconstruct(base, trial, secret.reveal());
  if (proven) {
    const body = proven.trial.delivery.body;
    const exact: Question = { ...question, fidelity: "exact", delivery: { ...question.delivery, body } };
    const answer = explain(exact, decide(exact), neighbours);
    if (answer.verdict.verdict !== "valid") return answer;
    const note: Note = {
      code: "body-reconstructed",
      text: `The capture kept a parsed body; ${proven.changes[0]!.what}, the signature matches.`,
    };
    return { ...answer, verdict: { ...answer.verdict, notes: [note, ...answer.verdict.notes] } };
  }
  const found = diagnoseMismatch(question, decision, neighbours);
  if (found.findings[0]?.proof === "mac") return explainMismatch(question, decision, neighbours);
  const lost: Finding = {
    code: "body-reserialized",
    codes: ["body-reserialized"],
    title: "This capture kept a parsed body, not its bytes, and no way to write it again matches the signature.",
    detail: "Whether the secret or the bytes are at fault cannot be told from here.",
    fix: {
      text: "Capture the request with its raw bytes: hookctl reads .http files, HAR with text, or hookctl JSON with bodyBase64.",
    },
    proof: "none",
  };
  return {
    verdict: { verdict: "undecided", notes: [], findings: [lost, ...found.findings] },
    scheme,
    secret,
    ruledOut: found.ruledOut,
  };
}

function diagnoseMismatch(question: Question, decision: Mismatched, neighbours: readonly Neighbour[]): Diagnosis {
  const { secret, trial, outcome } = decision;
  return diagnose(
    mismatch(question, decision, outcome, { direction: "capture", neighbours }),
    trial,
    secret?.reveal() ?? "",
  );
}

/** The question as hypotheses see it. */
export function mismatch(
  question: Question,
  { scheme, secret }: { readonly scheme: Scheme; readonly secret: Secret | undefined },
  outcome: Outcome,
  more: Pick<Mismatch, "direction" | "computed" | "neighbours">,
): Mismatch {
  const { delivery, provider } = question;
  const configured = [...question.secrets, ...question.others].filter(
    (other) => other.length > 0 && other.reveal() !== secret?.reveal(),
  );
  return mismatchOf({
    ...more,
    provider,
    scheme,
    delivery,
    outcome,
    secret,
    others: configured,
    brief: question.brief,
    signsUrl: signsUrl(scheme, delivery),
    signsBody: signsBody(scheme, delivery),
  });
}

/** A cause is proven; is the delivery stale besides? Time is no part of a pair: it is told second. */
function staleToo(question: Question, trial: Trial): Finding | undefined {
  const claim = trial.scheme.read(question.delivery);
  if (isProblem(claim)) return undefined;
  return judgeTime(trial.scheme, claim, question.delivery, question.clock, question.provider.name).finding;
}

/** The signature holds, and yet the provider's SDK says no. */
function demandUnmet(provider: Provider, demand: string): Finding {
  return {
    code: "sdk-refuses",
    codes: ["sdk-refuses"],
    title: demand,
    detail: `Secret, bytes and time are right; ${provider.name}'s own SDK (${provider.facts.sdk ?? "see its documentation"}) refuses the delivery all the same.`,
    fix: {
      text: "Verify the signature alone where the SDK offers that, or treat such a delivery as the SDK does: refuse it.",
    },
    proof: "mac",
  };
}
