/** The project that a command runs in: its folder, its `hookctl.config.json` and its `.env`. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { type Config, readConfig } from "./config.ts";

export interface Project {
  readonly root: string;
  readonly config: Config;
  /** The project's `.env`, without what the environment already says. */
  readonly dotenv: Readonly<Record<string, string>>;
}

const MARKS = ["hookctl.config.json", ".hookctl", ".git", "package.json"];

/**
 * The nearest folder upward with one of the project's marks; else the working folder.
 * @param configFile what `--config` or HOOKCTL_CONFIG says.
 * @throws HookctlError usage, where the configuration cannot be read or says something it may not.
 */
export function findProject(system: System, configFile: string | undefined): Project {
  const { root, dotenv } = openProject(system);
  const file = configFile === undefined ? join(root, "hookctl.config.json") : resolve(system.cwd, configFile);
  const text = readIfThere(file);
  if (text === undefined && configFile !== undefined) {
    throw new HookctlError("usage", `no such configuration file: ${configFile}`, {
      hint: "Check --config, or leave it out to use the project's hookctl.config.json.",
    });
  }
  return { root, config: text === undefined ? NO_CONFIG : readConfig(text, file), dotenv };
}

const NO_CONFIG: Config = { sources: new Map(), providers: new Map() };

/** The project without a look at its configuration, which may be broken. */
export function openProject(system: System): Project {
  const root = rootOf(system.cwd);
  return { root, config: NO_CONFIG, dotenv: readDotenv(root, system) };
}

function rootOf(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (MARKS.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

function readDotenv(root: string, system: System): Record<string, string> {
  const text = readIfThere(join(root, ".env"));
  if (text === undefined) return {};
  const parsed = parseEnv(text) as Record<string, string>;
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => system.env[name] === undefined));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
