/** Whose code a fix shows: the framework that the user names, else the one that the project uses. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import { frameworkOf, frameworks } from "../verify/fixes/registry.ts";
import type { Framework } from "../verify/framework.ts";

/** @throws HookctlError usage for a framework that is not known. */
export function namedFramework(name: string): Framework {
  const framework = frameworkOf(name.toLowerCase());
  if (framework) return framework;
  const ids = frameworks.map(({ id }) => id);
  const meant = nearest(name, ids);
  throw new HookctlError("usage", `no framework named "${name}"`, { hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}There are ${ids.join(", ")}.` });
}

/**
 * The framework of a project, by the dependencies that its manifests list.
 * @param root the project's folder. @returns undefined where none, or more than one, is found.
 */
export function projectFramework(root: string): Framework | undefined {
  const manifests = new Map<string, string>();
  const textOf = (file: string): string => {
    let text = manifests.get(file);
    if (text === undefined) manifests.set(file, (text = readQuietly(join(root, file))));
    return text;
  };
  const found = frameworks.filter(({ language, recognised }) => {
    if (recognised.files?.some((file) => existsSync(join(root, file)))) return true;
    return language.manifests.some((file) => recognised.packages.some((name) => lists(textOf(file), name)));
  });
  const beneath = new Set(found.flatMap(({ recognised }) => recognised.over ?? []));
  const [only, ...others] = found.filter(({ id }) => !beneath.has(id));
  return others.length === 0 ? only : undefined;
}

/** Does a manifest name the package as a whole word? Good enough for every language's format, and it runs no code. */
function lists(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  return /[\w@/.-]/.test(text[at - 1] ?? "") ? false : !/[\w/-]/.test(text[at + name.length] ?? "");
}

function readQuietly(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
