/** Files of the project that import each other. */
import type { Sources } from "../rule.ts";
import { origin } from "./names.ts";
import type { Node, ScriptFile } from "./tree.ts";

const EXTENSIONS = [
  "",
  ".ts",
  ".js",
  ".mjs",
  ".cjs",
  ".mts",
  ".cts",
  ".tsx",
  ".jsx",
  "/index.ts",
  "/index.js",
  "/index.mjs",
];

/** The file of the project that an imported name comes from. */
export function importedFile(file: ScriptFile, node: Node, sources: Sources): ScriptFile | undefined {
  const from = origin(file, node);
  if (!from?.module.startsWith(".")) return undefined;
  const parts = file.path.split("/").slice(0, -1);
  for (const part of from.module.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  const base = parts.join("/");
  const bases = [base, base.replace(/\.[cm]?jsx?$/, "")]; // TypeScript imports x.ts as ./x.js
  const paths = new Set(bases.flatMap((one) => EXTENSIONS.map((extension) => one + extension)));
  return sources.scripts.find(({ path }) => paths.has(path));
}
