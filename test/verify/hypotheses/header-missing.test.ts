import { describe, expect, test } from "vitest";
import { githubLike, judged, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import {
  ALL_SIGNERS,
  BODY,
  bodyOf,
  computedAs,
  handler,
  signatureHeader,
  top,
  variant,
  without,
  withHeaders,
} from "./_variants.ts";

test.each(ALL_SIGNERS)("$provider.name: the signature's header is not there, a fact", (signer) => {
  const name = signatureHeader(signer);
  const finding = top(signer, without(signed(signer, bodyOf(signer)), name));
  expect(finding).toMatchObject({
    code: "header-missing",
    codes: ["header-missing"],
    proof: "fact",
    fix: { topic: "header" },
  });
  expect(finding.title).toContain(name);
});

test("a missing id is a missing header too", () => {
  const finding = top(svixLike, without(signed(svixLike, BODY), "Svix-Id"));
  expect(finding).toMatchObject({ code: "header-missing", proof: "fact" });
  expect(finding.detail).toContain("looks like Svix's");
});

describe("CGI names are proven by renaming", () => {
  test.each([githubLike, stripeLike, svixLike, slackLike])("$provider.name", (signer) => {
    const delivery = withHeaders(signed(signer, BODY), (headers) =>
      headers.map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]),
    );
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({ code: "header-missing", codes: ["header-missing"], proof: "mac" });
    expect(finding.title).toContain("CGI name");
  });

  test("only where the renamed value is right", () => {
    const delivery = withHeaders(signed(githubLike, BODY), (headers) =>
      headers.map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]),
    );
    expect(top(githubLike, delivery, { secret: "another secret" })).toMatchObject({
      code: "header-missing",
      proof: "fact",
    });
  });
});

test("only the old signature is there, and it is right", () => {
  const [current] = githubLike.provider.schemes;
  const old = {
    ...current,
    algorithm: "sha1",
    signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha1=" },
    retired: "2021",
  } as typeof current;
  const rotated = {
    ...githubLike,
    provider: { ...githubLike.provider, schemes: [current, old] as [typeof current, typeof current] },
  };
  const delivery = signed(
    variant(rotated, { algorithm: "sha1", signature: { header: "X-Hub-Signature", prefix: "sha1=" } }),
    BODY,
  );
  const finding = top(rotated, delivery);
  expect(finding).toMatchObject({ code: "header-missing", proof: "mac" });
  expect(finding.title).toContain("only GitHub's old signature is there");
});

test("says nothing of a handler", () => {
  const delivery = signed(githubLike, BODY);
  expect(handler(githubLike, delivery, { computed: computedAs(githubLike, delivery, githubLike) })).toBeUndefined();
  expect(judged(githubLike, delivery).verdict.verdict).toBe("valid");
});
