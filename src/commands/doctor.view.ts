import type { SummaryEvent } from "../core/command.ts";
import type { Mistake } from "../doctor/rule.ts";
import { jsonText } from "../report/json.ts";
import type { ReportResult } from "../report/result.ts";
import { sarifWriter } from "../report/sarif.ts";
import type { Renderer, View } from "../report/view.ts";
import type { Check } from "./doctor-check.ts";
import type { CodeReport } from "./doctor-code.ts";
import { humanReport } from "./doctor.human.ts";
import type { DoctorEvent, DoctorOptions, DoctorSummary } from "./doctor.ts";
import { version } from "./version.ts";

/** All that a run found: the answer stands above the details, so nothing is written before the end. */
export interface Findings {
  readonly checks: readonly Check[];
  readonly report: CodeReport;
  readonly durationMs: number;
}

export const view: View<DoctorOptions, DoctorEvent> = (context): Renderer<DoctorEvent> => {
  const checks: Check[] = [];
  let report: CodeReport = { mistakes: [], files: { javascript: 0, python: 0 }, notes: [] };
  return {
    event(event: DoctorEvent | SummaryEvent) {
      if (event.type === "check") checks.push((event as { check: Check }).check);
      else if (event.type === "code") ({ report } = event as { report: CodeReport });
      else {
        const findings: Findings = { checks, report, durationMs: (event as DoctorSummary).durationMs };
        const { format } = context.options;
        return format === "human"
          ? humanReport(findings, context)
          : format === "json"
            ? jsonReport(findings)
            : sarifReport(findings);
      }
      return "";
    },
  };
};

function jsonReport({ checks, report, durationMs }: Findings): string {
  const { mistakes, files, notes } = report;
  const environment = checks.filter(({ status }) => status === "problem");
  return `${jsonText({
    schema: "hookctl.doctor/1",
    checks: checks.map(({ where, ...check }) => ({ ...check, ...where })),
    findings: [
      ...environment.map(({ name, code, text, fix, where }) => ({
        code,
        title: `${name}: ${text}`,
        file: where?.file ?? null,
        line: where?.line ?? null,
        column: where?.column ?? null,
        why: text,
        fix: fix ?? "",
      })),
      ...mistakes.map(({ code, title, file, at, why, fix }) => ({ code, title, file, ...at, why, fix })),
    ],
    files,
    notes,
    summary: { findings: environment.length + mistakes.length, durationMs },
  })}\n`;
}

/** What stands in a file: code scanning has no place for the rest. */
function sarifReport({ checks, report, durationMs }: Findings): string {
  const writer = sarifWriter(version);
  const body = [...checks.flatMap(checkResult), ...report.mistakes.map(mistakeResult)]
    .map((result) => writer.result(result))
    .join("");
  return body + writer.end(durationMs);
}

function mistakeResult({ code, title, file, at, why, fix }: Mistake): ReportResult {
  return {
    file,
    ...at,
    id: null,
    source: null,
    verdict: "invalid",
    findings: [{ code, codes: [code], title, detail: why, fix, proof: "fact" }],
  };
}

function checkResult({ status, code = "", name, text, fix = "", where }: Check): readonly ReportResult[] {
  if (status !== "problem" || !where) return [];
  return [
    {
      ...where,
      id: null,
      source: null,
      verdict: "invalid",
      findings: [{ code, codes: [code], title: `${name}: ${text}`, detail: "", fix, proof: "fact" }],
    },
  ];
}
