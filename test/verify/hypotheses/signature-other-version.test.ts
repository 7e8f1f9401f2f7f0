import { describe, expect, test } from "vitest";
import { githubLike, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { BODY, changed, renamed, signatureHeader, svixAsHmac, top, variant, withHeaders } from "./_variants.ts";

const wrong = "0".repeat(64);

describe("the right signature is listed under another version", () => {
  test.each([
    ["Stripe, beside a wrong v1", stripeLike, (value: string) => value.replace("v1=", `v1=${wrong},v0=`), "v0"],
    ["Stripe, alone", stripeLike, (value: string) => value.replace("v1=", "v0="), "v0"],
    [
      "Svix, beside a wrong v1",
      svixLike,
      (value: string) => `v1,${Buffer.alloc(32).toString("base64")} ${value.replace("v1,", "v2,")}`,
      "v2",
    ],
    ["Svix, alone", svixLike, (value: string) => value.replace("v1,", "v2,"), "v2"],
    ["Svix, as a public key's", svixLike, (value: string) => value.replace("v1,", "v1a,"), "v1a"],
    ["by a recipe", svixAsHmac, (value: string) => value.replace("v1,", "v2,"), "v2"],
    ["Slack", slackLike, (value: string) => value.replace("v0=", "v1="), "v1="],
  ] as const)("%s", (_, signer, change, tag) => {
    const finding = top(signer, changed(signed(signer, BODY), signatureHeader(signer), change));
    expect(finding).toMatchObject({
      code: "signature-other-version",
      codes: ["signature-other-version"],
      proof: "mac",
      fix: { topic: "signature-list" },
    });
    expect(finding.title).toContain(`as ${tag},`);
  });
});

test("the old header is right, the current one is not", () => {
  const [current] = githubLike.provider.schemes;
  const old = {
    ...current,
    algorithm: "sha1",
    signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha1=" },
    retired: "2021",
  } as typeof current;
  const both = {
    ...githubLike,
    provider: { ...githubLike.provider, schemes: [current, old] as [typeof current, typeof current] },
  };
  const delivery = signed(
    variant(githubLike, { algorithm: "sha1", signature: { header: "X-Hub-Signature", prefix: "sha1=" } }),
    BODY,
  );
  const finding = top(
    both,
    withHeaders(delivery, (headers) => [...headers, ["X-Hub-Signature-256", `sha256=${wrong}`]]),
  );
  expect(finding).toMatchObject({ code: "signature-other-version", proof: "mac" });
});

test("a wrong one under another version proves nothing", () => {
  const delivery = changed(signed(stripeLike, BODY), "Stripe-Signature", (value) =>
    value.replace(/v1=\w+/, `v0=${wrong}`),
  );
  expect(top(stripeLike, delivery)).toMatchObject({ code: "signature-malformed", proof: "fact" });
  expect(top(stripeLike, renamed(delivery, "Stripe-Signature", "Other"))).toMatchObject({ code: "header-missing" });
});
