/**
 * Commands as Windows takes them apart, for what browsers copy as "cURL (cmd)": first cmd.exe (carets, quotes, line
 * ends), then the C runtime's rules for arguments (Microsoft, "Parsing C command-line arguments"). With one exception:
 * in what browsers write, which is known by its quotes with carets, every backslash is doubled, although the C runtime
 * halves them before quotes only. There a backslash takes the next character as it is, as the browser meant it.
 */
import type { Command, Fail, Word } from "./words.ts";

/** A character that cmd.exe hands on, and where it stood. */
interface Handed {
  readonly char: string;
  readonly offset: number;
  /** It stood behind a caret. */
  readonly kept: boolean;
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
    const kept = char === "^" && !quoted;
    if (char === '"') quoted = !quoted;
    else if (kept) {
      at += 1;
      at += lineBreak(source, at);
      // The character behind the caret is taken as it is, and the one behind the joined line end.
      const breaks = lineBreak(source, at);
      char = breaks > 0 ? "\n" : (source[at] ?? "");
      if (breaks > 1) at += 1;
    }
    if (char !== "") line.push({ char, offset: at, kept });
  }
  lines.push(line);
  return lines;
}

/** The length of the line break that begins here; 0 for none. */
function lineBreak(source: string, at: number): number {
  return source[at] === "\n" ? 1 : source[at] === "\r" && source[at + 1] === "\n" ? 2 : 0;
}

/** Blanks part arguments outside of quotes. */
function argumentsOf(line: readonly Handed[], fail: Fail): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < line.length;) {
    if (isBlank(line[at]!)) {
      at += 1;
      continue;
    }
    const { offset } = line[at]!;
    const { text, next, open } = argument(line, at);
    if (open !== undefined)
      throw fail(open, "a double quote is not closed", "The command was cut off: copy it again, whole.");
    words.push({ text, offset });
    at = next;
  }
  return words;
}

interface Argument {
  readonly text: string;
  readonly next: number;
  /** The offset of a quote that is not closed. */
  readonly open: number | undefined;
}

/** `\"` is a quote, and so is `""` within quotes. */
function argument(line: readonly Handed[], start: number): Argument {
  const byBrowser = line[start]!.char === '"' && line[start]!.kept;
  let text = "";
  let open: number | undefined;
  let at = start;
  for (; at < line.length && (open !== undefined || !isBlank(line[at]!)); at += 1) {
    const { char, offset } = line[at]!;
    const next = line[at + 1]?.char;
    if (char === "\\" && (byBrowser || next === '"')) {
      text += next ?? "";
      at += 1;
    } else if (char === "\\" && next === "\\") {
      const slashes = run(line, at, "\\");
      const halved = line[at + slashes]?.char === '"';
      // An odd one belongs to the quote: it is read next.
      text += "\\".repeat(halved ? slashes >> 1 : slashes);
      at += halved ? slashes - (slashes % 2) - 1 : slashes - 1;
    } else if (char !== '"') {
      text += char;
    } else if (open !== undefined && next === '"') {
      text += '"';
      at += 1;
    } else {
      open = open === undefined ? offset : undefined;
    }
  }
  return { text, next: at, open };
}

function isBlank({ char }: Handed): boolean {
  return char === " " || char === "\t";
}

/** How many times the character stands here in a row. */
function run(line: readonly Handed[], at: number, char: string): number {
  let count = 0;
  while (line[at + count]?.char === char) count += 1;
  return count;
}
