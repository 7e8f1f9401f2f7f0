import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJsonText } from "../../src/verify/json-text.ts";
import { bytesRepr, readBytesRepr, valueRepr } from "../../src/verify/python-text.ts";

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
