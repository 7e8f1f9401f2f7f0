import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJsonTree } from "../../src/core/json-tree.ts";
import { ASCII, GSON, HTML, META, PHP, PLAIN } from "../../src/verify/json-escapes.ts";
import {
  goNumber,
  javaNumber,
  javascriptNumber,
  phpNumber,
  pythonNumber,
  rubyNumber,
} from "../../src/verify/json-numbers.ts";
import { SORTED, withoutDuplicates } from "../../src/verify/json-order.ts";
import { COMPACT, type JsonStyle, SPACED, TWO, WRITTEN_STYLES } from "../../src/verify/json-styles.ts";
import { mapInPlace, readJsonText, writeJsonText } from "../../src/verify/json-text.ts";
import { inStyle } from "../helpers/in-style.ts";

/** JSON texts as no single writer writes them: blanks, escapes, lexemes, duplicate keys. */
const blank = fc.constantFrom("", "", " ", "\n", "\t\r\n ");
const string = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    String.raw`"\u00e9\/\u003C\ud83c"`,
    String.raw`"\\\"\b\f"`,
    '"a"',
    '"1"',
    '"__proto__"',
    '"é🎉\u2028"',
  ),
);
const number = fc.constantFrom("0", "-0", "1", "1.0", "-1.50", "1e3", "1E-7", "12345678901234567890", "1e400", "-0.0");
const { json: jsonTexts } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: "json" },
    fc.oneof(string, number, fc.constantFrom("true", "false", "null")),
    fc
      .array(fc.tuple(blank, tie("json"), blank), { maxLength: 4 })
      .map((items) => `[${items.map((item) => item.join("")).join(",")}]`),
    fc
      .array(fc.tuple(blank, string, blank, tie("json"), blank), { maxLength: 4 })
      .map((members) => `{${members.map(([a, key, b, value, c]) => `${a}${key}${b}:${b}${value}${c}`).join(",")}}`),
  ),
}));

const javascript = (layout: JsonStyle["layout"]): JsonStyle =>
  WRITTEN_STYLES.find((style) => style.writer === "JSON.stringify" && style.layout === layout)!;

describe("JSON texts", () => {
  test("are read and written without loss", () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        expect(parseJsonTree(text)).toBeDefined();
        expect(mapInPlace(text, (lexeme) => lexeme)).toBe(text);
        const compact = writeJsonText(readJsonText(text), COMPACT);
        expect(JSON.parse(compact)).toEqual(JSON.parse(text));
        expect(writeJsonText(readJsonText(compact), COMPACT)).toBe(compact);
      }),
    );
  });

  test("are what JSON.stringify writes, in its style", () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        const read = readJsonText(text);
        const value = JSON.parse(text) as unknown;
        expect(inStyle(read, javascript(COMPACT))).toBe(JSON.stringify(value));
        expect(inStyle(read, javascript(TWO))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  test("keep their values in every style of escapes", () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        const value = JSON.parse(text) as unknown;
        for (const escapes of [PLAIN, ASCII, PHP, HTML, GSON, META]) {
          expect(JSON.parse(inStyle(readJsonText(text), { layout: SPACED, escapes }))).toEqual(value);
        }
      }),
    );
  });

  test("each lexeme in place is told whether it is a key", () => {
    const seen: string[] = [];
    mapInPlace('{ "a" : ["b", 1], "c":"d:" }', (lexeme, isKey) => {
      seen.push(`${lexeme}${isKey ? "!" : ""}`);
      return lexeme;
    });
    expect(seen).toEqual(['"a"!', '"b"', "1", '"c"!', '"d:"']);
  });
});

describe("writers of other languages, as they wrote these", () => {
  const text = String.raw`{"b":"é<>&'\u007f/\"\b\f\u001f \u2028","n":[1.0,1e3,12345678901234567890,-0,-0.0,1e16,0.00001,0.0000001,1e21,1.5e300],"a":{"d":1,"c":{},"B":[]}}`;
  const written = (writer: string, layout = COMPACT, order = false): string => {
    const style = WRITTEN_STYLES.find((each) => each.writer === writer && each.layout === layout)!;
    const read = readJsonText(text);
    return inStyle(order ? SORTED[0]!.arrange(read) : read, style);
  };

  test("Go 1.26: json.Marshal", () => {
    expect(written("Go's json.Marshal", COMPACT, true)).toBe(
      String.raw`{"a":{"B":[],"c":{},"d":1},"b":"é\u003c\u003e\u0026'${"\x7f"}/\"\b\f\u001f \u2028","n":[1,1000,12345678901234567000,-0,-0,10000000000000000,0.00001,1e-7,1e+21,1.5e+300]}`,
    );
  });

  test("Python 3.11: json.dumps", () => {
    expect(written("Python's json.dumps", SPACED)).toBe(
      String.raw`{"b": "\u00e9<>&'\u007f/\"\b\f\u001f \u2028", "n": [1.0, 1000.0, 12345678901234567890, 0, -0.0, 1e+16, 1e-05, 1e-07, 1e+21, 1.5e+300], "a": {"d": 1, "c": {}, "B": []}}`,
    );
  });
});

test("duplicate keys: the last value in the first one's place", () => {
  expect(writeJsonText(withoutDuplicates(readJsonText('{"a":1,"b":{"x":1,"x":2},"\\u0061":3}')), COMPACT)).toBe(
    '{"\\u0061":3,"b":{"x":2}}',
  );
});

describe("numbers", () => {
  test.each([
    // lexeme, JavaScript, Go, Python, Ruby, PHP, Java
    ["1.0", "1", "1", "1.0", "1.0", "1", "1.0"],
    ["1e3", "1000", "1000", "1000.0", "1000.0", "1000", "1000.0"],
    ["-0", "0", "-0", "0", "0", "-0.0", "0"],
    ["-0.0", "0", "-0", "-0.0", "-0.0", "-0.0", "-0.0"],
    [
      "12345678901234567890",
      "12345678901234567000",
      "12345678901234567000",
      "12345678901234567890",
      "12345678901234567890",
      "1.2345678901234567e+19",
      "12345678901234567890",
    ],
    [
      "9223372036854775807",
      "9223372036854776000",
      "9223372036854776000",
      "9223372036854775807",
      "9223372036854775807",
      "9223372036854775807",
      "9223372036854775807",
    ],
    ["1e16", "10000000000000000", "10000000000000000", "1e+16", "1.0e+16", "10000000000000000", "1.0E16"],
    ["0.0001", "0.0001", "0.0001", "0.0001", "0.0001", "0.0001", "1.0E-4"],
    ["0.00001", "0.00001", "0.00001", "1e-05", "1.0e-05", "1.0e-5", "1.0E-5"],
    [
      "123456789.123456789",
      "123456789.12345679",
      "123456789.12345679",
      "123456789.12345679",
      "123456789.12345679",
      "123456789.12345679",
      "1.2345678912345679E8",
    ],
    ["-10.50", "-10.5", "-10.5", "-10.5", "-10.5", "-10.5", "-10.5"],
  ])("%s", (lexeme, ...expected) => {
    expect(
      [javascriptNumber, goNumber, pythonNumber, rubyNumber, phpNumber, javaNumber].map((write) => write(lexeme)),
    ).toEqual(expected);
  });
});
