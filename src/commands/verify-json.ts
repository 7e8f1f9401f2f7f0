/** A result as the contract's JSON object (design.md, "verify, in detail"); fields are only ever added. */
import type { Finding } from "../core/verdict.ts";
import type { VerifyResult } from "./judge.ts";

export interface FindingJson {
  readonly code: string;
  readonly codes: readonly string[];
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly proof: "mac" | "fact" | "none";
  readonly proven: boolean;
  readonly evidence?: { readonly changed: string; readonly differsAt?: number };
}

export interface ResultJson {
  readonly file: string;
  readonly line?: number;
  readonly id: string | null;
  readonly source: string | null;
  readonly provider: string | null;
  readonly event: string | null;
  /** Of the body, bytes; null where it could not be read. */
  readonly size: number | null;
  readonly verdict: "valid" | "invalid" | "undecided";
  readonly assurance?: "signature" | "token";
  readonly code: string | null;
  readonly codes: readonly string[];
  readonly proof: "mac" | "fact" | "none";
  readonly proven: boolean;
  readonly key: { readonly from: string } | null;
  readonly ageSeconds?: number;
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly findings: readonly FindingJson[];
  readonly handler?: FindingJson;
}

export function resultJson(result: VerifyResult): ResultJson {
  const { answer, capture } = result;
  const verdict = answer?.verdict;
  const findings = findingsOf(result).map(findingJson);
  const top = findings[0];
  const valid = verdict?.verdict === "valid";
  return {
    file: result.name,
    ...(result.line !== undefined && { line: result.line }),
    id: capture?.id ?? null,
    source: result.source ?? null,
    provider: result.provider?.id ?? null,
    event: result.event ?? null,
    size: capture?.delivery.body.length ?? null,
    verdict: verdict?.verdict ?? "undecided",
    ...(valid && { assurance: verdict.assurance }),
    code: top?.code ?? null,
    codes: top?.codes ?? [],
    // A signature that holds is itself the proof; a token is only a fact.
    proof: valid ? (verdict.assurance === "signature" ? "mac" : "fact") : (top?.proof ?? "none"),
    proven: valid || (top?.proven ?? false),
    key: answer?.secret ? { from: answer.secret.from } : null,
    ...(answer?.ageSeconds !== undefined && { ageSeconds: answer.ageSeconds }),
    notes: verdict?.notes ?? [],
    findings,
    ...(valid && verdict.handler && { handler: findingJson(verdict.handler) }),
  };
}

/** All findings of a result, best first; a capture that cannot be read has one that says so. */
export function findingsOf({ answer, error, unknown }: VerifyResult): readonly Finding[] {
  if (answer) return answer.verdict.verdict === "valid" ? [] : answer.verdict.findings;
  if (unknown) return [unknown];
  if (!error) return [];
  const { where } = error;
  const place =
    where?.line === undefined
      ? ""
      : ` (line ${where.line}${where.column === undefined ? "" : `, column ${where.column}`})`;
  return [
    {
      code: "capture-unreadable",
      codes: ["capture-unreadable"],
      title: `It cannot be read${place}: ${error.message}.`,
      detail: error.message,
      fix: { text: error.hint ?? "hookctl verify --help shows what is read." },
      proof: "fact",
    },
  ];
}

function findingJson({ code, codes, title, detail, fix, proof, evidence }: Finding): FindingJson {
  return {
    code,
    codes,
    title,
    detail,
    fix: fix.text,
    proof,
    proven: proof !== "none",
    ...(evidence && {
      evidence: {
        changed: evidence.changed,
        ...(evidence.differsAt !== undefined && { differsAt: evidence.differsAt }),
      },
    }),
  };
}
