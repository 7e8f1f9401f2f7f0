import { describe, expect, test } from "vitest";
import { githubLike, judged, livekitLike, signed, slackLike, stripeLike } from "../_broken.ts";
import { ALL_SIGNERS, BODY, bodyOf, changed, MAC_SIGNERS, signatureHeader, tokenLike, top } from "./_variants.ts";

const GARBAGE = ["not-a-signature", "=", ",,,", "0".repeat(5), "\u00e9\u00e8", "null"];
const DIGESTS = ALL_SIGNERS.filter((signer) => signer !== tokenLike);

describe.each(GARBAGE)("%j", (garbage) => {
  test.each(DIGESTS)("$provider.name: is no signature, a fact", (signer) => {
    const finding = top(
      signer,
      changed(signed(signer, bodyOf(signer)), signatureHeader(signer), () => garbage),
    );
    expect(finding).toMatchObject({ code: "signature-malformed", codes: ["signature-malformed"], proof: "fact" });
    expect(finding.title).toContain(signatureHeader(signer));
  });
});

test("the column of the first wrong character", () => {
  const at = (value: string) =>
    top(
      githubLike,
      changed(signed(githubLike, BODY), "X-Hub-Signature-256", () => value),
    ).detail;
  expect(at("sha512-abc")).toContain("column 4");
  expect(at(`sha256=${"a".repeat(30)}!`)).toContain('character 31, "!"');
});

test("what is wrong of its length", () => {
  const at = (value: string) =>
    top(
      githubLike,
      changed(signed(githubLike, BODY), "X-Hub-Signature-256", () => value),
    ).detail;
  expect(at("sha256=")).toBe("The signature is empty: nothing stands behind sha256=.");
  expect(at(`sha256=${"a".repeat(1_048_576)}`)).toBe("It has 1048576 characters, and a signature of GitHub's has 64.");
  expect(at("sha256=abcdef")).toContain("It has 6 of 64 characters");
});

test("of parameters the missing one is named, rather than a column", () => {
  const delivery = changed(signed(stripeLike, BODY), "Stripe-Signature", (value) => value.replace(/,v1=.*/, ""));
  expect(top(stripeLike, delivery).detail).toBe("It is not of the form t=…,v1=…. It has no v1=.");
});

test("one character behind the signature is told in the singular", () => {
  const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", (value) => `${value}a`);
  expect(top(githubLike, delivery).title).toBe("Behind the signature stands a character that does not belong to it.");
});

test("a JWT has three parts", () => {
  const finding = top(
    livekitLike,
    changed(signed(livekitLike, BODY), "Authorization", (token) => token.split(".").slice(0, 2).join(".")),
  );
  expect(finding).toMatchObject({ code: "signature-malformed", proof: "fact" });
  expect(finding.detail).toContain("three parts");
});

test.each(MAC_SIGNERS.filter((signer) => signer !== livekitLike))(
  "$provider.name: something stands behind the right signature",
  (signer) => {
    const delivery = changed(signed(signer, bodyOf(signer)), signatureHeader(signer), (value) => `${value}abc`);
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({ code: "signature-malformed", proof: "mac" });
    expect(finding.title).toContain("stand 3 characters");
  },
);

test.each([githubLike, slackLike, stripeLike])(
  "$provider.name: whole, and only of the wrong key, it is not malformed",
  (signer) => {
    const { verdict } = judged(signer, signed(signer, BODY), { secret: "another one" });
    expect(verdict.verdict === "valid" ? [] : verdict.findings.map(({ code }) => code)).not.toContain(
      "signature-malformed",
    );
  },
);
