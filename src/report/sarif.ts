/** SARIF 2.1.0 (OASIS), as code scanning reads it: a result for each thing that is not valid, a rule for each code. */
import { printable } from "./escape.ts";
import { jsonText } from "./json.ts";
import { type ReportFinding, type ReportResult, type ReportWriter, topFinding } from "./result.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** @param version of hookctl. Written at the end: the rules stand before the results. */
export function sarifWriter(version: string): ReportWriter {
  const rules = new Map<string, { index: number; title: string }>();
  const results: string[] = [];
  return {
    result(result) {
      const finding = topFinding(result);
      if (finding === undefined) return "";
      let rule = rules.get(finding.code);
      if (rule === undefined) {
        rule = { index: rules.size, title: finding.title };
        rules.set(finding.code, rule);
      }
      results.push(jsonText(sarifResult(result, finding, rule.index)));
      return "";
    },
    end() {
      const driver = {
        name: "hookctl",
        semanticVersion: version,
        rules: Array.from(rules, ([id, { title }]) => ({
          id,
          name: pascal(id),
          shortDescription: { text: printable(title) },
        })),
      };
      const head = jsonText({ tool: { driver }, columnKind: "utf16CodeUnits" }).slice(0, -1);
      return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${head},"results":[${results.length > 0 ? `\n${results.join(",\n")}\n` : ""}]}]}\n`;
    },
  };
}

function sarifResult(
  result: ReportResult,
  { code, codes, title, detail, fix, proof }: ReportFinding,
  ruleIndex: number,
): object {
  const text = [title, detail, fix].filter((part) => part !== "").join("\n\n");
  return {
    ruleId: code,
    ruleIndex,
    level: result.verdict === "invalid" ? "error" : "warning",
    // SARIF messages take {0} for arguments and [text](link): braces are doubled, brackets escaped.
    message: {
      text: printable(text)
        .replace(/[{}]/g, "$&$&")
        .replace(/[\\[\]]/g, "\\$&"),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: artifactUri(result.file) },
          region: { startLine: result.line ?? 1, ...(result.column !== undefined && { startColumn: result.column }) },
        },
      },
    ],
    properties: { verdict: result.verdict, source: result.source, id: result.id, codes, proof },
  };
}

/** A path as a URI reference (RFC 3986): relative paths stay relative. */
function artifactUri(file: string): string {
  const path = file.replaceAll("\\", "/").replace(/\p{Cs}/gu, "\ufffd");
  const encoded = path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  if (path.startsWith("/")) return `file://${encoded}`;
  return /^[a-z]:\//i.test(path) ? `file:///${path.slice(0, 2)}${encoded.slice(4)}` : encoded;
}

/** `body-reserialized` → `BodyReserialized`: rule names are identifiers in SARIF. */
function pascal(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
