import { describe, expect, test } from "vitest";
import type { Header } from "../../../src/core/delivery.ts";
import {
  BODY_SIGNERS,
  diagnosed,
  githubLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  twilioLike,
  withBody,
} from "../_broken.ts";
import { PLAIN } from "./_bodies.ts";
import { expectHandler, expectWords, findingsFor } from "./_prove.ts";

const CODE = "raw-body-empty";
const STAND_INS = ["", "{}", "[object Object]", "undefined", "null", "None"];

describe.each(BODY_SIGNERS)("$provider.name's body is gone", (signer) => {
  test.each(STAND_INS)("and %j is here, while Content-Length says otherwise", (here) => {
    const [first] = findingsFor(signer, PLAIN, here, { lengthStays: true });
    expect(first).toMatchObject({ code: CODE, codes: [CODE], proof: "fact" });
    expect(first.title).toContain(`Content-Length says ${PLAIN.length} bytes`);
    expectWords(first, signer);
  });
});

describe("without Content-Length", () => {
  const codes = (signer: Signer, here: string, method = "POST"): string[] =>
    diagnosed(signer, withBody(signed(signer, PLAIN, { lengthless: true, method }), here)).map(({ code }) => code);

  test("an empty text is no JSON, which Content-Type says it is", () => {
    expect(codes(githubLike, "")[0]).toBe(CODE);
  });

  test("{} lacks the type that each of the provider's events has", () => {
    expect(codes(stripeLike, "{}")[0]).toBe(CODE);
  });

  test("nobody sends [object Object]", () => {
    expect(codes(githubLike, "[object Object]")[0]).toBe(CODE);
  });

  test("{} may be what a provider sends whose events have no fields in JSON", () => {
    expect(codes(githubLike, "{}")).not.toContain(CODE);
  });

  test("a GET has no body", () => {
    expect(codes(stripeLike, "", "GET")).not.toContain(CODE);
  });

  test("an empty form may be what was sent", () => {
    const delivery = signed(twilioLike, "", { lengthless: true });
    expect(diagnosed(twilioLike, delivery, { secret: "another" }).map(({ code }) => code)).not.toContain(CODE);
  });
});

test("an empty body that was signed is not called so", () => {
  const empty: Header[] = [["Content-Length", "0"]];
  const delivery = signed(githubLike, "", { lengthless: true, headers: empty, method: "DELETE" });
  expect(diagnosed(githubLike, delivery, { secret: "another" }).map(({ code }) => code)).not.toContain(CODE);
});

test("{} that was signed over, with its length, is not called so", () => {
  expect(diagnosed(githubLike, signed(githubLike, "{}"), { secret: "another" }).map(({ code }) => code)).not.toContain(
    CODE,
  );
});

test("the three causes have three fixes", () => {
  const fix = (here: string): string => findingsFor(stripeLike, PLAIN, here, { lengthStays: true })[0].fix.text;
  expect(new Set([fix(""), fix("[object Object]"), fix("undefined")]).size).toBe(3);
  expect(fix("")).toBe(fix("{}"));
});

describe("a handler hashes", () => {
  test.each([...STAND_INS, "[object Promise]", "[object ReadableStream]", '""', "[]"])("%j", (hashed) => {
    const finding = expectHandler(CODE, stripeLike, PLAIN, hashed);
    expect(finding.title).toMatch(/^Your code does not hash the bytes that Stripe sent, but /);
  });

  test("nothing of a form", () => {
    expectHandler(CODE, slackLike, "token=a&text=b", "");
    expectHandler(CODE, twilioLike, "From=a&To=b", "");
  });
});
