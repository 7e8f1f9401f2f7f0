/** JUnit XML, as CI servers read it: a failure for invalid, an error for undecided. Written at the end: its head counts. */
import { printable } from "./escape.ts";
import { nameOf, type ReportFinding, type ReportResult, type ReportWriter, topFinding } from "./result.ts";

/** @param suite the suite's name: `hookctl verify`. */
export function junitWriter(suite: string): ReportWriter {
  const cases: string[] = [];
  const counts = { failures: 0, errors: 0 };
  return {
    result(result) {
      if (result.verdict === "invalid") counts.failures += 1;
      else if (result.verdict === "undecided") counts.errors += 1;
      cases.push(testCase(result, suite));
      return "";
    },
    end(durationMs) {
      const totals = `tests="${cases.length}" failures="${counts.failures}" errors="${counts.errors}" time="${(durationMs / 1000).toFixed(3)}"`;
      const name = `name="${xml(suite)}" ${totals}`;
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${name}>\n<testsuite ${name}>\n${cases.join("")}</testsuite>\n</testsuites>\n`;
    },
  };
}

function testCase(result: ReportResult, suite: string): string {
  const names = `classname="${xml(`${suite}.${result.source ?? "unknown"}`)}" name="${xml(nameOf(result))}"`;
  const finding = topFinding(result);
  if (finding === undefined) return `  <testcase ${names}/>\n`;
  return `  <testcase ${names}>\n    ${outcome(result.verdict, finding)}\n  </testcase>\n`;
}

/** A valid capture passes, as the exit code says; what the user's own code makes of it is told beside. */
function outcome(verdict: ReportResult["verdict"], finding: ReportFinding): string {
  const text = xml(story(finding));
  if (verdict === "valid") return `<system-out>${text}</system-out>`;
  const element = verdict === "invalid" ? "failure" : "error";
  return `<${element} type="${xml(finding.code)}" message="${xml(finding.title)}">${text}</${element}>`;
}

function story({ title, detail, fix, proof, codes }: ReportFinding): string {
  return [title, detail, fix && `Fix: ${fix}`, `${codes.join(", ")} (proof: ${proof})`]
    .filter((line) => line !== "")
    .join("\n");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** For attributes and text alike. XML 1.0 has no way to write most controls and no U+FFFE, U+FFFF: those are shown as escapes. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"'\n\t]/g, (char) => ENTITIES[char]!);
}
