import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/commands/config.ts";
import { CONFIG, RECIPES } from "../../src/commands/recipe-check.ts";
import type { Rule } from "../../src/commands/json-rules.ts";
import { HookctlError } from "../../src/core/error.ts";
import { compile } from "../../src/schemes/compile.ts";
import { plain, type Schema, schemaOf } from "../helpers/rule-schema.ts";
import { type Scratch, scratch } from "./run.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/config.json"), "utf8")) as Schema;
const validates = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

const SIGNATURE = { header: "X-Acme-Signature", encoding: "hex" };
const HMAC = { kind: "hmac", algorithm: "sha256", signature: SIGNATURE, content: "{body}" };
const acme = (scheme: object, more: object = {}) => ({ providers: { acme: { scheme, ...more } } });
const read = (document: unknown) => readConfig(JSON.stringify(document), "hookctl.config.json");

function refusal(document: unknown): HookctlError {
  try {
    read(document);
  } catch (error) {
    if (error instanceof HookctlError) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("a configuration", () => {
  it.each<[string, object]>([
    ["with $schema", { $schema: "./node_modules/hookctl/schemas/config.json" }],
    ["of a source", { sources: { pay: { provider: "stripe", secretEnv: ["A", "B"], url: "https://x.example/" } } }],
    ["of a source that is called __proto__", JSON.parse('{"sources":{"__proto__":{"provider":"stripe"}}}') as object],
    ["of hmac", acme(HMAC, { name: "Acme", docs: "", event: [{ form: "a", json: "b" }], env: ["ACME_SECRET"] })],
    ["of a body hash", acme({ ...HMAC, content: "{bodyHash:sha512:base64}" })],
    ["of several contents", acme({ ...HMAC, content: ["{body}", "{text}"] })],
    ["of ed25519", acme({ ...HMAC, kind: "ed25519", algorithm: undefined, keyFormats: ["hex"] })],
    ["of a JWT", acme({ kind: "jwt", header: "Authorization", prefix: "Bearer ", algorithms: ["HS256"] })],
    ["of a token", acme({ kind: "token", query: "token" })],
    ["of standard webhooks", acme({ kind: "standard-webhooks", timestamp: { tolerance: 0 } })],
    ["of basic auth", acme({ kind: "basic-auth" })],
    ["of nothing", acme({ kind: "none", instead: "Ask its API." })],
  ])("%s is read, and the schema takes it", (_, document) => {
    expect(read(document)).toHaveProperty("sources");
    const written = JSON.parse(JSON.stringify(document)) as unknown;
    expect(validates(written), JSON.stringify(validates.errors)).toBe(true);
  });

  const at = "providers.acme.scheme";
  const signed = (signature: object) => acme({ ...HMAC, signature });
  it.each<[string, unknown, string, string?]>([
    ["is a list", [], "the document is an object"],
    ["misspells a part", { soruces: {} }, "soruces is no field that is known here", "sources"],
    ["names no provider", { sources: { a: {} } }, "sources.a.provider is missing: it is the name of a provider"],
    ["forwards", { sources: { a: { provider: "x", forwardTo: "http://x" } } }, "sources.a.forwardTo is no field"],
    ["widens a tolerance", { sources: { a: { provider: "x", tolerance: "1h" } } }, "sources.a.tolerance is no field"],
    ["names a key", { sources: { a: { provider: "x", publicKeyFile: "k" } } }, "sources.a.publicKeyFile is no field"],
    ["gives headers", { sources: { a: { provider: "x", headers: {} } } }, "sources.a.headers is no field"],
    [
      "gives a number for a variable",
      { sources: { a: { provider: "x", secretEnv: [5] } } },
      "sources.a.secretEnv.0 is",
    ],
    ["has no scheme", { providers: { acme: {} } }, `${at} is missing`],
    ["has no kind", acme({}), `${at}.kind is one of hmac`],
    ["has a wrong kind", acme({ kind: "hmca" }), `${at}.kind is one of hmac`, "hmac"],
    ["has a kind that objects inherit", acme({ kind: "constructor" }), `${at}.kind is one of hmac`],
    ["has a wrong hash", acme({ ...HMAC, algorithm: "sha999" }), `${at}.algorithm is one of md5`],
    ["misspells a hash", acme({ ...HMAC, algorithm: "sha265" }), `${at}.algorithm is one of md5`, "sha256"],
    ["has a wrong encoding", signed({ ...SIGNATURE, encoding: "hexx" }), `${at}.signature.encoding is one of`, "hex"],
    ["has no encoding", signed({ header: "X" }), `${at}.signature.encoding is missing: it is one of hex, base64`],
    ["gives code", signed({ ...SIGNATURE, parse: "x" }), `${at}.signature.parse is no field`],
    ["has two places", signed({ ...SIGNATURE, query: "s" }), `${at}.signature names exactly one of`],
    ["has no place", signed({ encoding: "hex" }), `${at}.signature names exactly one of`],
    [
      "breaks a line in a name",
      signed({ ...SIGNATURE, header: "X\r\nY" }),
      `${at}.signature.header is a header's name`,
    ],
    [
      "misspells a field",
      acme({ ...HMAC, contnet: "{body}" }),
      `${at}.contnet is no field that is known here`,
      "content",
    ],
    ["has no content", acme({ ...HMAC, content: [] }), `${at}.content is a list with one element at least`],
    ["has a wrong word", acme({ ...HMAC, content: "{boddy}" }), `${at}.content knows no word {boddy}`],
    [
      "has a wrong body hash",
      acme({ ...HMAC, content: "{bodyHash:sha777:hex}" }),
      `${at}.content knows no word {bodyHash`,
    ],
    [
      "has a time nowhere",
      acme({ ...HMAC, timestamp: { unit: "s" } }),
      `${at}.timestamp says nowhere where the time is`,
    ],
    [
      "has a negative tolerance",
      acme({ ...HMAC, timestamp: { header: "T", unit: "s", tolerance: -1 } }),
      `${at}.timestamp.tolerance is a number`,
    ],
    ["has no key formats", acme({ ...HMAC, kind: "ed25519" }), `${at}.keyFormats is missing`],
    ["mixes families", acme({ kind: "jwt", header: "A", algorithms: ["HS256", "RS256"] }), `${at}.algorithms mixes HS`],
    ["has a wrong event", acme(HMAC, { event: [5] }), "providers.acme.event.0 is an object"],
    ["has a wrong variable", acme(HMAC, { env: [5] }), "providers.acme.env.0 is a text"],
  ])("that %s is refused at that field", (_, document, message, meant) => {
    const error = refusal(document);
    expect(error).toMatchObject({ kind: "usage", where: { file: "hookctl.config.json" } });
    expect(error.message).toContain(message);
    if (meant !== undefined) expect(error.hint).toBe(`Did you mean ${meant}?`);
  });
});

describe("schemas/config.json", () => {
  it("says what the table says", () => {
    const rules = Object.entries(schema).filter(([name]) => !/^(?:\$.*|title)$/.test(name));
    expect(plain(Object.fromEntries(rules), schema)).toEqual(schemaOf(CONFIG));
  });
});

/** Values that a rule takes; a template may be any text. */
function valuesOf(rule: Rule): fc.Arbitrary<unknown> {
  switch (rule.is) {
    case "text":
      return rule.pattern === undefined
        ? fc.oneof(fc.string(), fc.constantFrom("{body}", "{timestamp}.{body}", "{id}{secret}", "{bodyHash:md5:hex}"))
        : fc.stringMatching(/^[a-z-]+$/);
    case "flag":
      return fc.boolean();
    case "number":
      return fc.nat();
    case "word":
      return fc.constantFrom(...rule.words);
    case "list":
      return fc.array(valuesOf(rule.of), { minLength: 1, maxLength: 3 });
    case "texts":
      return fc.oneof(valuesOf(rule.of), fc.array(valuesOf(rule.of), { minLength: 1, maxLength: 2 }));
    case "map":
      return fc.dictionary(fc.string(), valuesOf(rule.of));
    case "kinds":
      return fc.oneof(...Object.values(rule.kinds).map(valuesOf));
    case "object": {
      const sets = rule.oneOf ?? [[]];
      const choices = new Set(sets.flat());
      const written = (set: readonly string[]) =>
        fc.record(
          Object.fromEntries(
            Object.entries(rule.fields)
              .filter(([name]) => set.includes(name) || !choices.has(name))
              .map(([name, field]) => [name, valuesOf(field)]),
          ),
          { requiredKeys: [...rule.required, ...set] },
        );
      return fc.oneof(...sets.map(written));
    }
    default:
      return rule satisfies never;
  }
}

describe("a recipe of any fields", () => {
  const delivery = { id: "", method: "POST", target: "/", headers: [["a", "b"]] as const, body: Buffer.from("{}") };

  it.each(Object.keys(RECIPES) as (keyof typeof RECIPES)[])(
    "of kind %s is refused as such, or it can be used",
    (kind) => {
      let taken = 0;
      fc.assert(
        fc.property(valuesOf(RECIPES[kind]), (recipe) => {
          let config;
          try {
            config = read(acme(recipe as object));
          } catch (error) {
            expect(error).toMatchObject({ kind: "usage" });
            return;
          }
          taken += 1;
          const scheme = compile(config.providers.get("acme")!.schemes[0]);
          const claim = scheme.read(delivery);
          const key = scheme.key("00ff");
          if (!("problem" in claim)) Array.from(scheme.contents(delivery, claim));
          if (!("problem" in key)) scheme.write?.(delivery, key, { now: 0, id: "x" });
        }),
        { numRuns: 300 },
      );
      expect(taken).toBeGreaterThan(0);
    },
  );
});

describe("a source with an unknown provider", () => {
  let at: Scratch;
  beforeEach(() => {
    at = scratch();
  });
  afterEach(() => at.remove());

  it("is said to name one that is not known", async () => {
    at.write("hookctl.config.json", JSON.stringify({ sources: { broken: { provider: "strip" } } }));
    at.write("x.json", "{}");
    const { exit, err } = await at.run(["sign", "x.json", "--source", "broken", "--secret-env", "X"], {
      env: { X: "y" },
    });
    expect(exit).toBe(3);
    expect(err).toContain('the source broken names the provider "strip", which is not known');
    expect(err).toContain("Did you mean stripe?");
  });
});
