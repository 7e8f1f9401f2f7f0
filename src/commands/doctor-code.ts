/** `doctor`'s look at the project's code. */
import type { System } from "../core/system.ts";
import { parseScript, type ScriptFile } from "../doctor/javascript/tree.ts";
import { type PythonFile, pythonFile } from "../doctor/python/tree.ts";
import type { Mistake } from "../doctor/rule.ts";
import { scan } from "../doctor/scan.ts";
import { findSources, type SourceText } from "./doctor-files.ts";
import { pythonTrees } from "./doctor-python.ts";

export interface CodeReport {
  readonly mistakes: readonly Mistake[];
  readonly files: { readonly javascript: number; readonly python: number };
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

/** @throws HookctlError data, for a path that is not there. */
export async function scanCode(paths: readonly string[], system: System): Promise<CodeReport> {
  const found = findSources(paths, system.cwd, system.clock);
  const notes: string[] =
    found.stopped === undefined ? [] : [`The search for code stopped ${found.stopped}: name the folders that matter.`];
  const scripts = found.scripts.map(({ path, text }) => parseScript(path, text) ?? path);
  const python = await readPython(found.python, system);
  if (python === undefined)
    notes.push(
      `${found.python.length === 1 ? "One Python file was" : `${found.python.length} Python files were`} not looked at: there is no python3 that could read them.`,
    );
  const all = [...scripts, ...(python ?? [])];
  for (const file of all) if (typeof file === "string") notes.push(`${file} could not be parsed.`);
  const sources = {
    scripts: scripts.filter((file): file is ScriptFile => typeof file !== "string"),
    python: (python ?? []).filter((file): file is PythonFile => typeof file !== "string"),
  };
  return {
    mistakes: scan(sources),
    files: { javascript: sources.scripts.length, python: sources.python.length },
    notes,
  };
}

/** The files; the paths of those that are no Python. */
async function readPython(files: readonly SourceText[], system: System): Promise<(PythonFile | string)[] | undefined> {
  if (files.length === 0) return [];
  const trees = await pythonTrees(
    files.map(({ text }) => text),
    system,
  );
  return trees?.map((tree, at) => (tree ? pythonFile(files[at]!.path, files[at]!.text, tree) : files[at]!.path));
}
