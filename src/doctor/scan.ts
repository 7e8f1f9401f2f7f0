/** Runs all rules over the sources of a project. */
import type { Mistake, Problem, SourceFile, Sources } from "./rule.ts";
import { rules } from "./rules/index.generated.ts";

/** @returns the mistakes by file, then by place. */
export function scan(sources: Sources): Mistake[] {
  const found: Mistake[] = [];
  for (const { code, title, script, python } of rules) {
    const add = (file: SourceFile, problems: Iterable<Problem>): void => {
      for (const problem of problems) {
        const excerpt = file.text.split("\n", problem.at.line)[problem.at.line - 1]?.replace(/\r$/, "") ?? "";
        found.push({ ...problem, code, title, file: file.path, excerpt });
      }
    };
    if (script) for (const file of sources.scripts) add(file, script(file, sources));
    if (python) for (const file of sources.python) add(file, python(file, sources));
  }
  return found.sort((a, b) => compare(a.file, b.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
