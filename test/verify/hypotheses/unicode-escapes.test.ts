import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, livekitLike, stripeLike } from "../_broken.ts";
import { ACCENTS, MARKUP } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "unicode-escapes";
const lower = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
const upper = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
const ESCAPED = ACCENTS.replaceAll(/[^\x00-\x7f]/g, lower);

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name signed other escapes", (signer) => {
  test.each([
    ["\\u00eb, and the letter is here", ESCAPED, ACCENTS],
    ["the letter, and \\u00eb is here", ACCENTS, ESCAPED],
    ["digits in capitals", ACCENTS.replaceAll(/[^\x00-\x7f]/g, upper), ACCENTS],
    ["the other case of digits", ACCENTS.replaceAll(/[^\x00-\x7f]/g, upper), ESCAPED],
    ["\\u003c", MARKUP.replaceAll(/[<>&]/g, lower), MARKUP],
    ["\\u0027 too", MARKUP.replaceAll(/[<>&']/g, lower), MARKUP],
    ["Gson's \\u003d", MARKUP.replaceAll(/[<>&'=]/g, lower), MARKUP],
    [".NET's \\u002B", MARKUP.replaceAll(/[<>&'+]/g, upper), MARKUP],
    ["the characters, and \\u003c is here", MARKUP, MARKUP.replaceAll(/[<>&]/g, lower)],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("blanks, slashes and escaped backslashes stay", () => {
  const sent = '{ "type": "x",\n "a": "\\u00e9\\/\\\\u00e9\\u000a" }';
  expectProven(
    CODE,
    stripeLike,
    sent.replace("\\u000a", "\\n"),
    sent.replace("\\u00e9\\/", "é\\/").replace("\\u000a", "\\n"),
  );
});

test("U+2028 alone is escaped by PHP", () => {
  expectProven(CODE, stripeLike, '{"type":"x","a":"é\\u2028"}', '{"type":"x","a":"é\u2028"}');
});

test.each([
  ["decodes them", ESCAPED, ACCENTS],
  ["escapes letters", ACCENTS, ESCAPED],
  ["escapes markup", MARKUP, MARKUP.replaceAll(/[<>&]/g, lower)],
])("a handler %s", (_, sent, hashed) => {
  expect(expectHandler(CODE, stripeLike, sent, hashed).title).toContain("escaped in another way");
});
