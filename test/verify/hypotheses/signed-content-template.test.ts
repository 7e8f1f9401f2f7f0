import { describe, expect, test } from "vitest";
import {
  discordLike,
  githubLike,
  livekitLike,
  shopifyLike,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";
import { BODY, bodyOf, computedAs, handler, hubspotLike, svixAsHmac, tokenLike, top, variant } from "./_variants.ts";

const as = (signer: Signer, content: string): Signer => variant(signer === svixLike ? svixAsHmac : signer, { content });

const CASES: readonly (readonly [Signer, string])[] = [
  [stripeLike, "{body}"],
  [stripeLike, "{timestamp}{body}"],
  [stripeLike, "{timestamp}:{body}"],
  [stripeLike, "{body}.{timestamp}"],
  [stripeLike, ".{body}"],
  [slackLike, "{body}"],
  [slackLike, "{timestamp}:{body}"],
  [slackLike, "v0:{body}"],
  [slackLike, "v0.{timestamp}.{body}"],
  [slackLike, "v0:{body}:{timestamp}"],
  [svixLike, "{body}"],
  [svixLike, "{timestamp}.{body}"],
  [svixLike, "{id}.{body}"],
  [svixLike, "{timestamp}.{id}.{body}"],
  [svixLike, "{id}:{timestamp}:{body}"],
  [svixLike, "{id}{timestamp}{body}"],
  [hubspotLike, "{body}"],
  [hubspotLike, "{url}{body}{timestamp}"],
  [hubspotLike, "{method}{url}{body}"],
  [hubspotLike, "{timestamp}{method}{url}{body}"],
  [twilioLike, "{url}{body}"],
  [twilioLike, "{body}"],
  [twilioLike, "{target}{sortedFormParams}"],
  [githubLike, "{url}{body}"],
  [shopifyLike, "{bodyHash:sha256:hex}"],
];

describe.each(CASES.map(([signer, content]) => ({ signer, content, name: signer.provider.name })))(
  "$name as $content",
  ({ signer, content }) => {
    test("signed so", () => {
      const finding = top(signer, signed(as(signer, content), bodyOf(signer)));
      expect(finding).toMatchObject({
        code: "signed-content-template",
        codes: ["signed-content-template"],
        proof: "mac",
        fix: { topic: "signed-content" },
      });
      expect(finding.title).toMatch(/^The signature was made over/);
    });

    test("computed so", () => {
      const delivery = signed(signer, bodyOf(signer));
      const finding = handler(signer, delivery, { computed: computedAs(signer, delivery, as(signer, content)) });
      expect(finding).toMatchObject({ code: "signed-content-template", proof: "mac" });
      expect(finding!.title).toMatch(/^Your code signs/);
    });
  },
);

test("the URL alone, where parameters belong to it", () => {
  expect(top(twilioLike, signed(as(twilioLike, "{url}"), bodyOf(twilioLike)))).toMatchObject({
    code: "signed-content-template",
    proof: "mac",
  });
});

test("the timestamp in milliseconds where it is signed in seconds", () => {
  const delivery = signed(stripeLike, BODY);
  const computed = computedAs(stripeLike, delivery, as(stripeLike, "{timestamp}000.{body}"));
  expect(handler(stripeLike, delivery, { computed })).toMatchObject({ code: "signed-content-template", proof: "mac" });
});

test("a signature of a key pair", () => {
  expect(top(discordLike, signed(as(discordLike, "{body}"), BODY))).toMatchObject({
    code: "signed-content-template",
    proof: "mac",
  });
});

test("says what is signed, in the scheme's own words", () => {
  expect(top(slackLike, signed(as(slackLike, "{body}"), BODY)).title).toBe(
    "The signature was made over the body alone; Slack signs v0:{timestamp}:{body}.",
  );
});

test.each([livekitLike, tokenLike])("$provider.name has no template", (signer) => {
  expect(top(signer, signed({ ...signer, signingKey: "another-one-entirely" }, BODY)).proof).toBe("none");
});
