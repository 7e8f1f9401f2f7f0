import { describe, expect, test } from "vitest";
import { withoutHeaders } from "../../src/core/headers.ts";
import { diagnosed, githubLike, judged, signed, stripeLike } from "./_broken.ts";
import { BODY, changed } from "./hypotheses/_variants.ts";

const ruledOut = (...asked: Parameters<typeof judged>): number =>
  [...(judged(...asked).ruledOut ?? [])].reduce((sum, [, count]) => sum + count, 0);

describe("what was ruled out", () => {
  test("counts the changes that were compared", () => {
    expect(ruledOut(githubLike, signed(githubLike, BODY), { secret: "another" })).toBeGreaterThan(10);
  });

  test.each([githubLike, stripeLike])("is nothing without $provider.name's signature header", (signer) => {
    const delivery = signed(signer, BODY);
    const names = signer.provider.schemes.flatMap((recipe) =>
      "signature" in recipe ? [recipe.signature.header ?? []].flat() : [],
    );
    const unsigned = { ...delivery, headers: withoutHeaders(delivery.headers, names) };
    expect(diagnosed(signer, unsigned)[0].code).toBe("header-missing");
    expect(ruledOut(signer, unsigned)).toBe(0);
  });

  test("is nothing where the signature is none", () => {
    const delivery = changed(signed(githubLike, BODY), "X-Hub-Signature-256", () => "sha256=zz");
    expect(ruledOut(githubLike, delivery)).toBe(0);
  });
});
