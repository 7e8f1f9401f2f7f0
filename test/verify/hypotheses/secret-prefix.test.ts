import { describe, expect, test } from "vitest";
import { githubLike, shopifyLike, signed, stripeLike, svixLike } from "../_broken.ts";
import { BODY, computedAs, handler, tokenLike, top, variant } from "./_variants.ts";

const bare = stripeLike.secret.slice("whsec_".length);

describe("the configured secret has a prefix too many", () => {
  test.each([
    ["Bearer ", githubLike],
    ["sha256=", githubLike],
    ["v1,whsec_", stripeLike, "v1,", `v1,${stripeLike.secret}`],
    ["v1,", svixLike],
    ["whsec_", svixLike],
    ["whsec_", stripeLike],
    ["STRIPE_WEBHOOK_SECRET=", stripeLike],
    ["export SECRET=", shopifyLike],
    ["Bearer ", tokenLike],
  ])("%s", (prefix, signer, shown = prefix, secret = prefix + signer.secret) => {
    const finding = top(signer, signed(signer, BODY), { secret });
    expect(finding).toMatchObject({ code: "secret-prefix", codes: ["secret-prefix"], proof: "mac" });
    expect(finding.title).toContain(`"${shown.trim()}"`);
  });
});

test("the configured secret lacks its prefix", () => {
  const finding = top(stripeLike, signed(stripeLike, BODY), { secret: bare });
  expect(finding).toMatchObject({ code: "secret-prefix", proof: "mac" });
  expect(finding.title).toContain('lacks "whsec_"');
});

test("a prefix that the SDK demands is missing: a fact, when nothing fits", () => {
  const strict = variant(svixLike, { secret: { decode: "base64", prefix: "whsec_", prefixRequired: true } });
  const delivery = signed({ ...strict, signingKey: "whsec_b3RoZXI=" }, BODY);
  expect(top(strict, delivery, { secret: "aGVsbG8gd29ybGQ=" })).toMatchObject({ code: "secret-prefix", proof: "fact" });
});

describe("the handler", () => {
  test("cuts the prefix off where it is part of the secret", () => {
    const delivery = signed(stripeLike, BODY);
    const finding = handler(stripeLike, delivery, {
      computed: computedAs(stripeLike, delivery, { ...stripeLike, signingKey: bare }),
    });
    expect(finding).toMatchObject({ code: "secret-prefix", proof: "mac" });
    expect(finding!.title).toBe('Your code cuts "whsec_" off the secret, a part of it.');
  });

  test("puts a prefix before a secret that has none", () => {
    const delivery = signed(githubLike, BODY);
    const computed = computedAs(githubLike, delivery, { ...githubLike, signingKey: `whsec_${githubLike.secret}` });
    expect(handler(githubLike, delivery, { computed })).toMatchObject({ code: "secret-prefix", proof: "mac" });
  });
});

test("words before an underscore may be a part of the secret: they are counted, not shown", () => {
  const delivery = signed({ ...githubLike, signingKey: "opensesame" }, BODY);
  const finding = top(githubLike, delivery, { secret: "forty_thieves_opensesame" });
  expect(finding).toMatchObject({ code: "secret-prefix", proof: "mac" });
  expect(JSON.stringify(finding)).not.toContain("thieves");
  expect(finding.title).toContain("its first 14 characters");
});
