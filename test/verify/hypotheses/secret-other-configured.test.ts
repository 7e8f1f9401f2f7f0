import { expect, test } from "vitest";
import { discordLike, signed } from "../_broken.ts";
import { BODY, bodyOf, computedAs, handler, MAC_SIGNERS, tokenLike, top } from "./_variants.ts";

const WRONG = "whsec_d3JvbmcgYnV0IHdlbGwgZm9ybWVkIQ==";

test.each([...MAC_SIGNERS, tokenLike])(
  "$provider.name: the right secret is configured under another name",
  (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const finding = top(signer, delivery, {
      secret: WRONG,
      others: { "env:SOME_KEY": "unrelated", "env:CLI_SECRET": signer.secret },
    });
    expect(finding).toMatchObject({
      code: "secret-other-configured",
      codes: ["secret-other-configured"],
      proof: "mac",
    });
    expect(finding.title).toContain("CLI_SECRET");
  },
);

test("public keys are tried like secrets", () => {
  const other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511b";
  const finding = top(discordLike, signed(discordLike, BODY), {
    secret: other,
    others: { ".env:DISCORD_KEY": discordLike.secret },
  });
  expect(finding).toMatchObject({ code: "secret-other-configured", proof: "mac" });
  expect(finding.title).toContain("DISCORD_KEY (in .env)");
});

test.each(MAC_SIGNERS)("$provider.name: a handler that uses another secret of yours is told which", (signer) => {
  const delivery = signed(signer, bodyOf(signer));
  const computed = computedAs(signer, delivery, { ...signer, signingKey: WRONG });
  const finding = handler(signer, delivery, { computed, others: { "env:CLI_SECRET": WRONG } });
  expect(finding).toMatchObject({ code: "secret-other-configured", proof: "mac" });
  expect(finding!.title).toContain("Your code uses another secret: CLI_SECRET");
});
