import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/report/excerpt.ts";
import { displayWidth } from "../../src/report/layout.ts";

const symbols = { newline: "⏎", tab: "⇥", ellipsis: "…" };
const show = (text: string | Uint8Array, at: number, columns = 40) =>
  excerpt(typeof text === "string" ? Buffer.from(text, "utf8") : text, { at, columns, symbols });

describe("excerpt", () => {
  it("shows bytes from the beginning, with the column of the one that matters", () => {
    expect(show('{\n  "id": 1}', 2)).toEqual({ text: '{⏎  "id": 1}', column: 2 });
  });

  it("ends in an ellipsis where it is cut", () => {
    const { text } = show("abcdefghijklmnopqrstuvwxyz", 0, 10);
    expect(text).toBe("abcdefghi…");
  });

  it("begins shortly before the byte that matters where that is far in", () => {
    const { text, column } = show(`${"a".repeat(1000)}X${"b".repeat(1000)}`, 1000);
    expect(text).toBe(`…${"a".repeat(16)}X${"b".repeat(21)}…`);
    expect(text[column]).toBe("X");
  });

  it("points behind the last byte where one text ends before the other", () => {
    expect(show("abc", 3)).toEqual({ text: "abc", column: 3 });
    expect(show("", 0)).toEqual({ text: "", column: 0 });
  });

  it("shows what is no UTF-8 as bytes, and counts columns", () => {
    expect(show(Buffer.from([0x61, 0xff, 0xc3, 0x62]), 3)).toEqual({ text: "a\\xff\\xc3b", column: 9 });
    expect(show("你好x", 6)).toEqual({ text: "你好x", column: 4 });
  });

  it("points at the character that holds the byte, wherever in it that is", () => {
    expect(show("aéb", 2).column).toBe(1);
  });

  it("fits its window, with the byte in sight, for any bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(400),
        fc.integer({ min: 40, max: 80 }),
        (bytes, at, columns) => {
          const { text, column } = show(bytes, at, columns);
          expect(displayWidth(text)).toBeLessThanOrEqual(columns);
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThanOrEqual(columns);
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        },
      ),
    );
  });
});
