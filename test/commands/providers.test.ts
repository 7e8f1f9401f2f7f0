import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loaders } from "../../src/providers/index.generated.ts";
import { type Scratch, scratch } from "./run.ts";

const SCHEMAS = join(import.meta.dirname, "../../schemas");
const ajv = new Ajv2020({ allErrors: true, strict: false });
for (const name of ["config", "providers", "providers.show", "providers.recipe"])
  ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), "utf8")) as object);

/** One of each kind of scheme, and those for which no example can be made. */
const SHOWN = ["stripe", "svix", "discord", "sendgrid", "sns", "google-pubsub", "gitlab", "strava", "adyen", "acme"];
const CONFIG = {
  providers: {
    acme: {
      scheme: {
        kind: "hmac",
        algorithm: "sha256",
        signature: { header: "Acme-Signature", encoding: "hex" },
        content: "{body}",
      },
    },
  },
};

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("hookctl.config.json", JSON.stringify(CONFIG));
});
afterAll(() => at.remove());

/** The document that a command line prints, once it is as its schema says. */
async function documentOf(schema: string, args: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await at.run(["providers", ...args, "--json"]);
  expect(ran.exit, ran.err).toBe(0);
  const document = JSON.parse(ran.out) as Record<string, unknown>;
  const validate = ajv.getSchema(`${schema}.json`)!;
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document;
}

describe("providers, as JSON, is as its schema says", () => {
  it("for the whole catalogue and the project's own", async () => {
    const { providers } = await documentOf("providers", []);
    const ids = (providers as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual([...Object.keys(loaders), "acme"].sort());
  });

  it.each(SHOWN)("show %s", async (id) => {
    expect(await documentOf("providers.show", ["show", id])).toMatchObject({ provider: { id } });
  });

  it("recipe", async () => {
    expect(await documentOf("providers.recipe", ["recipe"])).toHaveProperty("recipe.providers");
  });
});
