import { describe, expect, test } from "vitest";
import { slackLike, stripeLike, twilioLike } from "../_broken.ts";
import { expectHandler, expectProven, findingsFor } from "./_prove.ts";

const CODE = "form-param-empty";

const form = { contentType: "application/x-www-form-urlencoded" };

describe.each([
  { ...slackLike, ...form },
  { ...stripeLike, ...form },
])("fields of $provider.name's form that have no value", (signer) => {
  test.each([
    ["got an equals sign", "a&b=1&c", "a=&b=1&c="],
    ["lost their equals sign", "a=&b=1&c=", "a&b=1&c"],
    ["were added", "b=1", "a=&b=1&c="],
    ["are between two &", "a=1&b=2", "a=1&&b=2&"],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("a form that is shorter than it was sent: a suspicion", () => {
  const findings = findingsFor(twilioLike, "From=a&CallerName=&To=b", "From=a&To=b", { lengthStays: true });
  expect(findings.find(({ code }) => code === CODE)).toMatchObject({ proof: "none" });
});

test("a handler drops them", () => {
  expect(expectHandler(CODE, slackLike, "token=a&text=&command=b", "token=a&command=b").detail).toContain(
    "keep_blank_values",
  );
  expectHandler(CODE, twilioLike, "From=a&CallerName=&To=b", "From=a&To=b");
});
