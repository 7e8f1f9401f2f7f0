import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, githubLike, livekitLike, stripeLike } from "../_broken.ts";
import { expectHandler, expectProven, findingsFor } from "./_prove.ts";

const CODE = "number-format";

describe.each([...BODY_SIGNERS, livekitLike])("numbers of $provider.name's body", (signer) => {
  test.each([
    ["1.0 became 1", '{"type":"x","amount":10.0,"rate":1.0}', '{"type":"x","amount":10,"rate":1}'],
    ["only some were 1.0", '{"type":"x","id":7,"amount":10.0}', '{"type":"x","id":7,"amount":10}'],
    ["10.50 became 10.5", '{"type":"x","id":7,"amount":10.50}', '{"type":"x","id":7,"amount":10.5}'],
    ["10.00 became 10", '{"type":"x","amount":10.00}', '{"type":"x","amount":10}'],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test.each([
  ["1e3 became 1000", '{"type":"x","n":1e3}', '{"type":"x","n":1000}'],
  ["-0 became 0", '{"type":"x","n":-0}', '{"type":"x","n":0}'],
  ["a Java double lost its exponent", '{"type":"x","n":1.5E7}', '{"type":"x","n":15000000}'],
  ["several keys of many", '{"type":"x","id":1,"a":2.0,"b":3.0,"n":4}', '{"type":"x","id":1,"a":2,"b":3,"n":4}'],
  ["numbers in a list", '{"type":"x","id":1,"list":[2.0,3.0]}', '{"type":"x","id":1,"list":[2,3]}'],
  ["blanks stay", '{\n  "type": "x",\n  "n": 2.0\n}', '{\n  "type": "x",\n  "n": 2\n}'],
  [
    "one of several with a second decimal",
    '{"type":"x","id":7,"a":1.50,"b":2.25}',
    '{"type":"x","id":7,"a":1.5,"b":2.25}',
  ],
])("%s", (_, sent, here) => {
  expectProven(CODE, githubLike, sent, here);
});

test.each(["820982911946154508", "9007199254740993", "-9007199254740995", "1234567890123456789"])(
  "JavaScript rounded %s",
  (id) => {
    const rounded = String(Number(id));
    expect(rounded).not.toBe(id);
    const finding = expectProven(
      CODE,
      githubLike,
      `{"type":"x","id":${id},"again":${id}}`,
      `{"type":"x","id":${rounded},"again":${rounded}}`,
    );
    expect(finding.evidence?.changed).toBe(`with ${id} for ${rounded}`);
  },
);

test("a number inside a text is none", () => {
  expect(findingsFor(githubLike, '{"type":"1.0"}', '{"type":"1"}')[0].code).not.toBe(CODE);
});

test.each([
  ["JavaScript", '{"type":"x","n":1.0}', '{"type":"x","n":1}'],
  ["JavaScript", '{"type":"x","n":12345678901234567890}', '{"type":"x","n":12345678901234567000}'],
  ["JavaScript", '{"type":"x","n":-0,"m":1E2}', '{"type":"x","n":0,"m":100}'],
  ["Python", '{"type":"x","n":1e3}', '{"type":"x","n":1000.0}'],
  ["PHP", '{"type":"x","n":1.0,"m":12345678901234567890}', '{"type":"x","n":1,"m":1.2345678901234567e+19}'],
  ["Java", '{"type":"x","n":12345678.5}', '{"type":"x","n":1.23456785E7}'],
  ["Ruby", '{"type":"x","n":1e16}', '{"type":"x","n":1.0e+16}'],
  ["Go", '{"type":"x","n":-0,"m":1.0}', '{"type":"x","n":-0,"m":1}'],
])("a handler in %s reads %s", (language, sent, hashed) => {
  expect(expectHandler(CODE, stripeLike, sent, hashed).detail).toContain(`as ${language} writes them`);
});
