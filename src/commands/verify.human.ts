/** The human view of `verify`: the verdict first, then cause, proof and fix, then what was ruled out. */
import type { Evidence, Finding, Note } from "../core/verdict.ts";
import { errorText } from "../report/error.ts";
import { oneLine } from "../report/escape.ts";
import { excerpt } from "../report/excerpt.ts";
import { bytes } from "../report/figures.ts";
import { displayWidth, spread, wrap } from "../report/layout.ts";
import type { Renderer, ViewContext } from "../report/view.ts";
import type { VerifyResult } from "./judge.ts";
import { shellWord } from "./shell-word.ts";
import { Causes } from "./verify.causes.ts";
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
  const causes = new Causes();
  let only: Told | undefined;
  let total = 0;
  const listed = (result: ResultJson): string => {
    const { verdict, handler } = result;
    if (verdict !== "valid") causes.add(result);
    else if (handler) causes.add({ code: handler.code, source: result.source });
    return verdict === "valid" && !handler && !context.options.verbose ? "" : inShort(result, context);
  };
  const one = async (told: Told): Promise<string> => {
    const short = listed(resultJson(told.result));
    return context.options.verbose ? inFull(told, context) : short;
  };
  /** The first result waits: it is told in full if it stays the only one. */
  const add = async (told: Told): Promise<string> => {
    total += 1;
    if (total === 1) {
      only = told;
      return "";
    }
    const first = only ? await one(only) : "";
    only = undefined;
    return first + (await one(told));
  };
  const event = async (next: VerifyEvent | VerifySummary): Promise<string> => {
    if (next.type === "summary")
      return only
        ? inFull(only, context, true)
        : (await import("./verify.summary.ts")).summaryText(next, causes, context);
    if (next.type === "batch") return next.results.map(listed).join("");
    if (next.type === "result") return add(next);
    let text = "";
    for (const result of next.results) text += await add({ result });
    return text;
  };
  return { event };
}

/** "✗ invalid   stripe · checkout.session.completed · 241 B          checkout.http" */
function headline({ verdict, source, event, size, file, line }: ResultJson, { ink, width }: Context): string {
  const mark = ink[verdict](`${ink.symbols[verdict]} ${verdict}`);
  const about = [source, event, size === null ? null : bytes(size)]
    .filter((part) => part !== null)
    .map((part) => oneLine(part));
  const left = `${mark}   ${about.join(` ${ink.symbols.dot} `)}`;
  const name = oneLine(line === undefined ? file : `${file}:${line}`);
  const room = width - displayWidth(left) - 2;
  return spread(
    left,
    ink.dim(room >= 12 && displayWidth(name) > room ? `${ink.symbols.ellipsis}${name.slice(-(room - 1))}` : name),
    width,
  );
}

function inShort(result: ResultJson, context: Context): string {
  const { ink, width } = context;
  const finding = result.findings[0] ?? result.handler;
  if (!finding) return `${headline(result, context)}\n`;
  // Whole, on as many lines as it takes: what matters often stands in its second half.
  const [first = "", ...rest] = wrap(oneLine(finding.title), width - finding.code.length - 4);
  const cause = [
    `  ${ink.bold(finding.code)}  ${ink.dim(first)}`,
    ...rest.map((line) => ink.dim(`${" ".repeat(finding.code.length + 4)}${line}`)),
  ];
  return `${[headline(result, context), ...cause].join("\n")}\n`;
}

/** @param alone it is the only result of the run. */
async function inFull({ result, framework }: Told, context: Context, alone = false): Promise<string> {
  const { ink, options } = context;
  if (result.error) return errorText(result.error, ink, context.width);
  const lines = [headline(resultJson(result), context)];
  const verdict = result.answer?.verdict;
  if (verdict?.verdict === "valid") lines.push(...(await validLines(result, framework, context)));
  else {
    const [first, ...rest] = findingsOf(result);
    if (first) lines.push("", ...(await findingLines(first, result, framework, context)));
    const shown = options.verbose ? rest : rest.slice(0, 2);
    for (const other of shown)
      lines.push("", ...wrap(`${ink.dim(`${label(other)}:`)} ${oneLine(other.title)}`, context.width, "  ", "  "));
    const notes = noteLines(verdict?.notes ?? [], context);
    lines.push(...(notes.length > 0 ? ["", ...notes] : []), ...tail(result, context));
  }
  if (alone) lines.push(...handlerHint(result, context));
  if (options.explain) lines.push("", ...(await import("./verify.explain.ts")).signedContentLines(result, context));
  return `${lines.join("\n")}\n`;
}

function label({ proof }: Finding): string {
  return proof === "none" ? "Or perhaps" : "Besides";
}

async function validLines(result: VerifyResult, framework: string | undefined, context: Context): Promise<string[]> {
  const { ink, width } = context;
  const { answer } = result;
  const verdict = answer!.verdict as Extract<NonNullable<VerifyResult["answer"]>["verdict"], { verdict: "valid" }>;
  const lines: string[] = [];
  const { handler } = verdict;
  if (handler) {
    lines.push(
      ink.invalid(`${ink.symbols.invalid} your handler computed something else`),
      "",
      ...(await findingLines(handler, result, framework, context)),
    );
    return lines;
  }
  const secret = answer!.secret;
  if (secret)
    lines.push(
      ...wrap(
        ink.dim(
          `${answer!.scheme.symmetric ? "signed" : "checked"} with ${secretName(secret.from)} (${secret.length} characters, #${secret.fingerprint})`,
        ),
        width,
        "  ",
      ),
    );
  if (verdict.assurance === "token")
    lines.push(
      ...wrap(ink.dim("It proves who sent it, not its bytes: the provider sends a token, no signature."), width, "  "),
    );
  return [...lines, ...noteLines(verdict.notes, context)];
}

/** An answer to what the user asked of their own code stands out; the rest is small print. */
function noteLines(notes: readonly Note[], { ink, width }: Context): string[] {
  return notes.flatMap(({ code, text }) =>
    wrap(isOfHandler(code) ? oneLine(text) : ink.dim(oneLine(text)), width, "  "),
  );
}

function isOfHandler(code: string): boolean {
  return /^(?:computed|app-body)-/.test(code);
}

/** How to go on where the capture is fine: a command to copy, for whoever has not asked yet. */
function handlerHint({ answer, name }: VerifyResult, { options, ink }: Context): string[] {
  const verdict = answer?.verdict;
  if (options.quiet || verdict?.verdict !== "valid" || verdict.handler || !answer?.scheme.mac) return [];
  if (verdict.notes.some(({ code }) => isOfHandler(code))) return [];
  return [ink.dim(`  Does your own code disagree?  hookctl verify ${oneLine(shellWord(name))} --computed DIGEST`)];
}

/** `env:NAME` and `.env:NAME` as the name alone: that is what people look for. */
export function secretName(from: string): string {
  return oneLine(
    from
      .replace(/^\.?env:/, "")
      .replace(/^capture$/, "the capture's own secret")
      .replace(/^option$/, "--secret"),
  );
}

async function findingLines(
  finding: Finding,
  result: VerifyResult,
  framework: string | undefined,
  context: Context,
): Promise<string[]> {
  const ofHandler = result.answer?.verdict.verdict === "valid";
  const { ink, width } = context;
  const lines = wrap(oneLine(finding.title), width, "  ");
  const proof =
    finding.proof === "mac"
      ? `Proven: ${finding.evidence ? `${oneLine(finding.evidence.changed)}, ` : ""}${ofHandler ? "it gives exactly the value that your code computed" : "the signature matches"}.`
      : finding.proof === "fact"
        ? ""
        : "Not proven: nothing that was tried makes the signature match.";
  if (proof !== "") lines.push(...wrap(proof, width, "  "));
  if (finding.evidence?.signed && finding.evidence.here)
    lines.push("", ...evidenceLines(finding.evidence, ofHandler ? ["yours", "sent"] : ["signed", "here"], context));
  else if (finding.detail !== "") lines.push(...wrap(ink.dim(oneLine(finding.detail)), width, "  "));
  const { fixLines } = await import("./verify.fix.ts");
  lines.push("", ...fixLines(finding, result, framework, context));
  return lines;
}

/** The bytes that were signed above the bytes at hand, around the first that differs. */
function evidenceLines(
  { signed, here, differsAt = 0 }: Evidence,
  [above, below]: readonly [string, string],
  { ink, width }: Context,
): string[] {
  const window = { at: differsAt, columns: width - 24, symbols: ink.symbols };
  const row = (name: string, body: Uint8Array, text: string): string =>
    ink.dim(`    ${name.padEnd(6)}  ${bytes(body.length).padStart(7)}   ${text}`);
  const [first, second] = [excerpt(signed!, window), excerpt(here!, window)];
  const caret = `${" ".repeat(22 + second.column)}${ink.invalid("^")} ${ink.dim(`differs from byte ${differsAt}`)}`;
  return [row(above, signed!, first.text), row(below, here!, second.text), caret];
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
  const tried = [...(result.answer?.ruledOut ?? [])].map(
    ([aspect, count]) => `${count} ${ASPECT_WORDS[aspect]?.[count === 1 ? 0 : 1] ?? aspect}`,
  );
  if (tried.length > 0) row("Ruled out", tried.join(` ${ink.symbols.dot} `));
  const docs = result.provider?.docs.replace(/^https:\/\//, "");
  row(
    "More",
    ["--framework NAME", "--explain", "--verbose", docs]
      .filter((part) => part !== undefined && part !== "")
      .join("   "),
  );
  return lines;
}
