/** What `doctor` tells people: the answer, then what is wrong, then what was looked at. */
import { fixLines } from "../doctor/fix.ts";
import type { Mistake } from "../doctor/rule.ts";
import { place } from "../report/error.ts";
import { oneLine } from "../report/escape.ts";
import { duration, plural } from "../report/figures.ts";
import { displayWidth, padEnd, spread, truncate, wrap } from "../report/layout.ts";
import type { ViewContext } from "../report/view.ts";
import type { Check } from "./doctor-check.ts";
import type { DoctorOptions } from "./doctor.ts";
import type { Findings } from "./doctor.view.ts";

type Context = ViewContext<DoctorOptions>;

/** So many mistakes are told in full; the others have a line each. */
const IN_FULL = 5;

export function humanReport(findings: Findings, context: Context): string {
  const { report, checks } = findings;
  const { options, ink } = context;
  const wide = Math.max(...checks.map(({ name }) => displayWidth(oneLine(name))));
  const full = options.verbose ? report.mistakes : report.mistakes.slice(0, IN_FULL);
  const rest = report.mistakes.slice(full.length);
  const shownCode = new Set<string>();
  const lines = [
    answer(findings, context),
    "",
    ...checks.flatMap((check) => checkLines(check, wide, context)),
    ...full.flatMap((mistake) => ["", ...mistakeLines(mistake, context, shownCode)]),
    ...(rest.length === 0
      ? []
      : [
          "",
          ...rest.map(
            (mistake) =>
              `${ink.invalid(ink.symbols.invalid)} ${oneLine(place({ file: mistake.file, ...mistake.at }))}  ${mistake.code}`,
          ),
          ink.dim("  --verbose tells all of them in full"),
        ]),
    "",
    ...[...report.notes, looked(findings)].flatMap((text) => wrap(oneLine(text), context.width, "  ")).map(ink.dim),
  ];
  return `${lines.join("\n")}\n`;
}

function answer({ checks, report }: Findings, { ink }: Context): string {
  const problems = checks.filter(({ status }) => status === "problem").length;
  const warnings = checks.filter(({ status }) => status === "warning").length;
  const parts = [
    problems > 0 ? `${plural(problems, "problem")} in the setup` : "",
    report.mistakes.length > 0 ? `${plural(report.mistakes.length, "mistake")} in the code` : "",
  ].filter((part) => part !== "");
  if (parts.length > 0) return `${ink.invalid(ink.symbols.invalid)} ${parts.join(", ")}`;
  return `${ink.valid(ink.symbols.valid)} all in order${warnings > 0 ? `, ${plural(warnings, "warning")}` : ""}`;
}

function checkLines({ name, status, text, fix, where }: Check, wide: number, { ink, width }: Context): string[] {
  const { symbols } = ink;
  const mark = {
    ok: ink.valid(symbols.valid),
    note: ink.dim(symbols.dot),
    warning: ink.undecided(symbols.undecided),
    problem: ink.invalid(symbols.invalid),
  }[status];
  const indent = " ".repeat(2 + displayWidth(mark) + 1 + wide + 2);
  const said = where?.line === undefined ? text : `${place(where)}: ${text}`;
  const lines = wrap(oneLine(said), width, `  ${mark} ${padEnd(oneLine(name), wide)}  `, indent);
  return [...lines, ...(fix === undefined ? [] : wrap(oneLine(fix), width, indent).map(ink.bold))];
}

function mistakeLines(
  { code, title, file, at, excerpt, why, fix, show }: Mistake,
  context: Context,
  shownCode: Set<string>,
): string[] {
  const { ink, width, options } = context;
  const snippet = show && (options.verbose || !shownCode.has(code)) ? fixLines(show) : [];
  shownCode.add(code);
  return [
    spread(`${ink.invalid(ink.symbols.invalid)} ${oneLine(place({ file, ...at }))}`, ink.dim(code), width),
    "",
    ...excerptLines(excerpt, at, context),
    ...wrap(oneLine(`${title}. ${why}`), width, "  "),
    ...wrap(oneLine(fix), width, "  ").map(ink.bold),
    ...(snippet.length === 0 ? [] : ["", ...snippet.map((line) => `    ${oneLine(line)}`)]),
  ];
}

/** The line without its indentation, and a caret under the place. */
function excerptLines(excerpt: string, { line, column }: Mistake["at"], { ink, width }: Context): string[] {
  if (excerpt === "") return [];
  const code = excerpt.trimStart();
  const cut = excerpt.length - code.length;
  const gutter = `    ${line} ${ink.symbols.bar} `;
  const shown = truncate(oneLine(code), width - gutter.length, ink.symbols.ellipsis);
  const before = displayWidth(oneLine(code.slice(0, Math.max(0, column - 1 - cut))));
  const caret = before < displayWidth(shown) ? [`${" ".repeat(gutter.length + before)}${ink.bold("^")}`] : [];
  return [`${ink.dim(gutter.trimEnd())} ${shown}`, ...caret, ""];
}

function looked({ report: { files }, durationMs }: Findings): string {
  const parts = [
    plural(files.javascript, "JavaScript or TypeScript file"),
    ...(files.python > 0 ? [plural(files.python, "Python file")] : []),
  ];
  if (files.javascript + files.python === 0) return "No code here that has to do with webhooks.";
  return `Read ${parts.join(" and ")} about webhooks in ${duration(durationMs)}.`;
}
