import { createPrivateKey, createPublicKey, randomBytes, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/commands/made-key.ts";
import { loaders } from "../../src/providers/index.generated.ts";
import { currentSchemes } from "../../src/schemes/compile.ts";
import { isProblem } from "../../src/schemes/scheme.ts";
import { type Scratch, scratch } from "./run.ts";

let at: Scratch;
beforeAll(() => {
  at = scratch();
});
afterAll(() => at.remove());

const random = { bytes: (count: number) => randomBytes(count), uuid: () => randomUUID() };
const providers = await Promise.all(Object.values(loaders).map(async (load) => (await load()).default));

describe("a made key", () => {
  it.each(providers)("of $id is one that its scheme takes", (provider) => {
    const [scheme] = currentSchemes(provider);
    const made = makeKey(scheme.recipe, random);
    if (scheme.recipe.kind === "none") return expect(made).toBeUndefined();
    if (made?.kind === "secret") return expect(isProblem(scheme.key(made.secret))).toBe(false);
    // What goes with the key (PayPal's webhook id) stands on a line before it.
    const companion = "companion" in scheme.recipe && scheme.recipe.companion !== undefined ? "id\n" : "";
    expect(scheme.key(companion + made!.publicKey)).toHaveProperty("publicKey");
    expect(scheme.key(companion + made!.privateKey)).toHaveProperty("privateKey");
  });
});

it("is as its schema says, as JSON", async () => {
  const validate = new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync("schemas/secret.json", "utf8")) as object,
  );
  for (const args of [
    ["--source", "svix", "--count", "2"],
    ["-o", "schema.secret"],
    ["--source", "discord", "-o", "schema.pem"],
  ]) {
    const document: unknown = JSON.parse((await at.run(["secret", "new", "--json", ...args])).out);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  }
});

describe("secret new", () => {
  it.each([
    ["no source", [], /^[0-9a-f]{64}\n$/],
    ["Standard Webhooks", ["--source", "svix"], /^whsec_[A-Za-z0-9+/]{43}=\n$/],
    ["a prefix of its own", ["--source", "supabase"], /^v1,whsec_[A-Za-z0-9+/]{43}=\n$/],
    ["hex", ["--source", "adyen"], /^[0-9a-f]{64}\n$/],
    ["base64", ["--source", "microsoft-teams"], /^[A-Za-z0-9+/]{43}=\n$/],
    ["three of them", ["--source", "github", "--count", "3"], /^(?:[0-9a-f]{64}\n){3}$/],
  ])("for %s", async (_, args, form) => {
    const ran = await at.run(["secret", "new", ...args]);
    expect(ran.exit, ran.err).toBe(0);
    expect(ran.out).toMatch(form);
  });

  it("says where hookctl looks for it, on stderr", async () => {
    expect((await at.run(["secret", "new", "--source", "modern-treasury"])).err).toContain(
      "MODERN_TREASURY_WEBHOOK_SECRET",
    );
  });

  it("as JSON", async () => {
    const ran = await at.run(["secret", "new", "--source", "svix", "--json"]);
    expect(JSON.parse(ran.out)).toEqual({
      schema: "hookctl.secret/1",
      source: "svix",
      secrets: [{ kind: "secret", secret: expect.stringMatching(/^whsec_/) as string }],
    });
  });

  it("into a file that only its owner reads, and that is not shown or overwritten", async () => {
    const first = await at.run(["secret", "new", "-o", "a.secret"]);
    const text = readFileSync(join(at.folder, "a.secret"), "utf8");
    expect(text).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(at.folder, "a.secret")).mode & 0o777).toBe(0o600);
    expect(first.out + first.err).not.toContain(text);
    const json = await at.run(["secret", "new", "-o", "b.secret", "--json"]);
    expect(json.out).not.toContain(readFileSync(join(at.folder, "b.secret"), "utf8"));
    const again = await at.run(["secret", "new", "-o", "a.secret"]);
    expect(again).toMatchObject({ exit: 5, out: "" });
    expect(readFileSync(join(at.folder, "a.secret"), "utf8")).toBe(text);
  });

  it("a key pair: private to the file, public to standard output", async () => {
    const ran = await at.run(["secret", "new", "--source", "discord", "-o", "discord.pem"]);
    const privateKey = createPrivateKey(readFileSync(join(at.folder, "discord.pem"), "utf8"));
    const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(12).toString("hex");
    expect(ran).toMatchObject({ exit: 0, out: `${raw}\n` });
  });

  it.each([
    ["a key pair without a file", ["--source", "discord"], 2, "-o FILE"],
    ["an unknown source", ["--source", "strpie"], 3, "Did you mean stripe?"],
    ["a provider that signs nothing", ["--source", "brevo"], 3, "signs nothing"],
    ["several into one file", ["--count", "2", "-o", "c.secret"], 2, "a file holds one secret"],
    ["none at all", ["--count", "0"], 2, "--count"],
    ["a folder that is not there", ["-o", "nowhere/x"], 5, "folder"],
  ])("refuses %s", async (_, args, exit, says) => {
    const ran = await at.run(["secret", "new", ...args]);
    expect(ran).toMatchObject({ exit, out: "" });
    expect(ran.err).toContain(says);
  });

  it("refuses another action, and none", async () => {
    expect((await at.run(["secret", "make"])).exit).toBe(2);
    expect((await at.run(["secret"])).exit).toBe(2);
  });
});
