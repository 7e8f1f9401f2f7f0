/** A Markdown table (GitHub's flavour) for a summary of a CI run or a comment: nothing from outside can format, link or ping. */
import { oneLine } from "./escape.ts";
import { nameOf, type ReportResult, type ReportWriter, topFinding } from "./result.ts";

const MARKS = { valid: "✓ valid", invalid: "✗ invalid", undecided: "? undecided" } as const;

/** @param title the heading: `hookctl verify`. */
export function markdownWriter(title: string): ReportWriter {
  const counts = { valid: 0, invalid: 0, undecided: 0 };
  let begun = false;
  const head = (): string => {
    if (begun) return "";
    begun = true;
    return `### ${markdown(title)}\n\n| verdict | capture | source | code | cause and fix |\n| --- | --- | --- | --- | --- |\n`;
  };
  return {
    result(result) {
      counts[result.verdict] += 1;
      return head() + row(result);
    },
    end() {
      const parts = Object.entries(counts).filter(([, count]) => count > 0);
      return `${head()}\n${parts.map(([verdict, count]) => `${count} ${verdict}`).join(" · ") || "nothing was checked"}\n`;
    },
  };
}

function row(result: ReportResult): string {
  const finding = topFinding(result);
  const proof = finding === undefined || finding.proof !== "none" ? "" : " (not proven)";
  const cause = finding === undefined ? "" : `${markdown(`${finding.title}${proof}`)}<br>${markdown(finding.fix)}`;
  const cells = [
    MARKS[result.verdict],
    markdown(nameOf(result)),
    markdown(result.source ?? "–"),
    markdown(finding?.code ?? ""),
    cause,
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/**
 * Plain text as Markdown on one line, inside a table or a paragraph. Characters that mean something there are entities,
 * which Markdown never takes for syntax; so is what would become a link, a mention or a reference by itself.
 */
export function markdown(text: string): string {
  return oneLine(text).replace(/[&<>"'`*_[\]|~\\$@#]|:(?=\/)|(?<=www)\./gi, (char) => `&#${char.charCodeAt(0)};`);
}
