import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, padEnd, padStart, spread, truncate, wrap } from "../../src/report/layout.ts";

describe("displayWidth", () => {
  it.each([
    ["plain", 5],
    ["Grüße", 5],
    ["e\u0301", 1],
    ["你好", 4],
    ["한국", 4],
    ["🎉", 2],
    ["✓", 1],
    ["…", 1],
    ["\x1b[31mred\x1b[39m", 3],
    ["", 0],
  ])("%j takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("truncate", () => {
  it.each([
    ["short", 5, "short"],
    ["longer", 5, "long…"],
    ["你好吗", 5, "你好…"],
    ["你好吗", 4, "你…"],
    ["longer", 0, ""],
  ])("%j to %i columns is %j", (text, width, cut) => {
    expect(truncate(text, width)).toBe(cut);
  });

  it("never takes more columns than it was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(30), (text, width) => {
        expect(displayWidth(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("pads", () => {
  it("count columns, not characters", () => {
    expect(padEnd("你", 4)).toBe("你  ");
    expect(padStart("\x1b[2m1\x1b[22m", 3)).toBe("  \x1b[2m1\x1b[22m");
    expect(padStart("12345", 3)).toBe("12345");
  });
});

describe("spread", () => {
  it("puts the right part at the end of the line", () => {
    expect(spread("left", "right", 20)).toBe("left           right");
  });

  it("keeps two blanks where there is no room, and nothing after a left part alone", () => {
    expect(spread("left", "right", 5)).toBe("left  right");
    expect(spread("left", "", 20)).toBe("left");
  });
});

describe("wrap", () => {
  it("breaks at blanks, with a hanging indent", () => {
    expect(wrap("the body is not what was signed", 14, "- ", "  ")).toEqual([
      "- the body is",
      "  not what was",
      "  signed",
    ]);
  });

  it("keeps a long word whole, so that it can be copied", () => {
    const digest = "5f0c".repeat(16);
    expect(wrap(`it is ${digest} here`, 20)).toEqual(["it is", digest, "here"]);
  });

  it("loses no word and exceeds the width only by a single word", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 60 }), (list, width) => {
        const lines = wrap(list.join(" "), width);
        expect(lines.join(" ")).toBe(list.join(" "));
        for (const line of lines) expect(line.length <= width || !line.includes(" ")).toBe(true);
      }),
    );
  });
});
