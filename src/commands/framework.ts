/** Whose code a fix shows: the framework that the user names, else the one that the project uses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import { recognise, telltales } from "../verify/fixes/recognise.ts";
import { frameworkOf, frameworks } from "../verify/fixes/registry.ts";
import type { Framework } from "../verify/framework.ts";

/** @throws HookctlError usage for a framework that is not known. */
export function namedFramework(name: string): Framework {
  const framework = frameworkOf(name.toLowerCase());
  if (framework) return framework;
  const ids = frameworks.map(({ id }) => id);
  const meant = nearest(name, ids);
  throw new HookctlError("usage", `no framework named "${name}"`, {
    hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}There are ${ids.join(", ")}.`,
  });
}

/**
 * The framework of a project, by the files in its root.
 * @param root the project's folder. @returns undefined where none is found, or several that have nothing to do with one another.
 */
export function projectFramework(root: string): Framework | undefined {
  const found = recognise(telltaleFiles(root));
  const [first] = found;
  const beneath = new Set(found.flatMap(({ recognised }) => recognised.over ?? []));
  return found.filter(({ id }) => !beneath.has(id)).length === 1 ? first : undefined;
}

/** Manifests and other files of the project's root that tell what it uses, and their text. */
export function telltaleFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const name of telltales()) {
    const text = readQuietly(join(root, name));
    if (text !== undefined) files.set(name, text);
  }
  return files;
}

function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
