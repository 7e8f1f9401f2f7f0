import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCutJson } from "../../src/verify/cut-json.ts";

describe("JSON that ends in the middle", () => {
  test("every beginning of an object or list, and never the whole", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
        fc.nat(),
        (value, cut) => {
          const whole = Buffer.from(JSON.stringify(value));
          expect(isCutJson(whole)).toBe(false);
          expect(isCutJson(whole.subarray(0, 1 + (cut % (whole.length - 1))))).toBe(true);
        },
      ),
    );
  });

  test.each(["", "a=b", "hello", "12", '"text', "}", "{} {", "  "])("not %j", (text) => {
    expect(isCutJson(Buffer.from(text))).toBe(false);
  });
});
