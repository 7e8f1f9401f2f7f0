import { expect, test } from "vitest";
import { signed, svixLike } from "../_broken.ts";
import { ALL_SIGNERS, BODY, bodyOf, changed, signatureHeader, top } from "./_variants.ts";

test.each(ALL_SIGNERS.flatMap((signer) => ["", "   "].map((value) => ({ signer, name: signer.provider.name, value }))))(
  "$name: the header holds $value",
  ({ signer, value }) => {
    const finding = top(
      signer,
      changed(signed(signer, bodyOf(signer)), signatureHeader(signer), () => value),
    );
    expect(finding).toMatchObject({ code: "header-empty", codes: ["header-empty"], proof: "fact" });
    expect(finding.title).toContain(signatureHeader(signer));
  },
);

test("an empty id", () => {
  expect(
    top(
      svixLike,
      changed(signed(svixLike, BODY), "Svix-Id", () => ""),
    ),
  ).toMatchObject({ code: "header-empty", proof: "fact" });
});
