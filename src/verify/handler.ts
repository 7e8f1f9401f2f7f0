/**
 * The handler's side: the capture is valid, and the user's own code says mismatch. The same hypotheses are searched
 * for the change that yields *their* value, or the bytes that they saw.
 */
import { sameBytes } from "../core/bytes.ts";
import type { Finding } from "../core/verdict.ts";
import { constantTimeEqual } from "../schemes/compare.ts";
import { decodeExact } from "../schemes/encoding.ts";
import type { Scheme } from "../schemes/scheme.ts";
import { encodingOf } from "./hypotheses/_digests.ts";
import { bodyCause, diagnose } from "./search.ts";
import type { Mismatch } from "./hypothesis.ts";
import { macOf, type Trial } from "./trial.ts";
import type { Decision, Question } from "./verify.ts";

type Valid = Decision & { verdict: "valid" };
/** The mismatch between the capture and the user's code. @param computed their value, without prefix. */
type MakeMismatch = (computed: string | undefined) => Mismatch;

/** What the user's handler does wrong; undefined where it agrees, or nothing of it was given. */
export function handlerFinding(question: Question, decision: Valid, mismatchFor: MakeMismatch): Finding | undefined {
  const { appBody, computed = [] } = question;
  for (const value of computed) {
    const finding = computedFinding(question, decision, value.trim(), mismatchFor);
    if (finding) return finding;
  }
  if (appBody === undefined || sameBytes(appBody, question.delivery.body)) return undefined;
  return bodyCause(mismatchFor(undefined), appBody, "fact");
}

function computedFinding(
  question: Question,
  decision: Valid,
  computed: string,
  mismatchFor: MakeMismatch,
): Finding | undefined {
  const { scheme, secret, content, claim } = decision;
  const { delivery, appBody } = question;
  const key = scheme.key(secret.reveal());
  if ("problem" in key) return undefined;
  const trial: Trial = { scheme, delivery, key };
  const mac = macOf(trial, content, key);
  if (mac === undefined || scheme.encode === undefined) return undefined;
  const text = withoutPrefix(computed, scheme);
  if (constantTimeEqual(Buffer.from(text), Buffer.from(scheme.encode(mac)))) return undefined;
  const base: Trial = {
    ...trial,
    signatures: [{ text, bytes: decodeExact(text, encodingOf(scheme)) }],
    computedFor: claim,
  };
  const mismatch = mismatchFor(text);
  if (appBody !== undefined && !sameBytes(appBody, delivery.body)) {
    const seen = { ...delivery, body: appBody };
    const holds = Array.from(scheme.contents(seen, claim)).some((theirs) =>
      macIs(macOf({ ...trial, delivery: seen }, theirs, key), base),
    );
    if (holds) return bodyCause(mismatch, appBody, "mac");
  }
  return diagnose(mismatch, base, secret.reveal()).findings[0];
}

function macIs(mac: Buffer | undefined, base: Trial): boolean {
  const bytes = base.signatures?.[0]?.bytes;
  return mac !== undefined && bytes !== undefined && constantTimeEqual(mac, bytes);
}

/** The header's prefix (`sha256=`, `v0=`, `v1,`) is optional in what the user gives. */
function withoutPrefix(text: string, scheme: Scheme): string {
  const { recipe } = scheme;
  const prefixes =
    recipe.kind === "hmac"
      ? [recipe.signature.prefix, recipe.signature.params && `${recipe.signature.params.signature}=`]
      : recipe.kind === "standard-webhooks"
        ? ["v1,"]
        : [];
  const prefix = prefixes.find(
    (candidate) => candidate !== undefined && candidate !== "" && text.startsWith(candidate),
  );
  return prefix === undefined ? text : text.slice(prefix.length);
}
