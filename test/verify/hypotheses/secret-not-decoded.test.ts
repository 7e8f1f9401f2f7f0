import { describe, expect, test } from "vitest";
import { signed, svixLike } from "../_broken.ts";
import { BODY, computedAs, handler, svixAsHmac, top, variant } from "./_variants.ts";

/** Keys that are hex, as Adyen's. */
const adyenLike = variant(
  svixAsHmac,
  { secret: { decode: "hex" }, signature: { versions: undefined } },
  {
    signingKey: "44782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056",
    secret: "44782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056",
  },
);

const CASES = [
  {
    name: "base64 after whsec_, the whole text",
    signer: svixLike,
    wrong: variant(svixAsHmac, { secret: { decode: "text" } }),
  },
  {
    name: "base64 after whsec_, the text without it",
    signer: svixLike,
    wrong: variant(svixAsHmac, { secret: { decode: "text", prefix: "whsec_" } }),
  },
  { name: "hex", signer: adyenLike, wrong: variant(adyenLike, { secret: { decode: "text" } }) },
];

describe.each(CASES)("$name", ({ signer, wrong }) => {
  test("signed with the undecoded secret", () => {
    const finding = top(signer, signed(wrong, BODY));
    expect(finding).toMatchObject({
      code: "secret-not-decoded",
      codes: ["secret-not-decoded"],
      proof: "mac",
      fix: { topic: "secret-decode" },
    });
    expect(finding.title).toMatch(/^The signature was made with the secret's text/);
  });

  test("computed with the undecoded secret", () => {
    const delivery = signed(signer, BODY);
    const finding = handler(signer, delivery, { computed: computedAs(signer, delivery, wrong) });
    expect(finding).toMatchObject({ code: "secret-not-decoded", proof: "mac" });
    expect(finding!.title).toMatch(/^Your code uses the secret as text/);
  });
});
