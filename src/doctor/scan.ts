/** Runs all rules over the sources of a project. */
import type { Mistake, Problem, SourceFile, Sources } from "./rule.ts";
import { rules } from "./rules/index.generated.ts";

/**
 * @param goesOn asked before each file and rule; once it says no, what is left is not looked at.
 * @returns the mistakes by file, then by place.
 */
export function scan(sources: Sources, goesOn: () => boolean): Mistake[] {
  const found: Mistake[] = [];
  for (const { code, title, script, python } of rules) {
    const add = (file: SourceFile, problems: Iterable<Problem>): void => {
      for (const problem of problems) {
        const excerpt = file.text.split("\n", problem.at.line)[problem.at.line - 1]?.replace(/\r$/, "") ?? "";
        found.push({ ...problem, code, title, file: file.path, excerpt: masked(excerpt) });
      }
    };
    if (script) for (const file of sources.scripts) if (goesOn()) add(file, script(file, sources));
    if (python) for (const file of sources.python) if (goesOn()) add(file, python(file, sources));
  }
  return found.sort((a, b) => compare(a.file, b.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A secret that stands in the code is not shown: stars in its place, as many, so that columns stay. */
export function masked(line: string): string {
  return line.replace(/(?<=["'`])[\w+/=.-]{12,}(?=["'`])/g, (text) =>
    looksSecret(text) ? "*".repeat(text.length) : text,
  );
}

function looksSecret(text: string): boolean {
  if (/^(?:whsec|sk|rk|pk|gh[pousr]|xox[a-z]|shp[a-z]+)[_-]/.test(text)) return true;
  return /^[A-Za-z0-9+/=_]{20,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);
}
