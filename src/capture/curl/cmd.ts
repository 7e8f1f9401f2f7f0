/**
 * Commands as Windows takes them apart, for what browsers copy as "cURL (cmd)": first cmd.exe (carets, quotes, line
 * ends), then the C runtime's rules for arguments (Microsoft's "Parsing C command-line arguments").
 */
import type { Command, Fail, Word } from "./words.ts";

/** A character that cmd.exe hands on, and where it stood. */
interface Handed {
  readonly char: string;
  readonly offset: number;
}

/** @param source one character a byte. */
export function cmdCommands(source: string, fail: Fail): Command[] {
  return cmdLines(source).flatMap((line) => {
    const words = argumentsOf(line, fail);
    return words.length > 0 ? [words] : [];
  });
}

/** Cut at line ends and operators; a caret takes the next character as it is, and joins lines. */
function cmdLines(source: string): Handed[][] {
  const lines: Handed[][] = [];
  let line: Handed[] = [];
  let quoted = false;
  for (let at = 0; at < source.length; at += 1) {
    let char = source[at]!;
    if (char === "\r" && source[at + 1] === "\n") continue;
    if (char === "\n" || (!quoted && (char === "&" || char === "|"))) {
      lines.push(line);
      line = [];
      quoted = false;
      continue;
    }
    if (char === '"') quoted = !quoted;
    else if (char === "^" && !quoted) {
      at += 1;
      at += lineBreak(source, at);
      // The character behind the caret is taken as it is, and the one behind the joined line end.
      const kept = lineBreak(source, at);
      char = kept > 0 ? "\n" : (source[at] ?? "");
      if (kept > 1) at += kept - 1;
    }
    if (char !== "") line.push({ char, offset: at });
  }
  lines.push(line);
  return lines;
}

/** The length of the line break that begins here; 0 for none. */
function lineBreak(source: string, at: number): number {
  return source[at] === "\n" ? 1 : source[at] === "\r" && source[at + 1] === "\n" ? 2 : 0;
}

/** Blanks part arguments outside of quotes; `\"` is a quote, `""` within quotes is one too. */
function argumentsOf(line: readonly Handed[], fail: Fail): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && isBlank(line[at]!.char)) at += 1;
    if (at >= line.length) return words;
    const offset = line[at]!.offset;
    let text = "";
    let opened: number | undefined;
    for (; at < line.length && (opened !== undefined || !isBlank(line[at]!.char)); at += 1) {
      const { char } = line[at]!;
      if (char === "\\") {
        const slashes = run(line, at, "\\");
        const beforeQuote = line[at + slashes]?.char === '"';
        text += "\\".repeat(beforeQuote ? slashes >> 1 : slashes);
        at += slashes - 1;
        if (beforeQuote && slashes % 2 === 1) {
          text += '"';
          at += 1;
        }
      } else if (char !== '"') {
        text += char;
      } else if (opened !== undefined && line[at + 1]?.char === '"') {
        text += '"';
        at += 1;
      } else {
        opened = opened === undefined ? line[at]!.offset : undefined;
      }
    }
    if (opened !== undefined) throw fail(opened, "a double quote is not closed", "The command was cut off: copy it again, whole.");
    words.push({ text, offset });
  }
}

function isBlank(char: string): boolean {
  return char === " " || char === "\t";
}

/** How many times the character stands here in a row. */
function run(line: readonly Handed[], at: number, char: string): number {
  let count = 0;
  while (line[at + count]?.char === char) count += 1;
  return count;
}
