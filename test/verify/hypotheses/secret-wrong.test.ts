import { describe, expect, test } from "vitest";
import {
  diagnosed,
  discordLike,
  githubLike,
  shopifyLike,
  signed,
  slackLike,
  stripeLike,
  twilioLike,
} from "../_broken.ts";
import {
  ALL_SIGNERS,
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  MAC_SIGNERS,
  signatureHeader,
  top,
  variant,
} from "./_variants.ts";

const WRONG = "whsec_d3JvbmcgYnV0IHdlbGwgZm9ybWVkIQ==";
const OTHER_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511b";
const wrongFor = (signer: (typeof ALL_SIGNERS)[number]): string => (signer === discordLike ? OTHER_KEY : WRONG);

test.each(ALL_SIGNERS)("$provider.name: what is left when nothing matches, as a suspicion", (signer) => {
  const finding = top(signer, signed(signer, bodyOf(signer)), { secret: wrongFor(signer) });
  expect(finding).toMatchObject({ code: "secret-wrong", codes: ["secret-wrong"], proof: "none" });
});

describe("a value that looks like another kind is told so, with no more than its beginning", () => {
  test.each(
    [
      [stripeLike, "sk_live_51H8xYzAbCdEfGhIjKlMnOp", "sk_live_"],
      [stripeLike, "sk_test_51H8xYzAbCdEfGhIjKlMnOp", "sk_test_"],
      [stripeLike, "pk_test_51H8xYzAbCdEfGhIjKlMnOp", "pk_test_"],
      [stripeLike, "rk_live_51H8xYzAbCdEfGhIjKlMnOp", "rk_live_"],
      [stripeLike, "we_1NG8Du2eZvKYlo2CUI79vXWy", "we_"],
      [shopifyLike, "shpat_0123456789abcdef0123456789abcdef", "shpat_"],
      [githubLike, "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_"],
      [githubLike, "github_pat_11ABCDEFG0abcdefghijklm", "github_pat_"],
      [slackLike, "xoxb-123456789012-abcdefGHIJKL", "xoxb-"],
      [slackLike, "xapp-1-A0123-456-abcdef0123456789", "xapp-"],
    ].map(
      ([signer, secret, begins]) =>
        ({ signer, secret, begins }) as { signer: typeof stripeLike; secret: string; begins: string },
    ),
  )("$begins for $signer.provider.name", ({ signer, secret, begins }) => {
    const finding = top(signer, signed(signer, BODY), { secret });
    expect(finding).toMatchObject({ code: "secret-wrong", proof: "none" });
    expect(finding.title).toContain(`begins with ${begins}`);
  });

  test("a Twilio account SID is named, not shown", () => {
    const secret = `AC${"0123456789abcdef".repeat(2)}`;
    expect(top(twilioLike, signed(twilioLike, bodyOf(twilioLike)), { secret }).title).toContain(
      "looks like a Twilio account SID,",
    );
  });

  test("a placeholder is told so", () => {
    expect(top(stripeLike, signed(stripeLike, BODY), { secret: "${STRIPE_WEBHOOK_SECRET}" }).title).toContain(
      "a placeholder",
    );
  });
});

test("a secret that cannot be a key is a fact", () => {
  const strict = variant(githubLike, { secret: { decode: "hex" } });
  expect(top(strict, signed({ ...strict, signingKey: "00ff" }, BODY), { secret: "zzzz-not-hex" })).toMatchObject({
    code: "secret-wrong",
    proof: "fact",
  });
});

test.each(MAC_SIGNERS)("$provider.name: nothing gives the handler's value", (signer) => {
  const delivery = signed(signer, bodyOf(signer));
  const computed = computedAs(signer, delivery, { ...signer, signingKey: WRONG });
  const finding = handler(signer, delivery, { computed });
  expect(finding).toMatchObject({ code: "secret-wrong", proof: "none" });
  expect(finding!.title).toContain("your code computed");
});

test("nothing is said of the secret where the signature is missing or broken", () => {
  const delivery = changed(signed(githubLike, BODY), signatureHeader(githubLike), () => "not-a-signature");
  expect(diagnosed(githubLike, delivery).map(({ code }) => code)).toEqual(["signature-malformed"]);
});

describe("other modes are told of where the provider has a secret for each", () => {
  const told = (signer: typeof stripeLike): string => top(signer, signed(signer, BODY), { secret: WRONG }).detail;

  test("Stripe has", () => {
    expect(told(stripeLike)).toContain("another endpoint (test mode, live mode and the CLI's listener have one each);");
  });

  test("GitHub has not", () => {
    expect(told(githubLike)).toContain("may belong to another endpoint; or it was rotated.");
    expect(told(githubLike)).not.toMatch(/\btest\b|CLI|\blive\b/);
  });
});

test("where to copy it from is a page, not a dashboard that there may not be", () => {
  expect(top(githubLike, signed(githubLike, BODY), { secret: WRONG }).fix.text).toBe(
    "Copy the signing secret of exactly this endpoint where GitHub shows it (see https://docs.github.example).",
  );
});
