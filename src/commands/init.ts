import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { names } from "../providers/index.generated.ts";
import type { Framework } from "../verify/framework.ts";
import { Catalogue } from "./catalogue.ts";
import { namedFramework, projectFramework, telltaleFiles } from "./framework.ts";
import { type InitSource, sourceFor, withSources, withVariables } from "./init-files.ts";
import { foundSources } from "./init-sources.ts";
import { addFile, type Added } from "./init-write.ts";
import { findProject } from "./project.ts";

export const spec = {
  name: "init",
  summary: "Set a project up: configuration, .gitignore and .env.example",
  description:
    "Writes hookctl.config.json, .hookctl/.gitignore and lines of .env.example for the providers and the framework that the project's dependencies tell. What is there already stays; only what is missing is added.",
  options: [
    {
      name: "source",
      value: "NAMES",
      many: true,
      help: "The providers, several with commas (default: found by the project's dependencies)",
    },
    {
      name: "framework",
      value: "NAME",
      help: "Whose way to read the environment .env.example shows (default: the project's)",
    },
    { name: "yes", short: "y", help: "Ask nothing: take what is found" },
  ],
  formats: ["human", "json"],
  examples: [
    { command: "hookctl init", about: "asks which providers" },
    { command: "hookctl init --source stripe,github", about: "asks nothing" },
  ],
} as const satisfies CommandSpec;

export type InitOptions = OptionsOf<typeof spec>;
export type InitEvent = {
  readonly type: "initialised";
  readonly root: string;
  readonly sources: readonly string[];
  readonly framework: string | undefined;
  readonly files: readonly Added[];
};

export async function* run(
  options: InitOptions,
  system: System,
): AsyncIterable<InitEvent | CommonEvent | SummaryEvent> {
  const { root, config } = findProject(system, undefined);
  if (options.config !== undefined)
    throw new HookctlError("usage", "init writes hookctl.config.json of the project", { hint: "Leave out --config." });
  const catalogue = new Catalogue(config);
  const framework = options.framework === undefined ? projectFramework(root) : namedFramework(options.framework);
  const chosen = await chosenSources(options, root, system);
  if (chosen === undefined) {
    yield { type: "note", text: "nothing was written" };
    yield { type: "summary", outcome: "no" };
    return;
  }
  const sources = await Promise.all(
    chosen.map(async (name) => sourceFor(name, await catalogue.demand(name), catalogue.source(name))),
  );
  yield {
    type: "initialised",
    root,
    sources: chosen,
    framework: framework?.name,
    files: written(root, sources, framework),
  };
  if (chosen.length === 0)
    yield {
      type: "note",
      text: "no provider was found in the project's dependencies: name them with --source stripe,github",
    };
  yield { type: "summary", outcome: "yes" };
}

/** Those that are named; else, on a terminal, the answer; else those that are found. Undefined: the user left. */
async function chosenSources(
  { source, yes, format }: InitOptions,
  root: string,
  system: System,
): Promise<readonly string[] | undefined> {
  const named = source
    .flatMap((list) => list.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (named.length > 0) return [...new Set(named)];
  const found = foundSources(telltaleFiles(root));
  if (yes || format !== "human" || !system.stdin.isTTY || !system.err.isTTY) return found;
  const { askSources } = await import("./init-ask.ts");
  return askSources(found, names, system);
}

function written(root: string, sources: readonly InitSource[], framework: Framework | undefined): Added[] {
  const installed = existsSync(join(root, "node_modules/hookctl/schemas/config.json"));
  const schema = installed
    ? "./node_modules/hookctl/schemas/config.json"
    : "https://unpkg.com/hookctl/schemas/config.json";
  return [
    addFile(root, "hookctl.config.json", (text) => withSources(text, sources, schema)),
    addFile(root, ".hookctl/.gitignore", (text) => text ?? IGNORED),
    addFile(root, ".env.example", (text) => withVariables(text, sources, framework)),
  ];
}

/** Deliveries are other people's data: they stay out of git. How a scaffold was made belongs into it. */
const IGNORED = "*\n!.gitignore\n!scaffold.json\n";
