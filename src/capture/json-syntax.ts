/**
 * Where and why a text is not JSON. JSON.parse knows too, but says it in words that differ from one version of Node to
 * the next, and often without the place. Never recursive, so that deep nesting is only slow in proportion.
 */

export interface SyntaxFault {
  /** In UTF-16 units. */
  readonly offset: number;
  /** Completes "this is not JSON: …". */
  readonly problem: string;
  /** The text ends too early: it was cut off. */
  readonly truncated: boolean;
}

const BLANK = /[ \t\n\r]*/y;
const STRING_PART = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s,:{}[\]"]+/y;

/** @returns the first fault, or undefined where the text is JSON (RFC 8259). */
export function jsonFault(text: string): SyntaxFault | undefined {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  /** The containers that are open: `{` or `[`. */
  readonly #open: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): SyntaxFault | undefined {
    this.#skip(BLANK);
    if (this.#at === this.#text.length) return { offset: 0, problem: "there is nothing in it", truncated: true };
    for (;;) {
      const fault = this.#value();
      if (fault) return fault;
      const end = this.#afterValue();
      if (end !== "next") return end === "done" ? undefined : end;
    }
  }

  /** A scalar, an empty container, or the beginning of one, up to where its first value must stand. */
  #value(): SyntaxFault | undefined {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === '"') return this.#string("string");
      if (char !== "{" && char !== "[") return this.#scalar();
      this.#at += 1;
      this.#skip(BLANK);
      if (this.#text[this.#at] === (char === "{" ? "}" : "]")) {
        this.#at += 1;
        return undefined;
      }
      this.#open.push(char);
      const fault = char === "{" ? this.#key() : undefined;
      if (fault) return fault;
    }
  }

  /** Behind a value: closes what closes, up to the next value. */
  #afterValue(): "next" | "done" | SyntaxFault {
    for (;;) {
      this.#skip(BLANK);
      const container = this.#open.at(-1);
      if (container === undefined)
        return this.#at === this.#text.length ? "done" : this.#fault("something follows its end");
      const close = container === "{" ? "}" : "]";
      const char = this.#text[this.#at];
      if (char === close) {
        this.#at += 1;
        this.#open.pop();
        continue;
      }
      if (char === undefined) return this.#cut(container);
      if (char !== ",") return this.#fault(`a comma or ${close} is missing`);
      this.#at += 1;
      this.#skip(BLANK);
      if (this.#text[this.#at] === close) return this.#fault(`a comma stands before ${close}`);
      return (container === "{" ? this.#key() : undefined) ?? "next";
    }
  }

  #key(): SyntaxFault | undefined {
    const char = this.#text[this.#at];
    if (char === undefined) return this.#cut("{");
    if (char !== '"') return this.#fault("a name in double quotes is missing");
    const fault = this.#string("name");
    if (fault) return fault;
    this.#skip(BLANK);
    if (this.#at === this.#text.length) return this.#cut("{");
    if (this.#text[this.#at] !== ":") return this.#fault("a colon is missing");
    this.#at += 1;
    this.#skip(BLANK);
    return undefined;
  }

  #string(what: "string" | "name"): SyntaxFault | undefined {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      this.#skip(STRING_PART);
      const char = this.#text[this.#at];
      if (char === '"') {
        this.#at += 1;
        return undefined;
      }
      if (char === undefined) return { offset: start, problem: `a ${what} is not closed`, truncated: true };
      if (char !== "\\") {
        const breaks = char === "\n" || char === "\r";
        return breaks
          ? { offset: start, problem: `a ${what} is not closed on its line`, truncated: false }
          : this.#fault(`a control character stands in a ${what}`);
      }
      if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.#text.slice(this.#at, this.#at + 6))) {
        if (this.#text.length - this.#at < 6 && !this.#text.includes('"', this.#at + 2))
          return { offset: start, problem: `a ${what} is not closed`, truncated: true };
        return this.#fault(`an unknown escape stands in a ${what}`);
      }
      this.#at += this.#text[this.#at + 1] === "u" ? 6 : 2;
    }
  }

  #scalar(): SyntaxFault | undefined {
    const start = this.#at;
    this.#skip(WORD);
    const word = this.#text.slice(start, this.#at);
    this.#at = start;
    if (word === "")
      return this.#text[start] === undefined ? this.#cut(this.#open.at(-1)) : this.#fault("a value is missing");
    NUMBER.lastIndex = 0;
    const fits =
      word === "true" || word === "false" || word === "null" || (NUMBER.test(word) && NUMBER.lastIndex === word.length);
    if (fits) {
      this.#at = start + word.length;
      return undefined;
    }
    if (start + word.length === this.#text.length && this.#open.length > 0) return this.#cut(this.#open.at(-1));
    return this.#fault(
      /^[-+.\d]/.test(word)
        ? "a number is not written as JSON has it"
        : "a value is neither string, number, true, false nor null",
    );
  }

  #cut(container: string | undefined): SyntaxFault {
    const where =
      container === "{" ? "in the middle of an object" : container === "[" ? "in the middle of a list" : "too early";
    return { offset: this.#text.length, problem: `it ends ${where}`, truncated: true };
  }

  #fault(problem: string): SyntaxFault {
    return { offset: this.#at, problem, truncated: false };
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    this.#at = Math.max(this.#at, pattern.lastIndex);
  }
}
