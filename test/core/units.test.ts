import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HookctlError } from "../../src/core/error.ts";
import { nearest } from "../../src/core/nearest.ts";
import { parseDuration, parseInteger, parseRate, parseSize, parseTime } from "../../src/core/units.ts";

const NOW = Date.UTC(2026, 10, 24, 12);

describe("durations", () => {
  it.each([
    ["150ms", 150],
    ["90s", 90_000],
    ["5m", 300_000],
    ["2h", 7_200_000],
    ["7d", 604_800_000],
    ["1w", 604_800_000],
    ["1.5h", 5_400_000],
    ["1h30m", 5_400_000],
    ["0", 0],
    ["300", 300_000],
    [" 5m ", 300_000],
  ])("%j is %i ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(["", "x", "5 parsecs", "5m x", "-5m", "5m5", "m5", "1e9d", "NaN", "Infinity"])("%j is refused", (text) => {
    expect(() => parseDuration(text)).toThrow(/is not a duration/);
  });
});

describe("sizes", () => {
  it.each([
    ["512kb", 524_288],
    ["10mb", 10_485_760],
    ["1GiB", 1_073_741_824],
    ["1.5kb", 1536],
    ["100", 100],
    ["7b", 7],
  ])("%j is %i bytes", (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(["", "kb", "10tb", "-1kb", "1 0kb"])("%j is refused", (text) => {
    expect(() => parseSize(text)).toThrow(/is not a size/);
  });
});

describe("rates", () => {
  it.each([
    ["50/s", 50],
    ["120/min", 2],
    ["3600/h", 1],
    ["7", 7],
  ])("%j is %d a second", (text, rate) => {
    expect(parseRate(text)).toBe(rate);
  });

  it.each(["", "50/", "50/d", "fast", "/s"])("%j is refused", (text) => {
    expect(() => parseRate(text)).toThrow(/is not a rate/);
  });
});

describe("times", () => {
  it.each([
    ["2026-11-24T12:00:00Z", NOW],
    ["2026-11-24T13:00:00+01:00", NOW],
    ["2026-11-24T12:00:00", NOW],
    ["2026-11-24 12:00", NOW],
    ["2026-11-24", Date.UTC(2026, 10, 24)],
    ["1795521600", 1_795_521_600_000],
    ["1795521600123", 1_795_521_600_123],
    ["1795521600.5", 1_795_521_600_500],
    ["0", 0],
    ["now", NOW],
  ])("%j is %i", (text, ms) => {
    expect(parseTime(text, NOW)).toBe(ms);
  });

  it.each(["", "soon", "2026-13-01", "2026-11-24T25:00:00Z", "24/11/2026", "-5", "99999999999999999999"])(
    "%j is refused",
    (text) => {
      expect(() => parseTime(text, NOW)).toThrow(/is not a time/);
    },
  );
});

describe("whole numbers", () => {
  it("are not negative, and not too large to be exact", () => {
    expect(parseInteger("42")).toBe(42);
    for (const text of ["", "-1", "1.5", "1e3", "0x10"])
      expect(() => parseInteger(text)).toThrow(/is not a whole number/);
    expect(() => parseInteger("9".repeat(17))).toThrow(/is too large/);
  });
});

it("whatever is typed, the answer is a finite number or a usage error", () => {
  const parsers = [parseDuration, parseSize, parseRate, parseInteger, (text: string) => parseTime(text, NOW)];
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{0,20}[a-z/]{0,4}$/)), (text) => {
      for (const parse of parsers) {
        try {
          expect(Number.isFinite(parse(text))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(HookctlError);
          expect((error as HookctlError).kind).toBe("usage");
        }
      }
    }),
  );
});

describe("nearest", () => {
  const names = ["stripe", "github", "shopify", "slack", "standard-webhooks"];
  it.each([
    ["strpie", "stripe"],
    ["gihtub", "github"],
    ["Shopfy", "shopify"],
    ["slak", "slack"],
    ["standard", "standard-webhooks"],
    ["paypal", undefined],
    ["x", undefined],
    ["", undefined],
  ])("of %j is %j", (word, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });

  it("takes no time over a word of any length", () => {
    expect(nearest("s".repeat(1_000_000), names)).toBeUndefined();
  });
});
