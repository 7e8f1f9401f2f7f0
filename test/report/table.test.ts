import { describe, expect, it } from "vitest";
import { inkFor } from "../../src/report/ink.ts";
import { displayWidth } from "../../src/report/layout.ts";
import { table } from "../../src/report/table.ts";

const columns = [{ head: "code" }, { head: "captures", align: "right" as const }, { head: "sources", max: 10 }];

describe("table", () => {
  it("aligns numbers to the right, and draws no lines", async () => {
    const ink = await inkFor({ colors: 0, unicode: true });
    const rows = [
      ["body-reserialized", "3", "stripe 2"],
      ["secret-missing", "12", "linear 2, slack 10"],
    ];
    expect(await table(columns, rows, ink)).toBe(
      [
        "  code               captures  sources",
        "  body-reserialized         3  stripe 2",
        "  secret-missing           12  linear 2,…",
        "",
      ].join("\n"),
    );
  });

  it("keeps columns straight with wide characters and colours", async () => {
    const ink = await inkFor({ colors: 1, unicode: true });
    const text = await table(
      [{ head: "a" }, { head: "b" }],
      [
        [ink.invalid("你好"), "x"],
        ["plain", "x"],
      ],
      ink,
    );
    const ends = text
      .trimEnd()
      .split("\n")
      .map((line) => displayWidth(line));
    expect(new Set(ends.slice(1)).size).toBe(1);
    expect(text).toContain("\x1b[31m你好\x1b[39m");
  });

  it("is only its head where there are no rows", async () => {
    const ink = await inkFor({ colors: 0, unicode: true });
    expect(await table([{ head: "code" }], [], ink)).toBe("  code\n");
  });
});
