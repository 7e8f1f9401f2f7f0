import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, discordLike, livekitLike, slackLike, stripeLike } from "../_broken.ts";
import { FORM, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-trailing-newline";

describe.each([...BODY_SIGNERS, livekitLike])("the end of $provider.name's body", (signer) => {
  test.each([
    ["a newline was added", PLAIN, `${PLAIN}\n`, "ends with a line end"],
    ["CR LF was added", PLAIN, `${PLAIN}\r\n`, "ends with a line end"],
    ["several were added", PLAIN, `${PLAIN}\n\n`, "ends with a line end"],
    ["the newline was stripped", `${PLAIN}\n`, PLAIN, "is missing"],
    ["CR LF was stripped", `${PLAIN}\r\n`, PLAIN, "is missing"],
  ])("%s", (_, sent, here, words) => {
    expect(expectProven(CODE, signer, sent, here).title).toContain(words);
  });
});

test("a form, and bytes that are no text", () => {
  expectProven(CODE, slackLike, FORM, `${FORM}\n`);
  expectProven(CODE, stripeLike, Buffer.from([0xff, 0x00, 0x80]), Buffer.from([0xff, 0x00, 0x80, 0x0a]));
});

test("one of two newlines was signed", () => {
  expectProven(CODE, discordLike, `${PLAIN}\n`, `${PLAIN}\n\n`);
});

test("a handler adds or drops it", () => {
  expect(expectHandler(CODE, stripeLike, PLAIN, `${PLAIN}\n`).title).toContain("adds a line end");
  expect(expectHandler(CODE, stripeLike, `${PLAIN}\n`, PLAIN).title).toContain("drops the line end");
});
