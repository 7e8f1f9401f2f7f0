import { describe, expect, test } from "vitest";
import { githubLike, signed, stripeLike, svixLike } from "../_broken.ts";
import { BODY, computedAs, handler, svixAsHmac, tokenLike, top, variant } from "./_variants.ts";

const HEX_SECRET = { signingKey: "8f742231b10e8888abcd990011aa85a5", secret: "8f742231b10e8888abcd990011aa85a5" };
const BASE64_SECRET = { signingKey: "q1sKcGVyIHNlY3JldA-_zz==", secret: "q1sKcGVyIHNlY3JldA-_zz==" };
const NON_ASCII = { signingKey: "clé-d'été", secret: "clé-d'été" };
const hexGithub = { ...githubLike, ...HEX_SECRET };
const base64Github = { ...githubLike, ...BASE64_SECRET };
const accented = { ...githubLike, ...NON_ASCII };

const bytesOf = (encoding: BufferEncoding, prefix = ""): { secret: object } => ({
  secret: {
    decode: "text",
    toKey: (secret: string) => Buffer.from(secret.slice(secret.startsWith(prefix) ? prefix.length : 0), encoding),
  },
});

const CASES = [
  { name: "hex", signer: hexGithub, wrong: variant(hexGithub, bytesOf("hex")), how: "decoded as hex" },
  { name: "base64", signer: base64Github, wrong: variant(base64Github, bytesOf("base64")), how: "decoded as base64" },
  {
    name: "base64 after whsec_",
    signer: stripeLike,
    wrong: variant(stripeLike, bytesOf("base64", "whsec_")),
    how: 'decoded as base64 after "whsec_"',
  },
  {
    name: "base64 of the whole",
    signer: stripeLike,
    wrong: variant(stripeLike, bytesOf("base64")),
    how: "decoded as base64",
  },
  {
    name: "prefix and all, where it is decoded after it",
    signer: svixLike,
    wrong: variant(svixAsHmac, bytesOf("base64")),
    how: "decoded as base64",
  },
  { name: "UTF-16", signer: githubLike, wrong: variant(githubLike, bytesOf("utf16le")), how: "written as UTF-16" },
  { name: "Latin-1", signer: accented, wrong: variant(accented, bytesOf("latin1")), how: "written as Latin-1" },
];

describe.each(CASES)("$name", ({ signer, wrong, how }) => {
  test("signed with the wrongly decoded secret", () => {
    const finding = top(signer, signed(wrong, BODY));
    expect(finding).toMatchObject({ code: "secret-wrongly-decoded", codes: ["secret-wrongly-decoded"], proof: "mac" });
    expect(finding.title).toContain(`The signature was made with the secret ${how}`);
  });

  test("computed with the wrongly decoded secret", () => {
    const delivery = signed(signer, BODY);
    const finding = handler(signer, delivery, { computed: computedAs(signer, delivery, wrong) });
    expect(finding).toMatchObject({ code: "secret-wrongly-decoded", proof: "mac" });
    expect(finding!.title).toContain(`Your code uses the secret ${how}`);
  });
});

test("a token is never decoded", () => {
  const delivery = signed({ ...tokenLike, signingKey: "tok" }, BODY);
  expect(top(tokenLike, delivery, { secret: Buffer.from("tok").toString("base64") }).proof).toBe("none");
});
