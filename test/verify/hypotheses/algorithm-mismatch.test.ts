import { describe, expect, test } from "vitest";
import {
  githubLike,
  livekitLike,
  shopifyLike,
  signed,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";
import {
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  hubspotLike,
  renamed,
  svixAsHmac,
  top,
  variant,
} from "./_variants.ts";

const HASHES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;
const SIGNERS = [githubLike, stripeLike, shopifyLike, slackLike, twilioLike, hubspotLike];

describe.each(HASHES)("%s", (algorithm) => {
  const others = SIGNERS.filter((signer) => (signer === twilioLike ? algorithm !== "sha1" : algorithm !== "sha256"));

  test.each(others)("$provider.name: signed with it", (signer) => {
    const finding = top(signer, signed(variant(signer, { algorithm }), bodyOf(signer)));
    expect(finding).toMatchObject({
      code: "algorithm-mismatch",
      codes: ["algorithm-mismatch"],
      proof: "mac",
      fix: { topic: "signature-algorithm" },
    });
    expect(finding.title).toMatch(/^The signature was made with/);
  });

  test.each(others)("$provider.name: computed with it", (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const finding = handler(signer, delivery, {
      computed: computedAs(signer, delivery, variant(signer, { algorithm })),
    });
    expect(finding).toMatchObject({ code: "algorithm-mismatch", proof: "mac" });
    expect(finding!.title).toMatch(/^Your code uses/);
  });
});

test("computed in another encoding besides", () => {
  const delivery = signed(svixLike, BODY);
  const sha1 = Buffer.from(
    computedAs(svixLike, delivery, variant(svixAsHmac, { algorithm: "sha1" })),
    "base64",
  ).toString("hex");
  expect(handler(svixLike, delivery, { computed: sha1 })).toMatchObject({ code: "algorithm-mismatch", proof: "mac" });
});

describe("the prefix names the other hash", () => {
  const sha1 = variant(githubLike, { algorithm: "sha1", signature: { prefix: "sha1=" } });

  test("in the header of the new one", () => {
    expect(top(githubLike, signed(sha1, BODY))).toMatchObject({ code: "algorithm-mismatch", proof: "mac" });
  });

  test("in the old header, the only one there", () => {
    const finding = top(githubLike, renamed(signed(sha1, BODY), "X-Hub-Signature-256", "X-Hub-Signature"));
    expect(finding).toMatchObject({ code: "algorithm-mismatch", proof: "mac" });
    expect(finding.detail).toContain("Only X-Hub-Signature is there");
  });
});

describe("facts", () => {
  test("a digest of another length, whatever the secret is", () => {
    const finding = top(githubLike, signed(variant(githubLike, { algorithm: "sha1" }), BODY), {
      secret: "another one",
    });
    expect(finding).toMatchObject({ code: "algorithm-mismatch", proof: "fact" });
    expect(finding.title).toContain("20 bytes long, as SHA-1 is");
  });

  test.each(["none", "HS512", "RS256"])("a token that says alg %s", (alg) => {
    const delivery = changed(signed(livekitLike, BODY), "Authorization", (token) => {
      const [, claims, signature] = token.split(".");
      return `${Buffer.from(JSON.stringify({ alg, typ: "JWT" })).toString("base64url")}.${claims}.${alg === "none" ? "" : signature}`;
    });
    expect(top(livekitLike, delivery)).toMatchObject({ code: "algorithm-mismatch", proof: "fact" });
  });
});
