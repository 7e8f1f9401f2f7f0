import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, livekitLike, slackLike, stripeLike } from "../_broken.ts";
import { SLASHES } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "slash-escaping";
const PHP = SLASHES.replaceAll("/", "\\/");

describe.each([...BODY_SIGNERS, slackLike, livekitLike])("slashes of $provider.name's body", (signer) => {
  test("have lost the backslashes with which they were signed", () => {
    expect(expectProven(CODE, signer, PHP, SLASHES).title).toContain("signed as \\/");
  });

  test("have backslashes that were not signed", () => {
    expect(expectProven(CODE, signer, SLASHES, PHP).title).toContain("that were not signed");
  });
});

test("blanks, other escapes and backslashes stay", () => {
  const sent = '{ "type": "x",\n "a": "C:\\\\dir\\/é\\u00e9\\n" }';
  expectProven(CODE, stripeLike, sent, sent.replace("\\/", "/"));
});

test("only the slash of a closing tag was escaped", () => {
  expectProven(CODE, stripeLike, '{"type":"a/b","html":"<b>x<\\/b>"}', '{"type":"a/b","html":"<b>x</b>"}');
});

test("a handler writes \\/, or drops the backslash", () => {
  expect(expectHandler(CODE, stripeLike, SLASHES, PHP).title).toContain("writes its slashes as \\/");
  expect(expectHandler(CODE, stripeLike, PHP, SLASHES).title).toContain("without their backslashes");
});
