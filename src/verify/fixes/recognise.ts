/** Which framework a project uses, told by the files in its root. */
import type { Framework } from "../framework.ts";
import { escaped } from "./pieces.ts";
import { frameworks } from "./registry.ts";

/** The names of all files worth reading: manifests, and files whose being there is enough. */
export function telltales(): readonly string[] {
  return [
    ...new Set(frameworks.flatMap(({ language, recognised }) => [...language.manifests, ...(recognised.files ?? [])])),
  ];
}

/**
 * @param files those of `telltales()` that a project's root has, and their text (which only manifests need).
 * @returns the frameworks, those that stand on another one found before it; none where nothing is known of them.
 */
export function recognise(files: ReadonlyMap<string, string>): readonly Framework[] {
  const found = frameworks.filter((framework) => isUsed(framework, files));
  const overruled = new Set(found.flatMap(({ recognised }) => recognised.over ?? []));
  return [...found.filter(({ id }) => !overruled.has(id)), ...found.filter(({ id }) => overruled.has(id))];
}

function isUsed({ language, recognised }: Framework, files: ReadonlyMap<string, string>): boolean {
  if (recognised.files?.some((name) => files.has(name))) return true;
  const manifests = language.manifests.flatMap((name) =>
    files.has(name) ? [dependenciesIn(name, files.get(name)!)] : [],
  );
  return recognised.packages.some((name) => manifests.some((has) => has(name)));
}

/** Does a manifest list the package? */
export type Has = (name: string) => boolean;

/** What a manifest lists. @param manifest its name, which tells its format. */
export function dependenciesIn(manifest: string, text: string): Has {
  if (manifest === "package.json") return packageJsonHas(text);
  // Of the other formats a name is enough: it stands alone, with a version or a bracket behind it.
  return (name) => new RegExp(String.raw`(?<![\w.@/-])${escaped(name)}(?![\w/-])`, "i").test(text);
}

function packageJsonHas(text: string): Has {
  const names = new Set<string>();
  for (const field of ["dependencies", "devDependencies", "peerDependencies"]) {
    for (const name of Object.keys(objectAt(text, field))) names.add(name);
  }
  return (name) => names.has(name);
}

/** An object in a JSON text, empty where there is none: a broken manifest is not this command's matter. */
function objectAt(text: string, field: string): object {
  try {
    const value = (JSON.parse(text) as Record<string, unknown> | null)?.[field];
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
