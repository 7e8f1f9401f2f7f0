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
