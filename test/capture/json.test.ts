import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elements, spanAt } from "../../src/capture/json-span.ts";
import { jsonFault } from "../../src/capture/json-syntax.ts";
import { maskSecrets, SourceText } from "../../src/capture/place.ts";

describe("where a text is not JSON", () => {
  it.each([
    ["", "there is nothing in it", 0],
    ["  \n", "there is nothing in it", 0],
    ["{", "it ends in the middle of an object", 1],
    ['{"a"', "it ends in the middle of an object", 4],
    ['{"a":', "it ends in the middle of an object", 5],
    ['{"a":1', "it ends in the middle of an object", 6],
    ["[1,", "it ends in the middle of a list", 3],
    ["[tru", "it ends in the middle of a list", 4],
    ['{"a":"x', "a string is not closed", 5],
    ['{"a":"x\\', "a string is not closed", 5],
    ['{"a":"x\\u00', "a string is not closed", 5],
    ['{"a', "a name is not closed", 1],
    ['{"a":"x\ny"}', "a string is not closed on its line", 5],
    ['{"a":"x\ty"}', "a control character stands in a string", 7],
    ['{"a":"\\x"}', "an unknown escape stands in a string", 6],
    ['{"a":"\\u12g4"}', "an unknown escape stands in a string", 6],
    ["{a:1}", "a name in double quotes is missing", 1],
    ["{'a':1}", "a name in double quotes is missing", 1],
    ['{"a" 1}', "a colon is missing", 5],
    ['{"a":}', "a value is missing", 5],
    ['{"a":1 "b":2}', "a comma or } is missing", 7],
    ["[1 2]", "a comma or ] is missing", 3],
    ["[1,]", "a comma stands before ]", 3],
    ['{"a":1,}', "a comma stands before }", 7],
    ["[,1]", "a value is missing", 1],
    ["[01]", "a number is not written as JSON has it", 1],
    ["[1.]", "a number is not written as JSON has it", 1],
    ["[+1]", "a number is not written as JSON has it", 1],
    ["[NaN]", "a value is neither string, number, true, false nor null", 1],
    ["[undefined]", "a value is neither string, number, true, false nor null", 1],
    ["{}{}", "something follows its end", 2],
    ["[1]]", "something follows its end", 3],
  ])("%j: %s", (text, problem, offset) => {
    expect(jsonFault(text)).toMatchObject({ problem, offset });
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  const nearlyJson = fc.oneof(
    fc.json(),
    fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", '"', "\\", "{", "]", ",", ":", "1", "\n", "t", "\u0000", "-", "."),
      )
      .map(([text, at, insert]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + (at % 3));
      }),
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n01.eE-+truefalsnu'.split("")) }),
  );

  it("agrees with JSON.parse on every text", () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(jsonFault(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("points into the text, and says of a beginning of JSON that it was cut off", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const fault = jsonFault(text.slice(0, at % text.length));
        expect(fault?.truncated).toBe(true);
        expect(fault?.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("is not deep in the stack for deep text", () => {
    expect(jsonFault("[".repeat(1_000_000))).toMatchObject({ truncated: true, offset: 1_000_000 });
    expect(jsonFault('{"a":'.repeat(100_000))).toMatchObject({ truncated: true });
  });
});

describe("where values stand", () => {
  it("finds every value of a text, as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, "\t"), (value, indent) => {
        const text = ` ${JSON.stringify(value, null, indent)} `;
        for (const [path, inner] of walk(JSON.parse(text) as unknown, [])) {
          const span = spanAt(text, 0, path);
          expect(JSON.parse(text.slice(span!.start, span!.end))).toEqual(inner);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes the last of duplicate names, as JSON.parse does", () => {
    const text = '{"a": 1, "\\u0061": [2, {"b": "]\\""}], "a": 3}';
    expect(spanAt(text, 0, ["a"])).toEqual({ start: 43, end: 44 });
    expect(spanAt(text, 0, ["c"])).toBeUndefined();
    expect(elements("[ 1 , [2], {} ]", 0)).toEqual([
      { start: 2, end: 3 },
      { start: 6, end: 9 },
      { start: 11, end: 13 },
    ]);
  });
});

describe("a place in a file", () => {
  const source = new SourceText("a.json", 'one\r\n  "secret": "whsec_abc", x\nthree', 7);

  it("is a line and a column, from 1", () => {
    expect(source.place(0)).toEqual({ file: "a.json", line: 7, column: 1 });
    expect(source.place(5)).toEqual({ file: "a.json", line: 8, column: 1 });
    expect(source.place(source.text.length)).toEqual({ file: "a.json", line: 9, column: 6 });
  });

  it("is shown with its line, but without its secret", () => {
    const error = source.error(31, "it is wrong");
    expect(error.where).toEqual({ file: "a.json", line: 8, column: 27 });
    expect(error.excerpt).toBe('  "secret": ***********, x');
  });

  it.each([
    ['{"secret":"whsec_abc","x":1}', "whsec_abc"],
    ['{"secret": "whsec_cut', "whsec_cut"],
    ["# @secret whsec_abc", "whsec_abc"],
    ["Authorization: Bearer tok_123", "tok_123"],
    ['["Cookie","session=tok_123"]', "tok_123"],
    ['{"name":"authorization","value":"Bearer tok_123"}', "tok_123"],
    ["  -H 'Authorization: Bearer tok_123' \\", "tok_123"],
    ["curl -u user:tok_123 http://x", "tok_123"],
  ])("%s: masked, columns kept", (line, secret) => {
    expect(maskSecrets(line)).not.toContain(secret);
    expect(maskSecrets(line)).toHaveLength(line.length);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* walk(value: unknown, path: (string | number)[]): Iterable<[(string | number)[], unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  else if (value !== null && typeof value === "object")
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
}
