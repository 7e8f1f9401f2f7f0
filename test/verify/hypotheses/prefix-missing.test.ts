import { expect, test } from "vitest";
import { githubLike, type Signer, signed, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { BODY, changed, signatureHeader, svixAsHmac, top, variant } from "./_variants.ts";

const bearer: Signer = variant(githubLike, { kind: "token", header: "Authorization", prefix: "Bearer " });
const basic: Signer = variant(
  githubLike,
  { kind: "basic-auth" },
  { signingKey: "hooks:opensesame", secret: "hooks:opensesame" },
);

const CASES: readonly (readonly [string, Signer, string | RegExp, string])[] = [
  ["sha256= is missing", githubLike, "sha256=", "sha256="],
  ["v0= is missing", slackLike, "v0=", "v0="],
  ["v1= is missing", stripeLike, "v1=", "v1="],
  ["v1, is missing", svixLike, "v1,", "v1,"],
  ["the comma after v1 is missing", svixLike, ",", "v1,"],
  ["v1, is missing, by a recipe", svixAsHmac, "v1,", "v1,"],
  ["Bearer is missing", bearer, "Bearer ", "Bearer"],
  ["Basic is missing", basic, "Basic ", "Basic"],
];

test.each(CASES)("%s", (_, signer, prefix, shown) => {
  const delivery = changed(signed(signer, BODY), signatureHeader(signer), (value) => value.replace(prefix, ""));
  const finding = top(signer, delivery);
  expect(finding).toMatchObject({ code: "prefix-missing", codes: ["prefix-missing"], proof: "mac" });
  expect(finding.title).toContain(`lacks its prefix ${shown}.`);
});

test("the prefix alone makes no wrong value right", () => {
  const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", (value) => value.replace("sha256=", ""));
  expect(top(githubLike, delivery, { secret: "another" })).toMatchObject({
    code: "signature-malformed",
    proof: "fact",
  });
});
