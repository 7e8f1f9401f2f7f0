import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, slackLike, stripeLike } from "../_broken.ts";
import { FORM, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-whitespace";

describe.each(BODY_SIGNERS)("blanks around $provider.name's body", (signer) => {
  test.each([
    ["were added", PLAIN, ` ${PLAIN}  `],
    ["were added at the end", PLAIN, `${PLAIN} \t`],
    ["were added at the start", PLAIN, `\n ${PLAIN}`],
    ["were trimmed at the end", `${PLAIN} `, PLAIN],
    ["were trimmed at the start", ` ${PLAIN}`, PLAIN],
    ["were added at the start, and those at the end were signed", `${PLAIN}\n`, `  ${PLAIN}\n`],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("a form", () => {
  expectProven(CODE, slackLike, FORM, ` ${FORM}`);
});

test("a handler trims them, or adds one", () => {
  expect(expectHandler(CODE, stripeLike, ` ${PLAIN} `, PLAIN).title).toContain("trims");
  expect(expectHandler(CODE, stripeLike, PLAIN, `${PLAIN} `).title).toContain("adds a blank");
});
