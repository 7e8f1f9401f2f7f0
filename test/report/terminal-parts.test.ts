import { describe, expect, it } from "vitest";
import { bytes, count, duration, plural } from "../../src/report/figures.ts";
import { inkFor } from "../../src/report/ink.ts";
import { Progress, progressLine } from "../../src/report/progress.ts";
import { FakeTerminal } from "../helpers/fake-system.ts";

describe("figures", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [8140, "8.1 kB"],
    [9960, "10 kB"],
    [999_499, "999 kB"],
    [999_500, "1 MB"],
    [2_100_000_000, "2.1 GB"],
    [5e15, "5000 TB"],
  ])("%i bytes are %s", (size, text) => {
    expect(bytes(size)).toBe(text);
  });

  it.each([
    [0, "0 ms"],
    [41.4, "41 ms"],
    [1000, "1 s"],
    [4200, "4.2 s"],
    [59_900, "60 s"],
    [130_000, "2 m 10 s"],
    [3_600_000, "1 h"],
    [11_295_000, "3 h 8 m"],
    [180_000_000, "2 d 2 h"],
  ])("%d ms are %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [7, "7"],
    [999, "999"],
    [1204, "1,204"],
    [1_000_000, "1,000,000"],
  ])("%i is counted as %s", (value, text) => {
    expect(count(value)).toBe(text);
  });

  it("agree with their noun", () => {
    expect([plural(1, "capture"), plural(0, "capture"), plural(2, "delivery", "deliveries")]).toEqual([
      "1 capture",
      "0 captures",
      "2 deliveries",
    ]);
  });
});

describe("ink", () => {
  it("has one colour a verdict, and none without colours", async () => {
    const colour = await inkFor({ colors: 1, unicode: true });
    expect([colour.valid("v"), colour.invalid("i"), colour.undecided("u")]).toEqual([
      "\x1b[32mv\x1b[39m",
      "\x1b[31mi\x1b[39m",
      "\x1b[33mu\x1b[39m",
    ]);
    expect(["a", "b"].map(colour.bold)).toEqual(["\x1b[1ma\x1b[22m", "\x1b[1mb\x1b[22m"]);
    const plain = await inkFor({ colors: 0, unicode: true });
    for (const role of ["valid", "invalid", "undecided", "dim", "bold"] as const) expect(plain[role]("x")).toBe("x");
  });

  it("has ASCII symbols for plain terminals", async () => {
    const { symbols } = await inkFor({ colors: 0, unicode: false });
    expect(Object.values(symbols).join("")).toMatch(/^[\x20-\x7e]+$/);
    expect([symbols.valid, symbols.invalid, symbols.undecided, symbols.arrow, symbols.retry]).toEqual([
      "ok",
      "FAIL",
      "??",
      "->",
      "retry",
    ]);
  });
});

describe("the progress bar", () => {
  it.each([
    [{ done: 12, total: 48, label: "captures" }, "██████░░░░░░░░░░░░░░░░░░  12 of 48  captures"],
    [{ done: 48, total: 48, label: "x" }, "████████████████████████  48 of 48  x"],
    [{ done: 99, total: 48, label: "x" }, "████████████████████████  99 of 48  x"],
    [
      { done: 12_000_000, total: 2_100_000_000, unit: "bytes" as const, label: "a\x1bb" },
      "░░░░░░░░░░░░░░░░░░░░░░░░  12 MB of 2.1 GB  a\\x1bb",
    ],
    [{ done: 1204, label: "lines" }, "1,204  lines"],
  ])("%j", (state, line) => {
    expect(progressLine(state, true)).toBe(line);
  });

  it("is ASCII on plain terminals", () => {
    expect(progressLine({ done: 1, total: 2, label: "x" }, false)).toBe("############............  1 of 2  x");
  });

  async function shown(terminal: FakeTerminal, env: Record<string, string>, times: readonly number[]): Promise<string> {
    let now = 0;
    const progress = new Progress(() => terminal, { now: () => now }, env);
    for (const time of times) {
      now = time;
      await progress.update({ done: time, total: 2000, label: "captures" });
    }
    progress.stop();
    return terminal.text;
  }

  it("appears on a terminal after half a second, and leaves nothing behind", async () => {
    const text = await shown(new FakeTerminal({ isTTY: true }), {}, [100, 499, 600, 1000]);
    expect(text).toContain("600 of 2,000");
    expect(text).toContain("1,000 of 2,000");
    expect(text).not.toContain("499 of");
    expect(text.endsWith("\x1b[?25h")).toBe(true); // the cursor is back
  });

  it("does not appear for a short run, in a pipe, or in CI", async () => {
    expect(await shown(new FakeTerminal({ isTTY: true }), {}, [100, 499])).toBe("");
    expect(await shown(new FakeTerminal({ isTTY: false }), {}, [100, 600, 1000])).toBe("");
    expect(await shown(new FakeTerminal({ isTTY: true }), { CI: "true" }, [100, 600, 1000])).toBe("");
  });
});
