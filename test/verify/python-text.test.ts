import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJsonText } from "../../src/verify/json-text.ts";
import { PLAIN } from "../../src/verify/json-escapes.ts";
import { COMPACT } from "../../src/verify/json-styles.ts";
import { bytesRepr, readBytesRepr, readValueRepr, valueRepr } from "../../src/verify/python-text.ts";
import { inStyle } from "../helpers/in-style.ts";

describe("bytes as Python 3.11 shows them", () => {
  test.each([
    ["controls", Buffer.from([0, 9, 10, 11, 13, 0x1f, 0x20, 0x7e, 0x7f]), String.raw`b'\x00\t\n\x0b\r\x1f ~\x7f'`],
    ["both quotes", Buffer.from("é'\"\\\n"), String.raw`b'\xc3\xa9\'"\\\n'`],
    ["single quotes", Buffer.from("it's"), `b"it's"`],
    ["double quotes", Buffer.from('say "hi"'), `b'say "hi"'`],
  ])("%s", (_, bytes, shown) => {
    expect(bytesRepr(bytes)).toBe(shown);
    expect(readBytesRepr(shown)).toEqual(bytes);
  });

  test("any bytes survive", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readBytesRepr(bytesRepr(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test.each(["", "b", "b'", "'abc'", "b'é'", '{"a":1}'])("%j is none", (text) => {
    expect(readBytesRepr(text)).toBeUndefined();
  });
});

describe("values as Python 3.11 shows them", () => {
  test.each([
    ['{"a":"both \' and \\""}', String.raw`{'a': 'both \' and "'}`],
    [
      '{"a":"\u00a0\u200b\\ud800\u0378🎉\u2028\u0085\u00ad é \'"}',
      String.raw`{'a': "\xa0\u200b\ud800\u0378🎉\u2028\x85\xad é '"}`,
    ],
    ['[true,false,null,1.0,1e3,-0,"\\n\\\\"]', String.raw`[True, False, None, 1.0, 1000.0, 0, '\n\\']`],
    ['{"a":{},"b":[[]]}', "{'a': {}, 'b': [[]]}"],
  ])("%s", (json, shown) => {
    expect(valueRepr(readJsonText(json))).toBe(shown);
  });
});

describe("values are read back", () => {
  const written = (shown: string): string | undefined => {
    const json = readValueRepr(shown);
    return json === undefined ? undefined : inStyle(json, { layout: COMPACT, escapes: PLAIN });
  };

  test.each([
    ["{'id': 'evt_1', 'ok': True, 'off': False, 'n': None}", '{"id":"evt_1","ok":true,"off":false,"n":null}'],
    [
      String.raw`{'a': "it's", 'b': 'both \' and "', 'c': '\n\\n'}`,
      String.raw`{"a":"it's","b":"both ' and \"","c":"\n\\n"}`,
    ],
    ["[1, -2.5, 1e+16, (1, 2), (3,), {}, []]", "[1,-2.5,1e+16,[1,2],[3],{},[]]"],
    [String.raw`{'a': '\x85\u2028\U000e0001'}`, '{"a":"\u0085\u2028\u{e0001}"}'],
  ])("%s", (shown, json) => {
    expect(written(shown)).toBe(json);
  });

  test("whatever JSON it was", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), fc.array(fc.jsonValue())),
        (value) => {
          const json = readJsonText(JSON.stringify(value));
          expect(JSON.parse(written(valueRepr(json))!)).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  test.each([
    "",
    "{",
    "{'a'}",
    "{'a': }",
    "{'a': b}",
    "{1: 'a'}",
    "['a' 'b']",
    "[1] x",
    "'abc'",
    "{'a': 1",
    "[".repeat(5000),
  ])("%j is none", (text) => {
    expect(readValueRepr(text)).toBeUndefined();
  });
});
