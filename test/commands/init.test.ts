import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import Ajv from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hookctl } from "../../src/cli/hookctl.ts";
import { readConfig } from "../../src/commands/config.ts";
import { commands } from "../../src/commands/index.generated.ts";
import { foundSources } from "../../src/commands/init-sources.ts";
import { loaders } from "../../src/providers/index.generated.ts";
import { FakeTerminal, fakeSystem } from "../helpers/fake-system.ts";
import { type Scratch, scratch } from "./run.ts";

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const read = (name: string): string => readFileSync(join(at.folder, name), "utf8");
const MANIFEST = JSON.stringify({ dependencies: { express: "5", stripe: "19", "@octokit/webhooks": "14" } });

describe("init", () => {
  it("finds sources and framework by the dependencies", async () => {
    at.write("package.json", MANIFEST);
    const ran = await at.run(["init"]);
    expect(ran.exit, ran.err).toBe(0);
    expect(ran.out).toContain("created   hookctl.config.json\ncreated   .hookctl/.gitignore\ncreated   .env.example\n");
    expect(ran.out).toContain("github, stripe, Express");
    const config = readConfig(read("hookctl.config.json"), "hookctl.config.json");
    expect(Object.fromEntries(config.sources)).toMatchObject({
      stripe: { provider: "stripe", secretEnv: ["STRIPE_WEBHOOK_SECRET"] },
      github: { provider: "github" },
    });
    expect(read(".env.example")).toMatch(
      /# Read it with process\.env\.STRIPE_WEBHOOK_SECRET \(Express\)\.\nSTRIPE_WEBHOOK_SECRET=\n/,
    );
    expect(read(".hookctl/.gitignore")).toBe("*\n!.gitignore\n!scaffold.json\n");
  });

  it.each([
    ["requirements.txt", "fastapi==0.1\nstripe>=10\n", "stripe"],
    ["Gemfile", "gem 'rails'\ngem 'twilio-ruby'\n", "twilio"],
    ["composer.json", '{"require": {"laravel/framework": "12", "stripe/stripe-php": "*"}}', "stripe"],
    ["go.mod", "require github.com/svix/svix-webhooks v1.0.0\n", "svix"],
  ])("reads %s", async (file, text, source) => {
    at.write(file, text);
    const ran = await at.run(["init", "--json"]);
    expect((JSON.parse(ran.out) as { sources: string[] }).sources).toEqual([source]);
  });

  it("knows no source that the catalogue lacks", () => {
    // A manifest that lists every package: the text of the list itself.
    const all = foundSources(new Map([["requirements.txt", readFileSync("src/commands/init-sources.ts", "utf8")]]));
    expect(all.length).toBeGreaterThan(30);
    for (const id of all) expect(Object.keys(loaders)).toContain(id);
  });

  it("writes a configuration that its own schema takes", async () => {
    await at.run(["init", "--source", "stripe,discord,brevo,gitlab"]);
    const validate = new Ajv({ allErrors: true }).compile(
      JSON.parse(readFileSync("schemas/config.json", "utf8")) as object,
    );
    const config: unknown = JSON.parse(read("hookctl.config.json"));
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
    expect(read(".env.example")).toContain("\nDISCORD_PUBLIC_KEY=\n");
    expect(read(".env.example")).not.toContain("BREVO");
  });

  it("is as its schema says, as JSON", async () => {
    const validate = new Ajv({ allErrors: true }).compile(
      JSON.parse(readFileSync("schemas/init.json", "utf8")) as object,
    );
    const document: unknown = JSON.parse((await at.run(["init", "--json", "--source", "stripe"])).out);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it("changes nothing when run again", async () => {
    at.write("package.json", MANIFEST);
    await at.run(["init"]);
    const before = [read("hookctl.config.json"), read(".env.example"), read(".hookctl/.gitignore")];
    const ran = await at.run(["init"]);
    expect(ran.out).toContain("kept      hookctl.config.json\nkept      .hookctl/.gitignore\nkept      .env.example\n");
    expect([read("hookctl.config.json"), read(".env.example"), read(".hookctl/.gitignore")]).toEqual(before);
  });

  it.each([
    ["another source", '{\n  "sources": {\n    "pay": { "provider": "adyen", "url": "https://x/y" }\n  }\n}\n'],
    ["no sources", '{ "sources": {} }'],
    ["only providers", '{"providers": {}}'],
    ["nothing", "{}"],
    ["a source of that name", '{"sources": {"stripe": {"provider": "stripe", "secretEnv": ["PAY_A", "PAY_B"]}}}'],
  ])("adds to a configuration with %s, and keeps what is there", async (_, text) => {
    at.write("hookctl.config.json", text);
    const ran = await at.run(["init", "--source", "stripe,github"]);
    expect(ran.exit, ran.err).toBe(0);
    const [before, after] = [
      JSON.parse(text) as Record<string, object>,
      JSON.parse(read("hookctl.config.json")) as { sources: object },
    ];
    expect(after).toMatchObject(before);
    expect(after.sources).toMatchObject({ stripe: { provider: "stripe" }, github: { provider: "github" } });
  });

  it("adds missing lines to .env.example, and touches no .env", async () => {
    at.write(".env.example", "A=1\nSTRIPE_WEBHOOK_SECRET=whsec_x");
    at.write(".env", "A=2\n");
    await at.run(["init", "--source", "stripe,github"]);
    expect(read(".env.example").startsWith("A=1\nSTRIPE_WEBHOOK_SECRET=whsec_x\n\n# GitHub")).toBe(true);
    expect(read(".env.example").match(/STRIPE_WEBHOOK_SECRET/g)).toHaveLength(1);
    expect(read(".env")).toBe("A=2\n");
  });

  it("keeps a .gitignore that is there", async () => {
    at.write(".hookctl/.gitignore", "deliveries.db\n");
    await at.run(["init", "--source", "stripe"]);
    expect(read(".hookctl/.gitignore")).toBe("deliveries.db\n");
  });

  it.each([
    ["an unknown source", ["--source", "strpie"], 3, "Did you mean stripe?"],
    ["an unknown framework", ["--framework", "expres", "--source", "stripe"], 2, "Did you mean express?"],
  ])("writes nothing for %s", async (_, args, exit, says) => {
    const ran = await at.run(["init", ...args]);
    expect(ran.exit).toBe(exit);
    expect(ran.err).toContain(says);
    expect(existsSync(join(at.folder, "hookctl.config.json"))).toBe(false);
  });

  it("writes nothing over a configuration that cannot be read", async () => {
    at.write("hookctl.config.json", "{broken");
    expect((await at.run(["init", "--source", "stripe"])).exit).toBe(2);
    expect(read("hookctl.config.json")).toBe("{broken");
  });

  describe("on a terminal", () => {
    async function answered(keys: readonly string[], args: readonly string[] = []) {
      at.write("package.json", MANIFEST);
      const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
      const err = new FakeTerminal({ isTTY: true });
      const system = fakeSystem({ cwd: at.folder, stdin, err });
      const running = hookctl(["init", ...args], system, commands);
      // Each key is pressed once the question shows that it took the one before.
      for (const key of keys) {
        const shown = err.text.length;
        while (err.text.length === shown) await new Promise((resolve) => setImmediate(resolve));
        stdin.write(key);
      }
      return { exit: await running, out: system.out.text, err: err.text };
    }

    it("asks, with what was found chosen", async () => {
      const ran = await answered(["\r"]);
      expect(ran).toMatchObject({ exit: 0 });
      expect(ran.err).toContain("Who sends webhooks to this project?");
      expect(ran.out).toContain("github, stripe");
    });

    it("writes nothing when the user leaves", async () => {
      const ran = await answered(["\u0003"]);
      expect(ran.exit).toBe(1);
      expect(existsSync(join(at.folder, "hookctl.config.json"))).toBe(false);
    });

    it("asks nothing with --yes", async () => {
      const ran = await answered([], ["-y"]);
      expect(ran).toMatchObject({ exit: 0, err: "" });
    });
  });
});
