import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/core/delivery.ts";
import { compile } from "../../../src/schemes/compile.ts";
import type { Neighbour } from "../../../src/verify/hypothesis.ts";
import { githubLike, shopifyLike, type Signer, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { BODY, computedAs, handler, signatureHeader, tokenLike, top, variant, withHeaders } from "./_variants.ts";

const neighbour = ({ provider }: Signer): Neighbour => ({
  provider,
  scheme: compile(provider.schemes[0]),
  secrets: [],
});

/** A delivery of one that also carries a (stale) signature of the other. */
const confused = (wanted: Signer, sent: Signer): Delivery => {
  const delivery = signed({ ...sent, signingKey: wanted.secret }, BODY);
  return withHeaders(delivery, (headers) => [
    ...headers,
    ...signed({ ...wanted, signingKey: "another one" }, BODY).headers.filter(
      ([name]) => name === signatureHeader(wanted),
    ),
  ]);
};

test.each(
  [
    [githubLike, shopifyLike],
    [stripeLike, githubLike],
    [shopifyLike, slackLike],
    [stripeLike, svixLike],
  ].map(([wanted, sent]) => ({ wanted: wanted!, sent: sent! })),
)("verified as $wanted.provider.name, signed as $sent.provider.name signs", ({ wanted, sent }) => {
  const finding = top(wanted, confused(wanted, sent), { neighbours: [neighbour(sent)] });
  expect(finding).toMatchObject({ code: "provider-mismatch", codes: ["provider-mismatch"], proof: "mac" });
  expect(finding.title).toBe(
    `The delivery is signed as ${sent.provider.name} signs, not as ${wanted.provider.name} does.`,
  );
});

test("the wanted provider's own signature is not there at all", () => {
  const delivery = signed({ ...stripeLike, signingKey: githubLike.secret }, BODY);
  expect(top(githubLike, delivery, { neighbours: [neighbour(stripeLike)] })).toMatchObject({
    code: "provider-mismatch",
    proof: "mac",
  });
});

describe("a header that no known provider has", () => {
  const acme = (recipe: object): Signer => variant(shopifyLike, recipe, { signingKey: githubLike.secret });

  test.each([
    ["X-Acme-Signature", acme({ signature: { header: "X-Acme-Signature" } })],
    [
      "X-Acme-Hmac",
      acme({ signature: { header: "X-Acme-Hmac", encoding: "hex", prefix: "sha1=" }, algorithm: "sha1" }),
    ],
    ["X-Acme-Sign", acme({ signature: { header: "X-Acme-Sign", encoding: "hex" }, algorithm: "sha512" })],
    [
      "X-Acme-Signature",
      acme({
        signature: { header: "X-Acme-Signature" },
        timestamp: { header: "X-Acme-Timestamp", unit: "s" },
        content: "{timestamp}.{body}",
      }),
    ],
  ] as const)("%s", (name, sent) => {
    const finding = top(githubLike, confused(githubLike, sent));
    expect(finding).toMatchObject({ code: "provider-mismatch", proof: "mac" });
    expect(finding.title).toContain(name);
  });
});

test("a token that equals the secret is no recipe that fits", () => {
  const delivery = confused(githubLike, { ...tokenLike, signingKey: githubLike.secret });
  expect(top(githubLike, delivery, { neighbours: [neighbour(tokenLike)] }).proof).toBe("none");
});

test("another secret proves nothing", () => {
  const delivery = confused({ ...githubLike, secret: "of somebody else" }, shopifyLike);
  expect(top(githubLike, delivery, { neighbours: [neighbour(shopifyLike)] }).code).toBe("secret-wrong");
});

test("says nothing of a handler", () => {
  const delivery = signed(githubLike, BODY);
  const computed = computedAs(githubLike, delivery, stripeLike);
  expect(handler(githubLike, delivery, { computed, neighbours: [neighbour(stripeLike)] })!.code).not.toBe(
    "provider-mismatch",
  );
});
