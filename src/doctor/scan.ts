/** Runs all rules over the sources of a project. */
import { isSignatureHeader } from "./headers.ts";
import type { Mistake, Position, Problem, SourceFile, Sources } from "./rule.ts";
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
        const before = found.at(-1);
        if (before?.code === code && before.file === file.path && samePlace(before.at, problem.at)) continue;
        found.push({ ...problem, code, title, file: file.path, excerpt: excerptOf(file, problem) });
      }
    };
    if (script) for (const file of sources.scripts) if (goesOn()) add(file, script(file, sources));
    if (python) for (const file of sources.python) if (goesOn()) add(file, python(file, sources));
  }
  return found.sort((a, b) => compare(a.file, b.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

/** Longer lines are no code that people read. */
const MAX_EXCERPT = 500;

function excerptOf({ text }: SourceFile, { at: { line } }: Problem): string {
  const whole = text.split("\n", line)[line - 1]?.replace(/\r$/, "") ?? "";
  return whole.length > MAX_EXCERPT ? "" : masked(whole);
}

function samePlace(a: Position, b: Position): boolean {
  return a.line === b.line && a.column === b.column;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A secret that stands in the code is not shown: stars in its place, as many, so that columns stay. Rather a harmless
 * text too many than a secret too few.
 */
export function masked(line: string): string {
  return line
    .replace(/(?<=["'`])[\w+/=.-]{12,}(?=["'`])/g, (text) => (looksSecret(text) ? stars(text) : text))
    .replace(/(?<=(?:secret|token|key|password)\w*["']?\s*(?:[:=]|\|\||\?\?)\s*(["'`]))[^"'`]+(?=\1)/gi, stars);
}

function stars(text: string): string {
  return "*".repeat(text.length);
}

function looksSecret(text: string): boolean {
  if (/^(?:whsec|sk|rk|pk|gh[pousr]|xox[a-z]|shp[a-z]+)[_-]/.test(text)) return true;
  return /\d/.test(text) && /[a-z]/i.test(text) && !text.startsWith("/") && !isSignatureHeader(text);
}
