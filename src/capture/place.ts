/** Errors that point at a place in a text file, and show its line without its secrets. */
import type { Origin } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";

/** Lines longer than this are not shown: characters. */
const MAX_EXCERPT = 65_536;

/** A text and where it stands in its file; offsets of the text become lines and columns of the file. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #firstLine: number;
  #lineStarts: number[] | undefined;

  /** @param firstLine the line of the file (1-based) that the text begins with. */
  constructor(file: string, text: string, firstLine = 1) {
    this.file = file;
    this.text = text;
    this.#firstLine = firstLine;
  }

  /** The file, line and column (1-based, in UTF-16 units) of an offset. */
  place(offset: number): Required<Origin> {
    const index = this.#lineIndex(offset);
    return { file: this.file, line: this.#firstLine + index, column: offset - this.#starts()[index]! + 1 };
  }

  /** @param offset of the character that is at fault. */
  error(offset: number, problem: string, hint?: string): HookctlError {
    const index = this.#lineIndex(offset);
    const start = this.#starts()[index]!;
    const end = this.#starts()[index + 1] ?? this.text.length + 1;
    const excerpt =
      end - start > MAX_EXCERPT ? undefined : maskSecrets(this.text.slice(start, end - 1).replace(/\r$/, ""));
    return new HookctlError("data", problem, {
      where: this.place(offset),
      ...(hint !== undefined && { hint }),
      ...(excerpt !== undefined && { excerpt }),
    });
  }

  #starts(): number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1))
        this.#lineStarts.push(at + 1);
    }
    return this.#lineStarts;
  }

  #lineIndex(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A quoted value, cut off or not; the rest of the line for what is not quoted. */
const VALUE = String.raw`("(?:[^"\\]|\\.)*"?|'[^']*'?|.*)`;

/** What follows a name that keeps secrets: in JSON, in a comment line, in a header line, in a curl option. */
const SECRETS = [
  String.raw`("(?:secret|password)"\s*:\s*)`,
  String.raw`(@secret[ \t]+)`,
  String.raw`(\b(?:proxy-)?(?:authorization|cookie)\b["']?\s*[:,]\s*(?!"value"))`,
  String.raw`("(?:proxy-)?(?:authorization|cookie)"\s*,\s*"value"\s*:\s*)`,
  String.raw`(\s(?:-u|--user|--oauth2-bearer)[ \t=]*)`,
].map((name) => new RegExp(name + VALUE, "gi"));

/** The line with asterisks in place of what is nobody's business; as long as it was, so that columns stay right. */
export function maskSecrets(line: string): string {
  return SECRETS.reduce(
    (text, pattern) => text.replace(pattern, (_, name: string, secret: string) => name + "*".repeat(secret.length)),
    line,
  );
}
