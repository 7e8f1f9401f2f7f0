/** The fix of a finding: in words, then in the code of the user's framework. */
import type { Finding } from "../core/verdict.ts";
import { oneLine } from "../report/escape.ts";
import { wrap } from "../report/layout.ts";
import type { ViewContext } from "../report/view.ts";
import { fixContext } from "../verify/fixes/context.ts";
import { frameworks, inShort, snippet } from "../verify/fixes/registry.ts";
import type { VerifyResult } from "./judge.ts";
import type { VerifyOptions } from "./verify.ts";

/** So many frameworks are shown in short; the others are named. */
const SHOWN = 7;

/** @param framework the id of the user's, where it is known. */
export function fixLines(
  { fix, proof }: Finding,
  { answer, provider }: VerifyResult,
  framework: string | undefined,
  context: ViewContext<VerifyOptions>,
): string[] {
  const { width, ink, options } = context;
  const words = wrap(oneLine(fix.text), width, "  ").map(ink.bold);
  // Code for what may not be the cause, or for a secret that is not there, would only be noise.
  if (fix.topic === undefined || proof === "none" || answer?.verdict.verdict === "undecided" || !answer || !provider)
    return words;
  const about = fixContext(provider, answer.scheme.recipe, variableOf(answer.secret?.from));
  if (framework !== undefined) {
    const lines = snippet(fix.topic, about, framework);
    const name = frameworks.find(({ id }) => id === framework)?.name ?? framework;
    return lines ? [...words, "", `  In ${name}:`, "", ...lines.map((line) => `    ${line}`)] : words;
  }
  const rows = inShort(fix.topic, about);
  if (rows.length === 0) return words;
  const shown = options.verbose ? rows : rows.slice(0, SHOWN);
  const others = rows.slice(shown.length).map((row) => row.split("  ")[0]!.trim());
  const more =
    others.length === 0 ? [] : wrap(`and ${others.join(", ")}: --framework NAME`, width, "    ").map(ink.dim);
  return [...words, "", ...shown.map((row) => `    ${row}`), ...more];
}

function variableOf(from: string | undefined): string | undefined {
  return /^\.?env:(.+)$/.exec(from ?? "")?.[1];
}
