import { describe, expect, test } from "vitest";
import { githubLike, judged, livekitLike, type Signer, signed, slackLike, stripeLike } from "../_broken.ts";
import {
  ALL_SIGNERS,
  BODY,
  bodyOf,
  changed,
  MAC_SIGNERS,
  signatureHeader,
  tokenLike,
  top,
  variant,
} from "./_variants.ts";

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

describe("a token's signature", () => {
  const either = variant(livekitLike, { kind: "jwt", algorithms: ["HS256", "RS256"] });
  const token = (signer: Signer, change: (value: string) => string) =>
    changed(signed(signer, BODY), "Authorization", change);

  test("of HS256, where RS256 may sign too, is of the right form whatever the secret", () => {
    const { verdict } = judged(either, signed(either, BODY), { secret: "another one" });
    expect(verdict.verdict === "valid" ? [] : verdict.findings.map(({ code }) => code)).not.toContain(
      "signature-malformed",
    );
  });

  test.each<[string, (value: string) => string, string]>([
    ["empty", (value) => value.replace(/[^.]*$/, ""), "empty"],
    ["cut", (value) => value.slice(0, -5), "38 characters"],
    ["followed by what is no base64url", (value) => `${value}!!`, 'character 44, "!"'],
  ])("that is %s is a fact there", (_, change, detail) => {
    const finding = top(either, token(either, change));
    expect(finding).toMatchObject({ code: "signature-malformed", proof: "fact" });
    expect(finding.detail).toContain(detail);
  });

  test.each<[string, (value: string) => string, string, string]>([
    ["garbage behind it", (value) => `${value}!!`, "signature-malformed", "2 characters that do not belong"],
    ["padding", (value) => `${value}==`, "encoding-mismatch", "too much padding"],
    ["a spare bit set", spareBit, "encoding-mismatch", "bits set that belong to no byte"],
  ])("with %s is proven to be the right one otherwise", (_, change, code, title) => {
    const finding = top(livekitLike, token(livekitLike, change));
    expect(finding).toMatchObject({ code, proof: "mac" });
    expect(finding.title).toContain(title);
  });
});

/** The last of a token's characters with its lowest bit, which belongs to no byte, the other way. */
function spareBit(token: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) ^ 1]!;
}
