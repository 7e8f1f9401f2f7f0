/** Whatever a project's files hold, the doctor reads on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScript } from "../../src/doctor/javascript/tree.ts";
import { masked, scan } from "../../src/doctor/scan.ts";

const look = (path: string, text: string): number => {
  const file = parseScript(path, text);
  return scan({ scripts: file ? [file] : [], python: [] }, () => true).length;
};

/** Pieces of what rules look for, put together in ways that nobody writes. */
const PIECES = [
  "const a = ",
  "a",
  "b.c",
  "createHmac('sha256', s)",
  ".update(b)",
  ".digest()",
  " === ",
  "timingSafeEqual(",
  ")",
  "(",
  "{",
  "}",
  "if (",
  "secret",
  "&&",
  "!",
  "import express from 'express';",
  "express()",
  "app.use(",
  "app.post('/webhook', ",
  "express.json()",
  "=> ",
  "async ",
  "await ",
  "return ",
  "res.json(",
  "export const config = ",
  "export default ",
  "stripe.webhooks.constructEvent(",
  "verify(",
  "[",
  "]",
  ",",
  ";",
  "\n",
  "`${",
  "}`",
  "'x-hub-signature-256'",
  "function a(a, b) ",
  "class A ",
  "@D() ",
];

describe("hostile code", () => {
  it.each(["a.js", "a.ts", "a.tsx", "pages/api/a.js", "app/route.ts"])("never throws on %s", (path) => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
        (pieces) => look(path, pieces.join("")) >= 0,
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      "a name that is made of itself",
      "let hmac = hmac; let a = b, b = a; if (a === hmac) webhook(); timingSafeEqual(a, b)",
    ],
    [
      "functions that return each other",
      "const a = () => b(); const b = () => a(); if (a() === createHmac) throw 1; // hmac",
    ],
    ["a member of itself", "const { a } = a; const { b } = c, { c } = b; a.webhooks.constructEventAsync(b)"],
  ])("ends with %s", (_, text) => {
    expect(look("a.js", text)).toBeGreaterThanOrEqual(0);
  });

  it("ends with deep nesting and long chains", () => {
    expect(look("a.js", `webhook(${"[".repeat(3_000)}${"]".repeat(3_000)})`)).toBe(0);
    expect(look("a.js", `hmac = ${"a + ".repeat(5_000)}a`)).toBe(0);
    expect(look("a.js", `createHmac("sha256", k)${".update(a)".repeat(3_000)}.digest() === a`)).toBeLessThanOrEqual(1);
  });

  it("ends with much code in one line", () => {
    const text = `NestFactory;${"webhook(a => b.c(a));".repeat(20_000)}createHmac("sha256", k).digest() === given`;
    expect(look("a.js", text)).toBe(1);
  });

  it("stops when it is told to", () => {
    const file = parseScript("a.js", 'createHmac("sha256", k).digest() === given')!;
    expect(scan({ scripts: [file], python: [] }, () => true)).toHaveLength(1);
    expect(scan({ scripts: [file], python: [] }, () => false)).toEqual([]);
  });
});

describe("an excerpt", () => {
  it.each([
    ['f(body, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")', `f(body, "${"*".repeat(38)}")`],
    ["const key = 'a1b2c3d4e5f6a7b8c9d0e1f2';", `const key = '${"*".repeat(24)}';`],
    ['const secret = process.env.SECRET ?? "letters";', 'const secret = process.env.SECRET ?? "*******";'],
    ['{ "signing_secret": "letters only" }', '{ "signing_secret": "************" }'],
    ['req.get("x-hub-signature-256")', 'req.get("x-hub-signature-256")'],
    ['app.post("/webhooks/stripe", handler)', 'app.post("/webhooks/stripe", handler)'],
  ])("%s shows no secret", (line, shown) => {
    expect(masked(line)).toBe(shown);
  });
});
