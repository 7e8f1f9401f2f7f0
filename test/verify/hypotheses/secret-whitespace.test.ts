import { describe, expect, test } from "vitest";
import { discordLike, signed, svixLike } from "../_broken.ts";
import { BODY, bodyOf, computedAs, handler, isValid, MAC_SIGNERS, tokenLike, top } from "./_variants.ts";

/** Around the secret, and how the title names it. */
const AROUND = [
  ["a newline at its end", (secret: string) => `${secret}\n`],
  ["a Windows line end (CR LF) at its end", (secret: string) => `${secret}\r\n`],
  ["a blank at its end", (secret: string) => `${secret} `],
  ["a blank at its start", (secret: string) => ` ${secret}`],
  ["quotes around it", (secret: string) => `"${secret}"`],
  ["a byte order mark at its start", (secret: string) => `\uFEFF${secret}`],
  ["an invisible character at its end", (secret: string) => `${secret}\u200B`],
  ["a written-out \\n at its end", (secret: string) => `${secret}\\n`],
  ["a newline at its end and a quote at its start", (secret: string) => `"${secret}\n`],
] as const;

describe.each(AROUND)("%s", (name, around) => {
  // Svix's SDK decodes base64 past what follows it.
  const refused = [...MAC_SIGNERS, tokenLike].filter(
    (signer) => !isValid(signer, signed(signer, bodyOf(signer)), { secret: around(signer.secret) }),
  );
  test.each(refused)("$provider.name: the configured secret has it", (signer) => {
    const finding = top(signer, signed(signer, bodyOf(signer)), { secret: around(signer.secret) });
    expect(finding).toMatchObject({ code: "secret-whitespace", proof: "mac" });
    expect(finding.title).toContain(name);
  });
});

test.each(MAC_SIGNERS.filter((signer) => signer !== svixLike))(
  "$provider.name: the signature was made with a newline in the secret",
  (signer) => {
    const delivery = signed({ ...signer, signingKey: `${signer.secret}\n` }, bodyOf(signer));
    const finding = top(signer, delivery);
    expect(finding).toMatchObject({ code: "secret-whitespace", proof: "mac" });
    expect(finding.title).toMatch(/^The signature was made with a secret that has a newline at its end/);
  },
);

test.each(MAC_SIGNERS.filter((signer) => signer !== svixLike))(
  "$provider.name: the handler's secret ends in a newline",
  (signer) => {
    const delivery = signed(signer, bodyOf(signer));
    const computed = computedAs(signer, delivery, { ...signer, signingKey: `${signer.secret}\n` });
    const finding = handler(signer, delivery, { computed });
    expect(finding).toMatchObject({ code: "secret-whitespace", proof: "mac" });
    expect(finding!.title).toBe("Your code uses the secret with a newline at its end.");
  },
);

test("line ends inside a secret are taken out", () => {
  const secret = `${svixLike.secret.slice(0, 12)}\n  ${svixLike.secret.slice(12)}`;
  expect(top(svixLike, signed(svixLike, BODY), { secret })).toMatchObject({ code: "secret-whitespace", proof: "mac" });
});

test("a public key may have them too", () => {
  expect(top(discordLike, signed(discordLike, BODY), { secret: `"${discordLike.secret}"` })).toMatchObject({
    code: "secret-whitespace",
    proof: "mac",
  });
});

test("a megabyte of blanks costs no time", () => {
  const secret = `${" ".repeat(500_000)}x${" ".repeat(500_000)}y`;
  expect(top(svixLike, signed(svixLike, BODY), { secret }).proof).not.toBe("mac");
});

test.each(['"', "'", "\n", " "])("it wins over another place that holds the bare secret (%j)", (around) => {
  const finding = top(svixLike, signed(svixLike, BODY), {
    secret: around + svixLike.secret + around,
    others: { "env:ANOTHER": svixLike.secret },
  });
  expect(finding).toMatchObject({ code: "secret-whitespace", codes: ["secret-whitespace"], proof: "mac" });
});
