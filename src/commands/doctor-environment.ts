/** Node, the configuration, the files that hold secrets, the terminal. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import type { System } from "../core/system.ts";
import { plural } from "../report/figures.ts";
import { loaders } from "../providers/index.generated.ts";
import type { Check } from "./doctor-check.ts";
import { findProject, openProject, type Project } from "./project.ts";

/** package.json's `engines`. */
const NODE = [20, 19] as const;
/** The first version that hookctl 2.0 will take. */
const NEXT_NODE = 22;

export function nodeCheck({ nodeVersion }: System): Check {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const old = major < NODE[0] || (major === NODE[0] && minor < NODE[1]);
  if (old)
    return {
      name: "node",
      status: "problem",
      code: "node-version",
      text: `${nodeVersion}: hookctl needs ${NODE.join(".")} or newer`,
      fix: "Install a current Node: https://nodejs.org",
    };
  return {
    name: "node",
    status: "ok",
    text: major < NEXT_NODE ? `${nodeVersion}, past its end of life: hookctl 2.0 will want a newer one` : nodeVersion,
  };
}

export function terminalCheck({ out }: System): Check {
  const colours = ["no colours", "16 colours", "256 colours", "16 million colours"][out.colors];
  const text = [
    out.isTTY ? "a terminal" : "no terminal",
    colours,
    out.unicode ? "Unicode" : "ASCII only",
    `${out.columns} columns`,
  ].join(", ");
  return { name: "terminal", status: "note", text };
}

/**
 * The project, as far as it can be opened, and what is to be said of its configuration.
 * @throws HookctlError usage, where `--config` names no file.
 */
export function configCheck(
  system: System,
  configFile: string | undefined,
): { readonly project: Project; readonly checks: readonly Check[] } {
  try {
    const project = findProject(system, configFile);
    return { project, checks: configured(project, system, configFile) };
  } catch (error) {
    if (!(error instanceof HookctlError) || error.where === undefined) throw error;
    const where = { ...error.where, file: shown(error.where.file, system) };
    const check: Check = {
      name: "config",
      status: "problem",
      code: "config-invalid",
      text: error.message,
      where,
      ...(error.hint !== undefined && { fix: error.hint }),
    };
    return { project: openProject(system), checks: [check] };
  }
}

function configured({ root, config }: Project, system: System, configFile: string | undefined): Check[] {
  const file = configFile ?? "hookctl.config.json";
  if (configFile === undefined && !existsSync(join(root, file)))
    return [
      {
        name: "config",
        status: "note",
        text: "no hookctl.config.json: providers are detected, secrets come from the environment and .env",
      },
    ];
  const parts = [
    plural(config.sources.size, "source"),
    ...(config.providers.size > 0
      ? [plural(config.providers.size, "provider of your own", "providers of your own")]
      : []),
  ];
  const path = configFile ?? shown(join(root, file), system);
  const known = new Set([...Object.keys(loaders), ...config.providers.keys()]);
  const unknown = [...config.sources].filter(([, { provider }]) => !known.has(provider));
  return [
    { name: "config", status: "ok", text: `${path}: ${parts.join(", ")}` },
    ...unknown.map(([source, { provider }]): Check => {
      const meant = nearest(provider, known);
      return {
        name: source,
        status: "problem",
        code: "config-invalid",
        text: `sources.${source}.provider names "${provider}", which nobody knows`,
        fix:
          meant === undefined
            ? "hookctl providers lists all; hookctl providers recipe shows how to define one."
            : `Did you mean ${meant}?`,
        where: { file: path },
      };
    }),
  ];
}

const HOLDS_SECRETS = /^\.env(?:\..+)?$/;
const IS_TEMPLATE = /\.(?:example|sample|template|dist|defaults?|schema)$/;
const OTHERS_READ = 0o004;

/** `.env` and its kin in the project's folder: who can read them, and whether git has them. */
export function envFileChecks({ root }: Project, system: System): Check[] {
  const names = readdirSync(root).filter(
    (name) =>
      HOLDS_SECRETS.test(name) &&
      !IS_TEMPLATE.test(name) &&
      statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  );
  const tracked = trackedByGit(root, names, system);
  return names.sort().map((name) => envFileCheck(shown(join(root, name), system), join(root, name), tracked.has(name)));
}

function envFileCheck(name: string, path: string, tracked: boolean): Check {
  const mode = statSync(path).mode & 0o777;
  // Windows has no such modes: Node makes them up.
  const open = sep === "\\" ? false : (mode & OTHERS_READ) !== 0;
  const octal = mode.toString(8).padStart(4, "0");
  const where = { file: name };
  if (tracked)
    return {
      name,
      status: "problem",
      code: "env-tracked",
      text: `git tracks it${open ? `, and everybody on this machine can read it (mode ${octal})` : ""}: its secrets are in the history`,
      fix: `git rm --cached ${name}, add it to .gitignore, and change every secret that it held.`,
      where,
    };
  if (open)
    return {
      name,
      status: "problem",
      code: "env-readable",
      text: `everybody on this machine can read it (mode ${octal})`,
      fix: `chmod 600 ${name}`,
      where,
    };
  return { name, status: "ok", text: `only yours to read (mode ${octal}), not tracked by git` };
}

/** Those that are in git's index. No git, or no repository: none is. */
function trackedByGit(root: string, names: readonly string[], { env }: System): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const { PATH, HOME } = env;
  const { status, stdout } = spawnSync("git", ["-c", "core.fsmonitor=false", "ls-files", "-z", "--", ...names], {
    cwd: root,
    env: { ...(PATH !== undefined && { PATH }), ...(HOME !== undefined && { HOME }), GIT_OPTIONAL_LOCKS: "0" },
    encoding: "utf8",
    timeout: 5_000,
  });
  return new Set(status === 0 ? stdout.split("\0") : []);
}

/** A path as the user would write it. */
export function shown(path: string, { cwd }: Pick<System, "cwd">): string {
  const short = relative(cwd, path);
  return short === "" || short.startsWith("../..") ? path : short;
}
