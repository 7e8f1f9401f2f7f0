import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { HmacRecipe } from "../../../src/core/recipe.ts";
import { header } from "../../../src/core/headers.ts";
import { diagnosed, githubLike, livekitLike, type Signer, signed, withBody } from "../_broken.ts";
import { PLAIN } from "./_bodies.ts";
import { expectProven, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-hash-mismatch";

/** A signature over a Digest header, and that header over the body. */
const digestRecipe: HmacRecipe = {
  kind: "hmac",
  algorithm: "sha256",
  signature: { header: "X-Signature", encoding: "hex" },
  content: "{method}{url}{header:Digest}",
  prepare: (draft) => ({
    ...draft,
    headers: [...draft.headers, ["Digest", createHash("sha256").update(draft.body).digest("base64")]],
  }),
  bindings: ({ headers }) => [
    { name: "Digest", algorithm: "sha256", encoding: "base64", expected: header(headers, "digest") ?? "" },
  ],
};
const digestLike: Signer = {
  ...githubLike,
  provider: { ...githubLike.provider, name: "Digester", schemes: [digestRecipe] },
};

describe.each([livekitLike, digestLike])(
  "$provider.name's body is another than the one whose hash is signed",
  (signer) => {
    test("is proven, for the signature over the rest holds", () => {
      const [first] = findingsFor(signer, PLAIN, PLAIN.replace("2000", "2001"));
      expect(first).toMatchObject({ code: CODE, codes: [CODE], proof: "mac" });
      expectWords(first, signer);
    });

    test.each([
      ["raw-body-empty", ""],
      ["body-truncated", PLAIN.slice(0, 60)],
    ])("and what the body shows names it: %s", (shown, here) => {
      const [first, ...others] = findingsFor(signer, PLAIN, here, { lengthStays: true });
      expect(first).toMatchObject({ code: shown, codes: [shown, CODE], proof: "mac" });
      expect(first.detail).toContain("the body alone is at fault");
      expect(others).toEqual([]);
    });

    test("but a change that makes the hash match has its own name", () => {
      expectProven("body-trailing-newline", signer, PLAIN, `${PLAIN}\n`);
      expectProven("body-reserialized", signer, JSON.stringify(JSON.parse(PLAIN), null, 2), PLAIN);
    });

    test("with another secret nothing is proven of the body", () => {
      const findings = findingsFor(signer, PLAIN, PLAIN.replace("2000", "2001"), {
        secret: "another-secret-altogether",
      });
      expect(findings.map(({ code }) => code)).not.toContain(CODE);
      expect(findings[0].proof).not.toBe("mac");
    });
  },
);

test("providers that sign the body itself have no such hash", () => {
  expect(diagnosed(githubLike, withBody(signed(githubLike, PLAIN), "{}")).map(({ code }) => code)).not.toContain(CODE);
});
