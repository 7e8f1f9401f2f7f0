import { expect, test } from "vitest";
import { diagnosed, discordLike, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
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

test.each([
  ["bare", (value: string) => value.replace(/^.*v1=/, "")],
  ["with another scheme's prefix", (value: string) => value.replace(/^.*v1=/, "sha256=")],
])("a digest %s stands where a timestamp belongs beside it", (_, change) => {
  const [first, ...others] = diagnosed(stripeLike, changed(signed(stripeLike, BODY), "Stripe-Signature", change));
  expect(first).toMatchObject({ code: "timestamp-missing", proof: "fact" });
  expect(first.title).toBe("The timestamp is missing (t= of Stripe-Signature).");
  expect(first.detail).toContain("It has no t= and no v1=.");
  expect(others.map(({ code }) => code)).not.toContain("signature-malformed");
});

test("the parameter of a signature header is not there", () => {
  const delivery = changed(signed(stripeLike, BODY), "Stripe-Signature", (value) => value.replace(/t=\d+,/, ""));
  expect(top(stripeLike, delivery)).toMatchObject({ code: "timestamp-missing", proof: "fact" });
});
