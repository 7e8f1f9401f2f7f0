import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, livekitLike, slackLike, stripeLike } from "../_broken.ts";
import { PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-crlf";
/** Blanks that no writer of JSON sets, so that only the line ends can explain the difference. */
const LINES = PLAIN.replaceAll(",", " ,\n   ");

describe.each([...BODY_SIGNERS, livekitLike])("line ends of $provider.name's body", (signer) => {
  test.each([
    ["LF became CR LF", LINES, LINES.replaceAll("\n", "\r\n")],
    ["CR LF became LF", LINES.replaceAll("\n", "\r\n"), LINES],
    ["LF became CR", LINES, LINES.replaceAll("\n", "\r")],
  ])("%s", (_, sent, here) => {
    expect(expectProven(CODE, signer, sent, here).fix.topic).toBeUndefined();
  });
});

test.each([
  ["of a form's text area", "text=one%0D%0Atwo&a=b", "text=one%0Atwo&a=b"],
  ["in texts of JSON", '{ "type":"x","text":"one\\r\\ntwo" }', '{ "type":"x","text":"one\\ntwo" }'],
])("the line ends %s, either way", (_, windows, unix) => {
  expectProven(CODE, slackLike, windows, unix);
  expectProven(CODE, slackLike, unix, windows);
});

test("a handler changes them", () => {
  expect(expectHandler(CODE, stripeLike, LINES.replaceAll("\n", "\r\n"), LINES).title).toContain("turns CR LF into LF");
  expect(expectHandler(CODE, stripeLike, LINES, LINES.replaceAll("\n", "\r\n")).title).toContain("into CR LF");
});
