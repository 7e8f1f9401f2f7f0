/** The one shape of an error: what is wrong and where, the line with a caret, what to do next. */
import type { HookctlError } from "../core/error.ts";
import type { Origin } from "../core/delivery.ts";
import { oneLine, printable } from "./escape.ts";
import { displayWidth, wrap } from "./layout.ts";
import type { Ink } from "./ink.ts";

/** Columns of a line that are shown around the caret. */
const EXCERPT = 60;
const INDENT = "       ";

/** The text for stderr, ending in a newline. Everything from outside is escaped. */
export function errorText(error: HookctlError, ink: Ink, columns: number): string {
  const where = error.where ? `${place(error.where)}: ` : "";
  const lines = [`${ink.bold("error:")} ${where}${printable(error.message).replaceAll("\n", `\n${INDENT}`)}`];
  if (error.excerpt !== undefined && error.where?.line !== undefined) {
    lines.push(...excerptLines(error.excerpt, error.where, ink));
  }
  for (const line of error.hint === undefined ? [] : printable(error.hint).split("\n")) {
    lines.push(...wrap(line, Math.max(40, columns), INDENT));
  }
  return `${lines.join("\n")}\n`;
}

/** `file:line:column`, as editors understand it. */
export function place({ file, line, column }: Origin): string {
  return [oneLine(file), line, column].filter((part) => part !== undefined).join(":");
}

function excerptLines(text: string, { line = 0, column = 1 }: Origin, ink: Ink): string[] {
  const from = Math.max(0, column - 1 - EXCERPT / 2);
  const cut = text.slice(from, from + EXCERPT);
  const before = oneLine(text.slice(from, column - 1));
  const gutter = `${INDENT}${line} `;
  const lead = from > 0 ? ink.symbols.ellipsis : "";
  const pad = " ".repeat(gutter.length + 2 + displayWidth(lead + before));
  return [
    `${ink.dim(gutter + ink.symbols.bar)} ${lead}${oneLine(cut)}${from + EXCERPT < text.length ? ink.symbols.ellipsis : ""}`,
    `${pad}${ink.bold("^")}`,
  ];
}
