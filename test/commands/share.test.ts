import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Fakes } from "../../src/share/fakes.ts";
import { type Scratch, scratch } from "./run.ts";

const SECRET = "whsec_TheRealOne0123456789abcd";
const BODY = `{ "id": "evt_1TpQh2LkdIwHu7ix", "object": "event", "type": "charge.succeeded", "created": 1785000000, "live": true,
  "amount": 123450, "rate": 12.50, "big": 12345678901234567890, "currency": "eur", "phone": "+49 151 2345678",
  "mail": "zoe.mueller@secret-shop.example", "name": "Zo\\u00eb M\u00fcller", "ip": "203.0.113.77", "when": "2026-07-25T17:20:00Z",
  "url": "https:\\/\\/secret-shop.example\\/orders\\/6735?token=tok_9f8e7d", "note": "call me at noon", "a@secret-shop.example": 1,
  "inner": "{\\"card\\":\\"4242424242424242\\"}" }\n`;
const VALUES = [
  "evt_1TpQh2LkdIwHu7ix",
  "123450",
  "12345678901234567890",
  "2345678",
  "zoe",
  "mueller",
  "secret-shop",
  "Zo",
  "M\u00fcller",
  "203.0.113.77",
  "6735",
  "tok_9f8e7d",
  "call me",
  "noon",
  "4242",
  "sessionvalue",
  "198.51.100.9",
  "Bearer abc",
];

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("good.http", message(BODY));
  at.write("changed.http", message(JSON.stringify(JSON.parse(BODY), undefined, 2), JSON.stringify(JSON.parse(BODY))));
});
afterAll(() => at.remove());

function message(signed: string, received = signed, secret = SECRET): string {
  const mac = createHmac("sha256", secret).update(`1785000000.${signed}`).digest("hex");
  const head = [
    "POST /hooks/stripe?team=secret-shop HTTP/1.1",
    "Host: hooks.secret-shop.example",
    "Content-Type: application/json",
    "Cookie: sid=sessionvalue0123456",
    "X-Forwarded-For: 198.51.100.9",
    "X-Forwarded-Proto: https",
    "Authorization: Bearer abcdef0123456789",
    `Content-Length: ${Buffer.byteLength(received)}`,
    `Stripe-Signature: t=1785000000,v1=${mac}`,
  ];
  return [...head, "", received].join("\r\n");
}

const env = { STRIPE_WEBHOOK_SECRET: SECRET };

async function verdictOn(text: string, more: Record<string, string> = {}): Promise<[string, string | null]> {
  at.write("bundle", text);
  const ran = await at.run(["verify", "bundle", "--format", "ndjson"], { env: more });
  const { verdict, code } = JSON.parse(ran.out) as { verdict: string; code: string | null };
  return [verdict, code];
}

describe("a bundle", () => {
  it("has none of the values, and all of the shape", async () => {
    const ran = await at.run(["share", "good.http"], { env });
    expect(ran.exit, ran.err).toBe(0);
    for (const value of [...VALUES, SECRET, SECRET.slice(6)]) expect(ran.out + ran.err).not.toContain(value);
    const body = ran.out.slice(ran.out.indexOf("\r\n\r\n") + 4);
    const shape = (text: string): string =>
      text
        .replaceAll(/\\u[0-9a-f]{4}/g, "\\u")
        .replaceAll(/[a-z]/g, "a")
        .replaceAll(/[A-Z]/g, "A")
        .replaceAll(/[\u00c0-\u00ff]/g, "\u00e4")
        .replaceAll(/\d/g, "1");
    expect(shape(body)).toBe(shape(BODY));
    expect(Buffer.byteLength(body)).toBe(Buffer.byteLength(BODY));
    for (const kept of [
      '"type": "charge.succeeded"',
      '"created": 1785000000',
      '"live": true',
      '"currency": "eur"',
      '"when": "2026-07-25T17:20:00Z"',
      "t=1785000000,v1=",
      "Content-Type: application/json",
      "X-Forwarded-Proto: https",
      "Authorization: Bearer ",
      "?team=",
    ])
      expect(ran.out).toContain(kept);
    expect(await verdictOn(ran.out)).toEqual(["valid", null]);
  });

  it("keeps the defect", async () => {
    const ran = await at.run(["share", "changed.http"], { env });
    expect(ran.exit, ran.err).toBe(0);
    expect(await verdictOn(ran.out)).toEqual(
      await verdictOn(readFileSync(join(at.folder, "changed.http"), "utf8"), env),
    );
  });

  it("has another secret for another seed, and it is not the real one's text", async () => {
    const secretOf = (text: string): string => /@throwaway-secret (.*)/.exec(text)![1]!;
    const made = secretOf((await at.run(["share", "good.http"], { env })).out);
    expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{24}$/);
    expect(made).not.toBe(SECRET);
    const fakes = ["a", "b"].map((seed) => new Fakes(Buffer.from(seed)).word("TheRealOne"));
    expect(fakes[0]).not.toBe(fakes[1]);
  });

  it("says which other variable the cause needs", async () => {
    const ran = await at.run(["share", "good.http"], {
      env: { STRIPE_WEBHOOK_SECRET: "whsec_another", STRIPE_CLI_SECRET: SECRET },
    });
    expect(ran.exit, ran.err).toBe(0);
    expect(ran.out + ran.err).not.toContain(SECRET);
    const [, value = ""] = /STRIPE_CLI_SECRET=(\S+)/.exec(ran.err) ?? [];
    expect(await verdictOn(ran.out, { STRIPE_CLI_SECRET: value })).toEqual(["invalid", "secret-other-configured"]);
  });

  it("of a capture without a secret stays undecided, and has no key", async () => {
    const ran = await at.run(["share", "good.http"]);
    expect(ran.exit, ran.err).toBe(0);
    expect(ran.out).not.toContain("@throwaway-secret");
    expect(await verdictOn(ran.out)).toEqual(["undecided", "secret-missing"]);
  });

  it("of a parsed body is hookctl JSON, with the body still parsed", async () => {
    const mac = createHmac("sha256", "right").update('{ "a":"somebody",  "n":1 }').digest("hex");
    at.write(
      "parsed.json",
      JSON.stringify({
        source: "github",
        secret: "right",
        headers: [["X-Hub-Signature-256", `sha256=${mac}`]],
        bodyJson: { a: "somebody", n: 1 },
      }),
    );
    const ran = await at.run(["share", "parsed.json"]);
    expect(ran.exit, ran.err).toBe(0);
    expect(JSON.parse(ran.out)).toHaveProperty("bodyJson.a");
    expect(ran.out).not.toContain("somebody");
    expect((await verdictOn(ran.out))[0]).toBe("undecided");
  });

  it("holds a secret with a newline, and a header with a blank at its end", async () => {
    const header = createHmac("sha256", "s3cret").update("{}").digest("hex");
    for (const capture of [
      { secret: "s3cret\n", value: header },
      { secret: "s3cret", value: `${header} ` },
    ]) {
      at.write(
        "c.json",
        JSON.stringify({
          source: "github",
          secret: capture.secret,
          headers: [["X-Hub-Signature-256", `sha256=${capture.value}`]],
          body: "{}",
        }),
      );
      const ran = await at.run(["share", "c.json"]);
      expect(ran.exit, ran.err).toBe(0);
      expect(await verdictOn(ran.out)).toEqual(await verdictOn(readFileSync(join(at.folder, "c.json"), "utf8")));
    }
  });
});

describe("options", () => {
  it("--keep keeps paths, all beneath them, and headers", async () => {
    const ran = await at.run(["share", "good.http", "--keep", "note,inner", "--keep", "Cookie"], { env });
    for (const kept of ["call me at noon", "4242424242424242", "sid=sessionvalue0123456"])
      expect(ran.out).toContain(kept);
    expect(ran.out).not.toContain("zoe");
  });

  it("--format json is as its schema says, and verifies too", async () => {
    const ran = await at.run(["share", "changed.http", "--format", "json"], { env });
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(JSON.parse(readFileSync("schemas/capture.json", "utf8")) as object);
    const validate = ajv.compile(JSON.parse(readFileSync("schemas/share.json", "utf8")) as object);
    const document: unknown = JSON.parse(ran.out);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document).toMatchObject({ share: { verdict: "invalid", code: "body-reserialized" } });
    expect(await verdictOn(ran.out)).toEqual(["invalid", "body-reserialized"]);
  });

  it("-o writes a new file, and never over another", async () => {
    const first = await at.run(["share", "good.http", "-o", "out.http"], { env });
    expect(first).toMatchObject({ exit: 0, out: "" });
    expect(readFileSync(join(at.folder, "out.http"), "utf8")).toContain("# @source stripe\n");
    expect((await at.run(["share", "good.http", "-o", "out.http"], { env })).exit).toBe(5);
  });

  it("--nth picks one of several", async () => {
    const line = (body: string): string =>
      JSON.stringify({ source: "github", method: "POST", url: "/", headers: [], body });
    at.write("two.ndjson", `${line("{}")}\n${line('{"a":1}')}\n`);
    const ran = await at.run(["share", "two.ndjson"]);
    expect(ran).toMatchObject({ exit: 2, out: "" });
    expect(ran.err).toContain("--nth");
    expect((await at.run(["share", "two.ndjson", "--nth", "2"])).out).toMatch(/\{"a":\d\}$/);
    expect((await at.run(["share", "two.ndjson", "--nth", "3"])).exit).toBe(3);
  });

  it("reads standard input", async () => {
    const ran = await at.run(["share"], { env: { ...env }, stdin: message(BODY) });
    expect(ran.exit, ran.err).toBe(0);
    expect(ran.out).toContain("@now ");
  });

  it.each([
    ["nothing at all", [], 2],
    ["no such file", ["nope.http"], 3],
    ["a provider that nobody knows", ["plain.http"], 3],
  ])("refuses %s", async (_, args, exit) => {
    at.write("plain.http", "POST / HTTP/1.1\n\n{}");
    expect(await at.run(["share", ...args])).toMatchObject({ exit, out: "" });
  });
});

describe("a fake", () => {
  const fakes = new Fakes(randomBytes(8));

  it.each([
    "Zo\u00eb",
    "\u0391\u03b8\u03ae\u03bd\u03b1",
    "\u041c\u043e\u0441\u043a\u0432\u0430",
    "\u6771\u4eac\u90fd",
    "4f1c2b7d9e0a",
    randomUUID().slice(0, 8),
    "ABCdef123",
  ])("of %s is as long, in bytes too, and shares no character in its place", (word) => {
    const made = fakes.word(word);
    expect(Buffer.byteLength(made)).toBe(Buffer.byteLength(word));
    for (const [place, char] of Array.from(word).entries()) expect(Array.from(made)[place]).not.toBe(char);
    expect(fakes.word(word)).toBe(made);
  });

  it.each([
    "0",
    "7",
    "-12.50",
    "0.0010",
    "1e3",
    "1.0E-7",
    "9007199254740993",
    "12345678901234567890",
    "12345678901234567000",
    "100",
  ])("of the number %s is written the same way", (lexeme) => {
    const made = fakes.number(lexeme);
    expect(made.replaceAll(/[1-9]/g, "1").length).toBe(lexeme.length);
    expect(made.replaceAll(/\d/g, "")).toBe(lexeme.replaceAll(/\d/g, ""));
    expect(Number.isSafeInteger(Number(made))).toBe(Number.isSafeInteger(Number(lexeme)));
    expect(String(Number(made)) === made).toBe(String(Number(lexeme)) === lexeme);
  });
});
