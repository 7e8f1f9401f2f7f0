/**
 * Commands as a POSIX shell or bash takes them apart (bash manual, "Quoting"): single and double quotes, $'…' with its
 * escapes, backslashes, comments, line continuations, redirections. Nothing is expanded: a variable is an error, as
 * its value is not in the file.
 */
import { latin1, utf8 } from "../../core/bytes.ts";
import type { Command, Fail, Word } from "./words.ts";

/** @param source one character a byte. @throws HookctlError data for a quote that is not closed or a variable. */
export function bashCommands(source: string, fail: Fail): Command[] {
  return new Shell(source, fail).commands();
}

const BLANK = /[ \t\r]/;
/** What ends a word where it is not quoted. */
const END = /[ \t\r\n;&|<>]/;
const PLAIN = /[^ \t\r\n;&|<>"'\\$`]+/y;
const IN_DOUBLE = /[^"\\$`]+/y;
const REDIRECTION = /\d*(?:<<<|<<-?|<>|<&|>>|>&|>\||&>>|&>|<|>)/y;
const VARIABLE = /\$(?:\{[^}\n]{0,80}\}?|\(|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/y;

class Shell {
  readonly #source: string;
  readonly #fail: Fail;
  #at = 0;

  constructor(source: string, fail: Fail) {
    this.#source = source;
    this.#fail = fail;
  }

  commands(): Command[] {
    const commands: Command[] = [];
    let words: Word[] = [];
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at]!;
      if (BLANK.test(char) || this.#continuation()) {
        this.#at += 1;
      } else if (char === "#") {
        this.#at = this.#lineEnd();
      } else if (this.#redirection()) {
        this.#skipRedirection();
      } else if (/[\n;&|]/.test(char)) {
        if (words.length > 0) commands.push(words);
        words = [];
        this.#at += 1;
      } else {
        words.push(this.#word());
      }
    }
    if (words.length > 0) commands.push(words);
    return commands;
  }

  /** A word from here to the first blank or operator that is not quoted. */
  #word(): Word {
    const offset = this.#at;
    let text = "";
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at]!;
      if (char === "'") text += this.#single();
      else if (char === '"') text += this.#double();
      else if (char === "\\") text += this.#escaped();
      else if (char === "$" && this.#source[this.#at + 1] === "'") text += this.#ansi();
      else if (char === "$" && this.#source[this.#at + 1] === '"') this.#at += 1;
      else if (char === "$" || char === "`") text += this.#dollar();
      else if (END.test(char)) break;
      else text += this.#run(PLAIN);
    }
    return { text, offset };
  }

  #single(): string {
    const start = this.#at;
    const end = this.#source.indexOf("'", start + 1);
    if (end < 0) throw this.#open(start, "a single quote");
    this.#at = end + 1;
    return this.#source.slice(start + 1, end);
  }

  #double(): string {
    const start = this.#at;
    let text = "";
    this.#at += 1;
    for (;;) {
      text += this.#run(IN_DOUBLE);
      const char = this.#source[this.#at];
      if (char === undefined) throw this.#open(start, "a double quote");
      if (char === '"') {
        this.#at += 1;
        return text;
      }
      if (char !== "\\") text += this.#dollar();
      else if (this.#continuation()) this.#at += 1;
      else {
        const next = this.#source[this.#at + 1] ?? "";
        text += /["\\$`]/.test(next) ? next : char + next;
        this.#at += 2;
      }
    }
  }

  /** A backslash outside of quotes. */
  #escaped(): string {
    if (this.#continuation()) {
      this.#at += 1;
      return "";
    }
    const next = this.#source[this.#at + 1] ?? "";
    this.#at += 2;
    return next;
  }

  #ansi(): string {
    const start = this.#at;
    let text = "";
    this.#at += 2;
    for (;;) {
      const char = this.#source[this.#at];
      if (char === undefined) throw this.#open(start, "a quote $'");
      if (char === "'") {
        this.#at += 1;
        return text;
      }
      if (char === "\\") text += this.#ansiEscape();
      else text += this.#run(IN_ANSI);
    }
  }

  #ansiEscape(): string {
    ANSI_ESCAPE.lastIndex = this.#at;
    const [all, code = ""] = ANSI_ESCAPE.exec(this.#source) ?? ["\\"];
    this.#at += all.length;
    const kind = code.length > 1 || /[0-7]/.test(code) ? code[0]! : "";
    if (kind === "x") return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (kind === "u" || kind === "U") return this.#codePoint(Number.parseInt(code.slice(1), 16));
    if (kind === "c") return String.fromCharCode(code.charCodeAt(1) & 0x1f);
    if (/[0-7]/.test(kind)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    return ANSI_LETTERS[code] ?? all;
  }

  /** In UTF-8. Browsers write what is beyond U+FFFF as two halves: bash does not join them, but they meant one. */
  #codePoint(code: number): string {
    if (code < 0xd800 || code > 0xdfff) return code > 0x10ffff ? "" : latin1(utf8(String.fromCodePoint(code)));
    LOW_HALF.lastIndex = this.#at;
    const low = code < 0xdc00 ? LOW_HALF.exec(this.#source) : null;
    if (!low) return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    this.#at += low[0].length;
    return latin1(utf8(String.fromCharCode(code, Number.parseInt(low[1]!, 16))));
  }

  /** A dollar sign that stands for itself. @throws HookctlError data for one that begins an expansion. */
  #dollar(): string {
    const start = this.#at;
    VARIABLE.lastIndex = start;
    const name = this.#source[start] === "`" ? "`" : VARIABLE.exec(this.#source)?.[0];
    if (name === "`" || name === "$(")
      throw this.#fail(
        start,
        "the output of another command is not in the capture",
        "Write the value itself in its place, in single quotes.",
      );
    if (name !== undefined)
      throw this.#fail(
        start,
        `the value of ${name} is not in the capture`,
        "Write the value itself in its place; in single quotes, a $ stands for itself.",
      );
    this.#at += 1;
    return "$";
  }

  /** Is here a backslash before a line end? Then the reader stands on the line break afterwards. */
  #continuation(): boolean {
    if (this.#source[this.#at] !== "\\") return false;
    const next = this.#source[this.#at + 1] === "\r" ? 2 : 1;
    if (this.#source[this.#at + next] !== "\n") return false;
    this.#at += next;
    return true;
  }

  /** The length of the redirection that begins here, 0 for none. */
  #redirection(): number {
    REDIRECTION.lastIndex = this.#at;
    return REDIRECTION.test(this.#source) ? REDIRECTION.lastIndex - this.#at : 0;
  }

  /** Where a command writes to does not matter; what it is given to read would. */
  #skipRedirection(): void {
    const start = this.#at;
    this.#at += this.#redirection();
    if (this.#source.slice(start, this.#at).includes("<<")) {
      throw this.#fail(
        start,
        "a here-document is not read",
        "Put the body into a file beside the capture: --data-binary @body.json.",
      );
    }
    while (BLANK.test(this.#source[this.#at] ?? "")) this.#at += 1;
    this.#word();
  }

  #run(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0] ?? "";
    this.#at += text.length;
    return text;
  }

  #lineEnd(): number {
    const end = this.#source.indexOf("\n", this.#at);
    return end < 0 ? this.#source.length : end;
  }

  #open(offset: number, what: string) {
    return this.#fail(offset, `${what} is not closed`, "The command was cut off: copy it again, whole.");
  }
}

const IN_ANSI = /[^'\\]+/y;
const ANSI_ESCAPE = /\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|c[\s\S]|[0-7]{1,3}|[\s\S])/y;
const LOW_HALF = /\\u([dD][c-fC-F][0-9a-fA-F]{2})/y;
const ANSI_LETTERS: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};
