import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Ran, type Scratch, scratch } from "./run.ts";

const root = join(import.meta.dirname, "../..");
/** The clock of the tests. */
const NOW = Date.UTC(2026, 10, 24, 12);
const BAD =
  'const app = require("express")();\nif (a) app.use(require("express").json());\napp.post("/webhook", (req) => stripe.webhooks.constructEvent(req.body, sig, secret));\n';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const PATH = process.env["PATH"] ?? "";

interface Report {
  readonly checks: readonly {
    name: string;
    status: string;
    text: string;
    code?: string;
    fix?: string;
    file?: string;
    line?: number;
  }[];
  readonly findings: readonly { code: string; file: string | null; line: number | null }[];
  readonly files: { readonly javascript: number; readonly python: number };
  readonly notes: readonly string[];
}

async function report(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Report & Pick<Ran, "exit">> {
  const ran = await at.run(["doctor", "--json", ...args], { env: { PATH, ...env } });
  expect(ran.err).toBe("");
  return { ...(JSON.parse(ran.out) as Report), exit: ran.exit };
}

const named = ({ checks }: Report, name: string): Report["checks"][number] | undefined =>
  checks.find((check) => check.name === name);

describe("doctor on the setup", () => {
  it("finds nothing wrong with an empty project", async () => {
    const found = await report();
    expect(found).toMatchObject({ exit: 0, findings: [], files: { javascript: 0, python: 0 }, notes: [] });
    expect(found.checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "node ok",
      "config note",
      "secrets note",
      "terminal note",
    ]);
  });

  it("reads the configuration, and goes on where it is broken", async () => {
    at.write("hookctl.config.json", '{"sources": {"shop": {"provider": "shopify"}}}');
    expect(named(await report(), "config")).toMatchObject({ status: "ok", text: "hookctl.config.json: 1 source" });
    at.write("hookctl.config.json", '{\n  "sources": {,}\n}');
    at.write("server.js", BAD);
    const broken = await report();
    expect(named(broken, "config")).toMatchObject({
      status: "problem",
      code: "config-invalid",
      file: "hookctl.config.json",
      line: 2,
    });
    expect(broken.exit).toBe(1);
    expect(broken.findings.map(({ code }) => code)).toEqual(["config-invalid", "express-json-first"]);
  });

  it("knows a source whose provider nobody knows", async () => {
    at.write("hookctl.config.json", '{"sources": {"pay": {"provider": "strpie"}}}');
    expect(named(await report(), "pay")).toMatchObject({ status: "problem", fix: "Did you mean stripe?" });
  });

  it("tells sources with a secret from those without", async () => {
    at.write(
      "hookctl.config.json",
      '{"sources": {"shop": {"provider": "shopify", "secretEnv": "SHOP_SECRET"}, "pay": {"provider": "stripe"}}}',
    );
    const found = await report([], { SHOP_SECRET: "s".repeat(38), GITHUB_WEBHOOK_SECRET: "g".repeat(40) });
    expect(named(found, "shop")).toMatchObject({
      status: "ok",
      text: expect.stringMatching(/^SHOP_SECRET \(38 characters, #[0-9a-f]{6}\)$/) as string,
    });
    expect(named(found, "pay")).toMatchObject({
      status: "warning",
      code: "secret-missing",
      fix: "Set PAY_WEBHOOK_SECRET, in the environment or in .env.",
    });
    expect(named(found, "github")).toMatchObject({ status: "ok" });
    expect(found.exit).toBe(0); // a machine without secrets is no mistake
  });

  it.each([
    ["a newline", "STRIPE_WEBHOOK_SECRET", "whsec_abcdefgh\n", "secret-whitespace", "has a newline at its end"],
    ["quotes", "STRIPE_WEBHOOK_SECRET", '"whsec_abcdefgh"', "secret-whitespace", "has quotes around it"],
    [
      "an API key",
      "STRIPE_WEBHOOK_SECRET",
      "sk_live_abcdefghijklmnop",
      "secret-kind",
      "looks like a secret API key (it begins with sk_live_)",
    ],
    ["an access token", "GITHUB_WEBHOOK_SECRET", "ghp_abcdefghijklmnopqrst", "secret-kind", "GitHub access token"],
    ["nothing", "STRIPE_WEBHOOK_SECRET", "", "secret-empty", "is set, and empty"],
    ["no base64", "SVIX_WEBHOOK_SECRET", "whsec_not/base64!!", "secret-malformed", "Svix's form"],
    ["a key that is none", "DISCORD_WEBHOOK_PUBLIC_KEY", "abcd", "secret-malformed", "Discord's form"],
  ])("a secret that is %s", async (_, variable, value, code, text) => {
    const ran = await at.run(["doctor", "--json"], { env: { PATH, [variable]: value } });
    const { findings } = JSON.parse(ran.out) as Report;
    expect(findings).toEqual([expect.objectContaining({ code, title: expect.stringContaining(text) as string })]);
    expect(ran.exit).toBe(1);
    if (value !== "") expect(ran.out).not.toContain(JSON.stringify(value).slice(1, -1));
  });

  it("a secret that signs after all, and a public key, are right", async () => {
    const key = Buffer.alloc(32, 9).toString("hex");
    const found = await report([], {
      PAYSTACK_WEBHOOK_SECRET: "sk_live_abcdefghijklmnop",
      DISCORD_WEBHOOK_PUBLIC_KEY: key,
    });
    expect(found).toMatchObject({ exit: 0, findings: [] });
    expect(named(found, "discord")).toMatchObject({ status: "ok" });
  });

  it(".env that others can read, but no template of one", async () => {
    chmodSync(at.write(".env", "A=1\n"), 0o644);
    chmodSync(at.write(".env.local", "A=1\n"), 0o600);
    chmodSync(at.write(".env.example", "A=\n"), 0o644);
    const found = await report();
    expect(named(found, ".env")).toMatchObject({
      status: "problem",
      code: "env-readable",
      text: expect.stringContaining("0644") as string,
      fix: "chmod 600 .env",
    });
    expect(named(found, ".env.local")).toMatchObject({ status: "ok" });
    expect(named(found, ".env.example")).toBeUndefined();
    expect(found.exit).toBe(1);
  });

  it(".env that git tracks", async () => {
    chmodSync(at.write(".env", "A=1\n"), 0o600);
    for (const args of [
      ["init", "--quiet"],
      ["add", ".env"],
    ])
      spawnSync("git", args, { cwd: at.folder });
    expect(named(await report(), ".env")).toMatchObject({ status: "problem", code: "env-tracked" });
    spawnSync("git", ["rm", "--quiet", "--cached", ".env"], { cwd: at.folder });
    expect(named(await report(), ".env")).toMatchObject({ status: "ok" });
  });
});

describe("doctor --time-from", () => {
  let server: Server;
  let asked = 0;
  let date: string | undefined;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.sendDate = false;
      if (date !== undefined) response.setHeader("Date", date);
      response.end();
    });
    await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  });
  afterAll(() => void server.close());
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  it.each([
    ["right", 0, "ok", 0],
    ["10 s behind", 10, "warning", 0],
    ["5 minutes behind", 300, "problem", 1],
    ["5 minutes ahead", -300, "problem", 1],
  ])("a clock that is %s", async (_, seconds, status, exit) => {
    date = new Date(NOW + seconds * 1000).toUTCString();
    const found = await report(["--time-from", url()]);
    expect(named(found, "clock")).toMatchObject({ status });
    if (seconds !== 0) expect(named(found, "clock")?.text).toContain(seconds > 0 ? "behind" : "ahead of");
    expect(found.exit).toBe(exit);
  });

  it("asks nobody without it", async () => {
    asked = 0;
    await report();
    expect(asked).toBe(0);
  });

  it("a server without a time, or none at all, is exit 4, and the rest is told", async () => {
    date = undefined;
    expect(await report(["--time-from", url()])).toMatchObject({ exit: 4, findings: [] });
    const refused = await report(["--time-from", "http://127.0.0.1:1/"]);
    expect(named(refused, "clock")).toMatchObject({ status: "warning", code: "clock-unknown" });
    expect(refused.exit).toBe(4);
  });

  it("refuses what is no address", async () => {
    expect(await at.run(["doctor", "--time-from", "file:///etc/passwd"])).toMatchObject({ exit: 2, out: "" });
  });
});

describe("doctor on code", () => {
  it("finds a mistake, with its line", async () => {
    at.write("src/server.js", BAD);
    expect(await report()).toMatchObject({
      exit: 1,
      findings: [{ code: "express-json-first", file: "src/server.js", line: 2, column: 16 }],
      files: { javascript: 1 },
    });
  });

  it.each([
    "node_modules/x/a.js",
    "dist/a.js",
    "build/a.js",
    "vendor/a.js",
    ".git/a.js",
    "a.min.js",
    "a.d.ts",
    "a.test.js",
    "a.txt",
  ])("leaves %s alone", async (name) => {
    at.write(name, BAD);
    expect(await report()).toMatchObject({ exit: 0, files: { javascript: 0 } });
  });

  it("leaves files of more than 1 MB alone", async () => {
    at.write("a.js", `${BAD}//${"x".repeat(1_000_000)}`);
    expect(await report()).toMatchObject({ files: { javascript: 0 } });
  });

  it("follows no link out of the project, nor in circles", async () => {
    const other = scratch();
    other.write("server.js", BAD);
    symlinkSync(other.folder, join(at.folder, "out"));
    symlinkSync(join(other.folder, "server.js"), join(at.folder, "link.js"));
    symlinkSync(at.folder, join(at.folder, "circle"));
    expect(await report()).toMatchObject({ exit: 0, files: { javascript: 0 } });
    other.remove();
  });

  it("reads the paths that are named, whatever they are called", async () => {
    at.write("src/server.js", BAD);
    at.write("build/other.js", BAD);
    expect((await report(["build"])).findings).toMatchObject([{ file: "build/other.js" }]);
    expect((await report(["src/server.js", "src"])).findings).toMatchObject([{ file: "src/server.js" }]);
    expect(await at.run(["doctor", "nowhere"])).toMatchObject({ exit: 3, out: "" });
  });

  it("says what it could not read, and goes on", async () => {
    at.write("broken.js", "webhook = {{{");
    at.write("broken.py", "def webhook(:");
    at.write("server.js", BAD);
    const found = await report();
    expect(found.notes).toEqual(["broken.js could not be parsed.", "broken.py could not be parsed."]);
    expect(found.findings).toHaveLength(1);
  });

  it("says that Python was not looked at where there is none", async () => {
    at.write("hook.py", "# webhook\n");
    const found = await report([], { PATH: at.folder });
    expect(found).toMatchObject({ exit: 0, notes: [expect.stringContaining("no python3") as string] });
  });

  it("shows no secret that stands in the code, and nothing that a terminal obeys", async () => {
    at.write(
      "server.js",
      'const app = require("express")();\nconst json = require("express").json;\napp.post("/\u202ehook\u001b[2J", json(), (req) => stripe.webhooks.constructEvent(req.body, sig, "whsec_0123456789abcdef"));\n',
    );
    const ran = await at.run(["doctor"]);
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain("server.js:3:");
    expect(ran.out).not.toMatch(/0123456789abcdef|\u202e|\u001b/);
  });
});

describe("doctor's formats", () => {
  it("human: the answer, the line, the fix in the framework's code", async () => {
    at.write("server.js", BAD);
    const { out, exit } = await at.run(["doctor"]);
    expect(exit).toBe(1);
    expect(out.startsWith("✗ 1 mistake in the code\n")).toBe(true);
    expect(out).toContain('    2 │ if (a) app.use(require("express").json());\n                       ^\n');
    expect(out).toContain("express.raw({ type: () => true");
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("JSON fits its schema", async () => {
    at.write("server.js", BAD);
    chmodSync(at.write(".env", "SLACK_SIGNING_SECRET=xoxb-123\n"), 0o644);
    const check = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync(join(root, "schemas/doctor.json"), "utf8")) as object,
    );
    expect(check(await report()), JSON.stringify(check.errors)).toBe(true);
  });

  it("SARIF: what stands in a file, with its column", async () => {
    at.write("server.js", BAD);
    chmodSync(at.write(".env", "A=1\n"), 0o644);
    const { out, exit } = await at.run(["doctor", "--format", "sarif"], {
      env: { STRIPE_WEBHOOK_SECRET: "sk_live_abcdefgh" },
    });
    expect(exit).toBe(1);
    const [run] = (JSON.parse(out) as { runs: any[] }).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["env-readable", "express-json-first"]);
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "server.js" },
      region: { startLine: 2, startColumn: 16 },
    });
    expect(run.results[1].level).toBe("error");
  });
});
