/**
 * The handler's side: the capture is valid, and the user's own code says mismatch. The same hypotheses are searched
 * for the change that yields *their* value, or the bytes that they saw.
 */
import { sameBytes } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import type { Finding, Note } from "../core/verdict.ts";
import { constantTimeEqual } from "../schemes/compare.ts";
import { decodeExact } from "../schemes/encoding.ts";
import { DIGEST_BYTES } from "../schemes/hmac.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import { encodingOf, hashName, hashOf, readings, textLength } from "./hypotheses/_digests.ts";
import { bodyCause, diagnose } from "./search.ts";
import type { Mismatch } from "./hypothesis.ts";
import { macOf, type Trial } from "./trial.ts";
import type { Answer, Decision, Question } from "./verify.ts";

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
  if (isProblem(key)) return undefined;
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
  const [finding] = diagnose(mismatch, base, secret.reveal()).findings;
  return finding?.proof === "mac" ? finding : (noDigest(text, scheme) ?? finding);
}

const DIGEST_LENGTHS = new Set<number>(Object.values(DIGEST_BYTES));

/** A text that no known hash makes, in whatever encoding: it was cut, or is something else. */
function noDigest(text: string, scheme: Scheme): Finding | undefined {
  if (readings(text).some(({ bytes }) => DIGEST_LENGTHS.has(bytes.length))) return undefined;
  const hash = hashOf(scheme);
  const name = hash === undefined ? "" : `${hashName(hash)} `;
  return {
    code: "signature-malformed",
    codes: ["signature-malformed"],
    title: `This is no ${name}digest: ${text.length} of ${textLength(scheme) ?? "more"} characters.`,
    detail: "No hash that providers use makes a value of this length, in hex or base64.",
    fix: { text: "Give the whole digest that your code computed, in hex or base64." },
    proof: "fact",
  };
}

/**
 * What is to be said of the digests and bytes that the user gave where no finding says it: that they are right, or
 * why they could not be judged.
 */
export function handlerNotes(question: Question, decision: Decision, { verdict, scheme }: Answer): readonly Note[] {
  const { computed = [], appBody, delivery } = question;
  const notes: Note[] = [];
  const valid = verdict.verdict === "valid";
  if (computed.length > 0) {
    if (scheme.mac === undefined)
      notes.push(
        note(
          "computed-unused",
          "--computed says nothing here: no digest is compared, for no shared secret signs this.",
        ),
      );
    else if (!valid)
      notes.push(...computed.map((value) => invalidNote(withoutPrefix(value.trim(), scheme), decision, delivery)));
    else if (verdict.handler === undefined)
      notes.push(
        note("computed-matches", "Your digest is right: look at how you compare it (constant time, prefix, encoding)."),
      );
  }
  if (valid && appBody !== undefined && (verdict.handler === undefined || sameBytes(appBody, delivery.body)))
    notes.push(
      note(
        "app-body-matches",
        "The bytes that your handler saw are right: look at its secret, at what else it signs, and at how it compares.",
      ),
    );
  return notes;
}

/** The capture is not valid, but the user's digest may still be one that is known. */
function invalidNote(text: string, decision: Decision, delivery: Delivery): Note {
  const { scheme } = decision;
  const seen = readings(text).map(({ bytes }) => bytes);
  const isTheirs = (bytes: Uint8Array | undefined): boolean =>
    bytes !== undefined && seen.some((one) => constantTimeEqual(one, bytes));
  if (expectedMacs(decision, delivery).some(isTheirs)) {
    const rest =
      decision.verdict === "stale" ? "only its time is at fault" : "it is the capture's signature that is another";
    return note(
      "computed-matches-expected",
      `Your digest is what this capture and this secret give: your code and hookctl agree, and ${rest}.`,
    );
  }
  const claim = scheme.read(delivery);
  const sent = isProblem(claim)
    ? []
    : claim.signatures.flatMap((signature) => [signature.bytes, ...readings(signature.text).map(({ bytes }) => bytes)]);
  if (sent.some(isTheirs))
    return note(
      "computed-matches-signature",
      "Your digest is the capture's own signature: your code had the secret and the bytes that were signed; those at hand are others.",
    );
  return note("computed-needs-valid", "--computed needs a capture that is valid: this one is not.");
}

function expectedMacs(decision: Decision, delivery: Delivery): Buffer[] {
  const { scheme } = decision;
  const claim = scheme.read(delivery);
  const secret = "secret" in decision ? decision.secret : undefined;
  const key = secret && scheme.key(secret.reveal());
  if (key === undefined || isProblem(key) || isProblem(claim)) return [];
  const trial: Trial = { scheme, delivery, key };
  return Array.from(scheme.contents(delivery, claim), (content) => macOf(trial, content, key)).filter(
    (mac) => mac !== undefined,
  );
}

function note(code: string, text: string): Note {
  return { code, text };
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
