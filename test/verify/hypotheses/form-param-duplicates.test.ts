import { describe, expect, test } from "vitest";
import { slackLike, stripeLike, twilioLike } from "../_broken.ts";
import { expectHandler, expectProven, findingsFor } from "./_prove.ts";

const CODE = "form-param-duplicates";
const SENT = "a=1&b=x&a=2&a=3";

describe.each([slackLike, stripeLike])("repeated fields of $provider.name's form", (signer) => {
  test.each([
    ["got brackets", SENT, "a[]=1&b=x&a[]=2&a[]=3"],
    ["got numbers in encoded brackets", "a=1&a=2&b=x", "a%5B0%5D=1&a%5B1%5D=2&b=x"],
    ["became a list with commas", "a=1&a=2&b=x", "a=1%2C2&b=x"],
    ["came twice as often", "a=1&b=x", "a=1&b=x&a=1&b=x"],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("a form that is shorter than it was sent: a suspicion", () => {
  const findings = findingsFor(twilioLike, "MediaUrl=x&From=a&MediaUrl=y", "From=a&MediaUrl=y", { lengthStays: true });
  expect(findings.find(({ code }) => code === CODE)).toMatchObject({ proof: "none" });
});

describe("a handler takes", () => {
  test.each([
    ["the last copy", "a=3&b=x"],
    ["the first copy", "a=1&b=x"],
    ["all, joined by commas", "a=1%2C2%2C3&b=x"],
    ["all, with brackets", "a[]=1&b=x&a[]=2&a[]=3"],
  ])("%s", (_, hashed) => {
    expect(expectHandler(CODE, slackLike, SENT, hashed).title).toContain("several times");
  });

  test("the last copy, where the provider signs decoded fields", () => {
    expectHandler(CODE, twilioLike, "MediaUrl=x&From=a&MediaUrl=y", "MediaUrl=y&From=a");
  });
});
