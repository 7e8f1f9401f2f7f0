import { describe, expect, test } from "vitest";
import {
  discordLike,
  githubLike,
  livekitLike,
  shopifyLike,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";
import { BODY, bodyOf, renamed, signatureHeader, tokenLike, top, withHeaders } from "./_variants.ts";

const NAMES = [
  [githubLike, "X-Hub-Signature"],
  [githubLike, "X_Hub_Signature_256"],
  [githubLike, "X-Original-Hub-Signature-256"],
  [stripeLike, "X-Stripe-Signature"],
  [stripeLike, "Stripe-Signatures"],
  [shopifyLike, "X-Shopify-Hmac"],
  [slackLike, "Slack-Signature"],
  [twilioLike, "X-Forwarded-Twilio-Signature"],
  [livekitLike, "X-Authorization"],
  [discordLike, "X-Signature"],
  [tokenLike, "X-Gitlab-Webhook-Token"],
] as const;

test.each(NAMES.map(([signer, name]) => ({ signer, name, usual: signatureHeader(signer) })))(
  "$name for $usual",
  ({ signer, name }) => {
    const delivery = renamed(signed(signer, bodyOf(signer)), signatureHeader(signer), name);
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({
      code: "header-name-wrong",
      codes: ["header-name-wrong"],
      proof: "mac",
      fix: { topic: "header" },
    });
    expect(finding.title).toContain(`${name} in place of ${signatureHeader(signer)}`);
  },
);

describe("several headers", () => {
  test("all three under another prefix", () => {
    const delivery = withHeaders(signed(svixLike, BODY), (headers) =>
      headers.map(([name, value]) => [name.replace("Svix-", "Acme-"), value]),
    );
    expect(top(svixLike, delivery)).toMatchObject({ code: "header-name-wrong", proof: "mac" });
  });

  test("only the timestamp", () => {
    const delivery = renamed(signed(slackLike, BODY), "X-Slack-Request-Timestamp", "X-Slack-Timestamp");
    expect(top(slackLike, delivery)).toMatchObject({ code: "header-name-wrong", proof: "mac" });
  });

  test("the right value under the proxied name, another in its own place", () => {
    const delivery = withHeaders(signed(githubLike, BODY), (headers) =>
      headers.flatMap(([name, value]): [string, string][] =>
        name === "X-Hub-Signature-256"
          ? [
              [name, `sha256=${"0".repeat(64)}`],
              ["X-Original-Hub-Signature-256", value],
            ]
          : [[name, value]],
      ),
    );
    expect(top(githubLike, delivery)).toMatchObject({ code: "header-name-wrong", proof: "mac" });
  });
});

test("a near name with a wrong value proves nothing", () => {
  const delivery = renamed(signed(githubLike, BODY), "X-Hub-Signature-256", "X-Hub-Signature");
  expect(top(githubLike, delivery, { secret: "another" })).toMatchObject({ code: "header-missing", proof: "fact" });
});
