import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { Recipe } from "../core/recipe.ts";
import { Secret } from "../core/secret.ts";
import type { System } from "../core/system.ts";
import { webhookVariable } from "../core/variable.ts";
import { currentSchemes } from "../schemes/compile.ts";
import { Catalogue } from "./catalogue.ts";
import { type MadeKey, makeKey } from "./made-key.ts";
import { findProject } from "./project.ts";

export const spec = {
  name: "secret",
  summary: "A good signing secret, in a provider's format",
  description:
    "Makes a random signing secret of the length, alphabet and prefix that the provider's scheme wants, or a key pair where it signs with one. It goes to standard output, or into a file that only you may read; nothing is ever overwritten.",
  arguments: [{ name: "action", required: true, choices: ["new"], help: "What to do" }],
  options: [
    {
      name: "source",
      value: "NAME",
      env: "HOOKCTL_SOURCE",
      help: "The provider, or a source of hookctl.config.json (default: a text that fits most)",
    },
    {
      name: "out",
      short: "o",
      value: "FILE",
      help: "Write it into a new file (mode 0600); of a key pair, the private key",
    },
    { name: "count", value: "N", type: "integer", help: "How many (default: 1)" },
  ],
  formats: ["human", "json"],
  examples: [
    { command: "hookctl secret new", about: "32 random bytes in hex" },
    { command: "hookctl secret new --source svix", about: "whsec_ and base64" },
    { command: "hookctl secret new --source github -o github.secret", about: "into a file, for --secret-file" },
    {
      command: "hookctl secret new --source discord -o private.pem",
      about: "a key pair: the public key to standard output",
    },
  ],
} as const satisfies CommandSpec;

export type SecretOptions = OptionsOf<typeof spec>;

/** One key. What went into a file is told by its file, length and fingerprint only. */
export interface MadeEvent {
  readonly type: "made";
  readonly source: string | undefined;
  readonly key: MadeKey;
  readonly file?: { readonly name: string; readonly length: number; readonly fingerprint: string };
}

/** Where no source is named. */
const ANY: Recipe = { kind: "token", header: "Authorization" };
const MAX_COUNT = 10_000;

export async function* run(
  { source, out, count = 1, config }: SecretOptions,
  system: System,
): AsyncIterable<MadeEvent | CommonEvent | SummaryEvent> {
  if (count < 1 || count > MAX_COUNT) throw new HookctlError("usage", `--count takes 1 to ${MAX_COUNT}`);
  if (out !== undefined && count > 1)
    throw new HookctlError("usage", "a file holds one secret", { hint: "Leave out --count, or --out." });
  const recipe = source === undefined ? ANY : await recipeOf(source, new Catalogue(findProject(system, config).config));
  for (let made = 0; made < count; made++) {
    const key = makeKey(recipe, system.random);
    if (key === undefined)
      throw new HookctlError("data", `${source} signs nothing, so it has no secret`, {
        hint: `hookctl providers show ${source} says what to rely on instead.`,
      });
    if (key.kind === "key-pair" && out === undefined) {
      throw new HookctlError("usage", `${source} signs with a key pair: where should the private key go?`, {
        hint: "-o FILE takes it; the public key goes to standard output.",
      });
    }
    yield { type: "made", source, key, ...(out !== undefined && { file: written(out, key, system) }) };
  }
  if (source !== undefined) yield { type: "note", text: placeNote(source, recipe) };
  yield { type: "summary", outcome: "yes" };
}

async function recipeOf(source: string, catalogue: Catalogue): Promise<Recipe> {
  return currentSchemes(await catalogue.demand(source))[0].recipe;
}

/** A new file that nobody else may read, with the secret and nothing else. */
function written(name: string, key: MadeKey, system: System): NonNullable<MadeEvent["file"]> {
  const text = key.kind === "secret" ? key.secret : key.privateKey;
  try {
    writeFileSync(resolve(system.cwd, name), text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "EEXIST" ? "it is there already" : code === "ENOENT" ? "its folder is not there" : (code ?? "unknown");
    throw new HookctlError("environment", `${name} is not written: ${why}`, {
      hint: "A secret never takes the place of another file: name a new one.",
    });
  }
  const { length, fingerprint } = new Secret(text, name);
  return { name, length, fingerprint };
}

function placeNote(source: string, recipe: Recipe): string {
  const pair =
    recipe.kind === "ed25519" ||
    recipe.kind === "ecdsa" ||
    recipe.kind === "rsa" ||
    (recipe.kind === "jwt" && !recipe.algorithms.some((name) => name.startsWith("HS")));
  const kind = pair ? "public key" : "secret";
  const variable = webhookVariable(source, pair ? "PUBLIC_KEY" : "SECRET");
  return `hookctl looks for the ${kind} of ${source} in ${variable}, or --${pair ? "public-key" : "secret"}-file FILE.`;
}
