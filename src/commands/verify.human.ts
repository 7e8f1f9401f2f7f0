/** The human view of `verify`: the verdict first, then cause, proof and fix, then what was ruled out. */
import { summaryText } from "./verify.summary.ts";
import { signedContentLines } from "./verify.explain.ts";
import type { Evidence, Finding } from "../core/verdict.ts";
import { errorText } from "../report/error.ts";
import { headerText, oneLine } from "../report/escape.ts";
import { bytes } from "../report/figures.ts";
import { displayWidth, spread, truncate, wrap } from "../report/layout.ts";
import type { Renderer, ViewContext } from "../report/view.ts";
import { fixLines } from "./verify.fix.ts";
import type { VerifyResult } from "./judge.ts";
import { findingsOf, resultJson, type ResultJson } from "./verify-json.ts";
import type { VerifyEvent, VerifyOptions, VerifySummary } from "./verify.ts";

type Context = ViewContext<VerifyOptions>;

/** A result, and whose code its fix shows. */
interface Told {
  readonly result: VerifyResult;
  readonly framework?: string;
}

/** One capture is told in full; of several, a line for each that is not valid, and a table at the end. */
export function humanRenderer(context: Context): Renderer<VerifyEvent> {
  const failed: ResultJson[] = [];
  let only: Told | undefined;
  let total = 0;
  const listed = (result: ResultJson): string => {
    if (result.verdict !== "valid") failed.push(result);
    return result.verdict === "valid" && !context.options.verbose ? "" : inShort(result, context);
  };
  const one = (told: Told): string => (context.options.verbose ? inFull(told, context) : listed(resultJson(told.result)));
  const add = (told: Told): string => {
    total += 1;
    if (total === 1) {
      only = told;
      return "";
    }
    const first = only ? one(only) : "";
    only = undefined;
    return first + one(told);
  };
  const event = (next: VerifyEvent | VerifySummary): string => {
    if (next.type === "summary") return only ? inFull(only, context) : summaryText(next, failed, context);
    if (next.type === "batch") return next.results.map(listed).join("");
    return next.type === "result" ? add(next) : next.results.map((result) => add({ result })).join("");
  };
  return { event: event as Renderer<VerifyEvent>["event"] };
}

/** "✗ invalid   stripe · checkout.session.completed · 241 B          checkout.http" */
function headline({ verdict, source, event, size, file, line }: ResultJson, { ink, width }: Context): string {
  const mark = ink[verdict](`${ink.symbols[verdict]} ${verdict}`);
  const about = [source, event, size === null ? null : bytes(size)].filter((part) => part !== null).map((part) => oneLine(part));
  const left = `${mark}   ${about.join(` ${ink.symbols.dot} `)}`;
  const name = oneLine(line === undefined ? file : `${file}:${line}`);
  const room = width - displayWidth(left) - 2;
  return spread(left, ink.dim(room >= 12 && displayWidth(name) > room ? `${ink.symbols.ellipsis}${name.slice(-(room - 1))}` : name), width);
}

function inShort(result: ResultJson, context: Context): string {
  const { ink, width } = context;
  const [finding] = result.findings;
  const cause = finding ? `\n  ${ink.bold(finding.code)}  ${ink.dim(truncate(oneLine(finding.title), width - finding.code.length - 4, ink.symbols.ellipsis))}` : "";
  return `${headline(result, context)}${cause}\n`;
}

function inFull({ result, framework }: Told, context: Context): string {
  const { ink, options } = context;
  if (result.error) return errorText(result.error, ink, context.width);
  const lines = [headline(resultJson(result), context)];
  const verdict = result.answer?.verdict;
  if (verdict?.verdict === "valid") lines.push(...validLines(result, framework, context));
  else {
    const [first, ...rest] = findingsOf(result);
    if (first) lines.push("", ...findingLines(first, result, framework, context));
    const shown = options.verbose ? rest : rest.slice(0, 2);
    for (const other of shown) lines.push("", ...wrap(`${ink.dim(`${label(other)}:`)} ${oneLine(other.title)}`, context.width, "  ", "  "));
    lines.push(...tail(result, context));
  }
  if (options.explain) lines.push("", ...signedContentLines(result, context));
  return `${lines.join("\n")}\n`;
}

function label({ proof }: Finding): string {
  return proof === "none" ? "Or perhaps" : "Besides";
}

function validLines(result: VerifyResult, framework: string | undefined, context: Context): string[] {
  const { ink, width } = context;
  const { answer } = result;
  const verdict = answer!.verdict as Extract<NonNullable<VerifyResult["answer"]>["verdict"], { verdict: "valid" }>;
  const lines: string[] = [];
  const { handler } = verdict;
  if (handler) {
    lines.push(ink.invalid(`${ink.symbols.invalid} your handler computed something else`), "", ...findingLines(handler, result, framework, context));
    return lines;
  }
  const secret = answer!.secret;
  if (secret) lines.push(...wrap(ink.dim(`${answer!.scheme.symmetric ? "signed" : "checked"} with ${secretName(secret.from)} (${secret.length} characters, #${secret.fingerprint})`), width, "  "));
  if (verdict.assurance === "token") lines.push(...wrap(ink.dim("It proves who sent it, not its bytes: the provider sends a token, no signature."), width, "  "));
  for (const note of verdict.notes) lines.push(...wrap(ink.dim(oneLine(note.text)), width, "  "));
  if (answer!.scheme.mac) lines.push(ink.dim(`  Does your own code disagree?  hookctl verify ${oneLine(result.name)} --computed <its digest>`));
  return lines;
}

/** `env:NAME` and `.env:NAME` as the name alone: that is what people look for. */
export function secretName(from: string): string {
  return oneLine(from.replace(/^\.?env:/, "").replace(/^capture$/, "the capture's own secret").replace(/^option$/, "--secret"));
}

function findingLines(finding: Finding, result: VerifyResult, framework: string | undefined, context: Context): string[] {
  const { ink, width } = context;
  const lines = wrap(oneLine(finding.title), width, "  ");
  const proof =
    finding.proof === "mac"
      ? `Proven: ${finding.evidence ? `${oneLine(finding.evidence.changed)}, ` : ""}the signature matches.`
      : finding.proof === "fact"
        ? ""
        : "Not proven: nothing that was tried makes the signature match.";
  if (proof !== "") lines.push(...wrap(proof, width, "  "));
  if (finding.evidence?.signed && finding.evidence.here) lines.push("", ...evidenceLines(finding.evidence, context));
  else if (finding.detail !== "") lines.push(...wrap(ink.dim(oneLine(finding.detail)), width, "  "));
  lines.push("", ...fixLines(finding, result, framework, context));
  return lines;
}

/** The bytes that were signed above the bytes at hand, around the first that differs. */
function evidenceLines({ signed, here, differsAt }: Evidence, { ink, width }: Context): string[] {
  const room = width - 24;
  const at = differsAt ?? 0;
  const from = Math.max(0, at - 8);
  const row = (name: string, body: Uint8Array): string => {
    const cut = headerText(Buffer.from(body.subarray(from, from + room * 2)).toString("latin1"), ink.symbols);
    return `    ${name.padEnd(6)}  ${bytes(body.length).padStart(7)}   ${from > 0 ? ink.symbols.ellipsis : ""}${truncate(cut, room - 2, ink.symbols.ellipsis)}`;
  };
  const lead = displayWidth(headerText(Buffer.from(here!.subarray(from, at)).toString("latin1"), ink.symbols)) + (from > 0 ? displayWidth(ink.symbols.ellipsis) : 0);
  const caret = `${" ".repeat(22 + lead)}${ink.invalid("^")} ${ink.dim(`differs from byte ${at}`)}`;
  return [ink.dim(row("signed", signed!)), ink.dim(row("here", here!)), caret];
}

const ASPECT_WORDS: Record<string, readonly [one: string, many: string]> = {
  body: ["other form of the body", "other forms of the body"],
  secret: ["other form of the secret", "other secrets and forms of them"],
  url: ["other URL", "other URLs"],
  header: ["other header", "other headers"],
  signature: ["other way to write the signature", "other ways to write the signature"],
  scheme: ["other way to sign", "other ways to sign"],
};

function tail(result: VerifyResult, context: Context): string[] {
  const { ink, width } = context;
  const lines = [""];
  const row = (name: string, text: string): void => {
    const [first = "", ...rest] = wrap(text, width - 14);
    lines.push(ink.dim(`  ${name.padEnd(12)}${first}`), ...rest.map((line) => ink.dim(`${" ".repeat(14)}${line}`)));
  };
  const tried = [...(result.answer?.ruledOut ?? [])].map(([aspect, count]) => `${count} ${ASPECT_WORDS[aspect]?.[count === 1 ? 0 : 1] ?? aspect}`);
  if (tried.length > 0) row("Ruled out", tried.join(` ${ink.symbols.dot} `));
  const docs = result.provider?.docs.replace(/^https:\/\//, "");
  row("More", ["--framework NAME", "--explain", "--verbose", docs].filter((part) => part !== undefined && part !== "").join("   "));
  return lines;
}

