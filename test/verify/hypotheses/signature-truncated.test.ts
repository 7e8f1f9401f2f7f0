import { describe, expect, test } from "vitest";
import { discordLike, githubLike, judged, signed, svixLike } from "../_broken.ts";
import {
  BODY,
  bodyOf,
  changed,
  computedAs,
  handler,
  MAC_SIGNERS,
  signatureHeader,
  tokenLike,
  top,
} from "./_variants.ts";

/** The last `count` characters of the value cut off. */
const cut = (count: number) => (value: string) => value.slice(0, -count);

describe.each([3, 4, 7, 12])("%i characters are cut off", (count) => {
  test.each(MAC_SIGNERS)("$provider.name: in the header", (signer) => {
    const delivery = changed(signed(signer, bodyOf(signer)), signatureHeader(signer), cut(count));
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({ code: "signature-truncated", codes: ["signature-truncated"], proof: "mac" });
    expect(finding.title).toMatch(/^The signature is cut/);
  });

  test.each(MAC_SIGNERS)("$provider.name: in the handler", (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const finding = handler(signer, delivery, { computed: cut(count)(computedAs(signer, delivery, signer)) });
    expect(finding).toMatchObject({ code: "signature-truncated", proof: "mac" });
    expect(finding!.title).toMatch(/^Your code's value is cut/);
  });
});

test("eight characters are enough, seven prove nothing", () => {
  const header = (count: number) =>
    changed(signed(githubLike, BODY), "X-Hub-Signature-256", (value) => value.slice(0, "sha256=".length + count));
  expect(top(githubLike, header(8))).toMatchObject({ code: "signature-truncated", proof: "mac" });
  expect(top(githubLike, header(7))).toMatchObject({ code: "signature-malformed", proof: "fact" });
});

test("a part of a signature of a key pair cannot be checked", () => {
  const delivery = changed(signed(discordLike, BODY), "X-Signature-Ed25519", cut(4));
  expect(top(discordLike, delivery)).toMatchObject({ code: "signature-malformed", proof: "fact" });
});

test("a part of a token is never shown to be one", () => {
  const delivery = changed(signed(tokenLike, BODY), "X-Gitlab-Token", cut(4));
  expect(top(tokenLike, delivery)).toMatchObject({ code: "secret-wrong", proof: "none" });
});

test("a cut signature is not valid", () => {
  expect(judged(svixLike, changed(signed(svixLike, BODY), "Svix-Signature", cut(1))).verdict.verdict).toBe("invalid");
});
