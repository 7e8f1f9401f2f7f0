import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerText, invisible, oneLine, printable } from "../../src/report/escape.ts";

/** Sequences that terminals obey, and characters that hide or reorder others. */
const HOSTILE: readonly [what: string, text: string, shown: string][] = [
  ["a CSI sequence that clears the screen", "\x1b[2J", "\\x1b[2J"],
  ["an OSC 52 that writes the clipboard", "\x1b]52;c;ZXZpbA==\x07", "\\x1b]52;c;ZXZpbA==\\x07"],
  ["an OSC 0 that sets the title", "\x1b]0;title\x1b\\", "\\x1b]0;title\\x1b\\"],
  ["an OSC 8 link", "\x1b]8;;https://evil\x07text", "\\x1b]8;;https://evil\\x07text"],
  ["a C1 CSI in one character", "\u009b31m", "\\x9b31m"],
  ["a carriage return that overwrites", "good\rbad", "good\\x0dbad"],
  ["a backspace that rubs out", "a\bb", "a\\x08b"],
  ["DEL", "\x7f", "\\x7f"],
  ["NUL", "\0", "\\x00"],
  ["a right-to-left override", "\u202egpj.exe", "\\u202egpj.exe"],
  ["isolates", "\u2066a\u2069", "\\u2066a\\u2069"],
  ["a zero-width space", "ad\u200bmin", "ad\\u200bmin"],
  ["a byte order mark", "\ufeffx", "\\ufeffx"],
  ["a soft hyphen", "a\u00adb", "a\\xadb"],
  ["tag characters", "\u{e0041}", "\\u{e0041}"],
  ["a Hangul filler, which looks like nothing", "\u3164", "\\u3164"],
  ["a line separator", "a\u2028b", "a\\u2028b"],
  ["a lone surrogate", "\ud800x", "\\ud800x"],
];

describe("escaping", () => {
  it.each(HOSTILE)("shows %s instead of obeying it", (_, text, shown) => {
    expect(oneLine(text)).toBe(shown);
    expect(printable(text)).toBe(shown);
  });

  it("keeps letters of all scripts, and emoji with their selector", () => {
    const text = "Grüße, 你好, नमस्ते, ❤️ 🎉";
    expect(oneLine(text)).toBe(text);
  });

  it("shows newlines and tabs as symbols on one line, in ASCII where it must", () => {
    expect(oneLine("a\n\tb")).toBe("a⏎⇥b");
    expect(oneLine("a\n\tb", { newline: "\\n", tab: "\\t" })).toBe("a\\n\\tb");
  });

  it("keeps newlines and tabs in text of several lines, and reads CR LF as a newline", () => {
    expect(printable("a\r\n\tb\n")).toBe("a\n\tb\n");
  });

  it("leaves no character that a terminal obeys or hides", () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(...HOSTILE.map(([, text]) => text)),
    );
    const text = fc.array(unit).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (hostile) => {
        expect(oneLine(hostile)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(printable(hostile).replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(headerText(hostile)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("is quick on a megabyte of whatever", () => {
    const hostile = "\x1b[31m\u202e".repeat(150_000);
    expect(oneLine(hostile).length).toBeGreaterThan(hostile.length);
  });
});

describe("header text", () => {
  const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

  it("is shown as UTF-8 where its bytes decode", () => {
    expect(headerText(latin1("Müller ✓"))).toBe("Müller ✓");
  });

  it("is shown as ISO 8859-1 where they do not", () => {
    expect(headerText("M\u00fcller")).toBe("Müller");
  });

  it("cannot smuggle controls in as UTF-8", () => {
    expect(headerText(latin1("\u009b31m\u202e"))).toBe("\\x9b31m\\u202e");
  });
});

describe("invisible", () => {
  it("hands each unsafe character to the format's own escape", () => {
    expect(invisible("a\u202eb\u{e0041}", (char) => `<${char.codePointAt(0)!.toString(16)}>`)).toBe("a<202e>b<e0041>");
  });
});
