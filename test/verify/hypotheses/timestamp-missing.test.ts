import { expect, test } from "vitest";
import { discordLike, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { BODY, changed, hubspotLike, top, without } from "./_variants.ts";

test.each([
  ["X-Slack-Request-Timestamp", slackLike],
  ["X-HubSpot-Request-Timestamp", hubspotLike],
  ["Svix-Timestamp", svixLike],
  ["X-Signature-Timestamp", discordLike],
] as const)("%s is not there, a fact", (name, signer) => {
  const finding = top(signer, without(signed(signer, BODY), name));
  expect(finding).toMatchObject({
    code: "timestamp-missing",
    codes: ["timestamp-missing"],
    proof: "fact",
    fix: { topic: "timestamp" },
  });
  expect(finding.title.toLowerCase()).toContain(name.toLowerCase());
});

test("the parameter of a signature header is not there", () => {
  const delivery = changed(signed(stripeLike, BODY), "Stripe-Signature", (value) => value.replace(/t=\d+,/, ""));
  expect(top(stripeLike, delivery)).toMatchObject({ code: "timestamp-missing", proof: "fact" });
});
