import { expect, test } from "vitest";
import { signed, slackLike, stripeLike } from "../_broken.ts";
import { BODY, changed, hubspotLike, top } from "./_variants.ts";

test.each([
  ["yesterday", slackLike, "X-Slack-Request-Timestamp", "Unix seconds"],
  ["2026-08-01T00:00:00Z", hubspotLike, "X-HubSpot-Request-Timestamp", "Unix milliseconds"],
  ["NaN", slackLike, "X-Slack-Request-Timestamp", "Unix seconds"],
] as const)("%s is no time, a fact", (text, signer, name, unit) => {
  const finding = top(
    signer,
    changed(signed(signer, BODY), name, () => text),
  );
  expect(finding).toMatchObject({
    code: "timestamp-malformed",
    codes: ["timestamp-malformed"],
    proof: "fact",
    fix: { topic: "timestamp" },
  });
  expect(finding.title).toContain(unit);
  expect(finding.detail).toContain(text);
});

test("as the parameter of a signature header", () => {
  const delivery = changed(signed(stripeLike, BODY), "Stripe-Signature", (value) => value.replace(/t=\d+/, "t=now"));
  expect(top(stripeLike, delivery)).toMatchObject({ code: "timestamp-malformed", proof: "fact" });
});
