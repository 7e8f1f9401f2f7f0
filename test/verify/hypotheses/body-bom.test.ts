import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { FORM, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-bom";

describe.each(BODY_SIGNERS)("the byte-order mark of $provider.name's body", (signer) => {
  test("was added", () => {
    const { title, fix } = expectProven(CODE, signer, PLAIN, `\ufeff${PLAIN}`);
    expect(title).toContain("that was not signed");
    expect(fix.topic).toBeUndefined();
  });
});

// Svix's SDK would refuse what was signed, for it is no JSON; the cause is proven all the same.
test.each([stripeLike, svixLike])("of $provider.name's body was dropped", (signer) => {
  expect(expectProven(CODE, signer, `\ufeff${PLAIN}`, PLAIN).title).toContain("is missing");
});

test("before a form", () => {
  expectProven(CODE, slackLike, FORM, `\ufeff${FORM}`);
});

test("added together with a newline", () => {
  expectProven([CODE, "body-trailing-newline"], slackLike, FORM, `\ufeff${FORM}\n`);
});

test("a handler writes one, or drops it", () => {
  expect(expectHandler(CODE, stripeLike, PLAIN, `\ufeff${PLAIN}`).title).toContain("writes a byte-order mark");
  expect(expectHandler(CODE, stripeLike, `\ufeff${PLAIN}`, PLAIN).title).toContain("drops the byte-order mark");
});
