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

/** For all of it, once the files are found. */
const MAX_MS = 30_000;

/** @throws HookctlError data, for a path that is not there. */
export async function scanCode(paths: readonly string[], system: System): Promise<CodeReport> {
  const found = findSources(paths, system.cwd, system.clock);
  const until = system.clock.now() + MAX_MS;
  const goesOn = (): boolean => system.clock.now() < until && !system.signal.aborted;
  const scripts = found.scripts.map(({ path, text }) => (goesOn() ? (parseScript(path, text) ?? path) : undefined));
  const python = await readPython(found.python, system);
  const sources = {
    scripts: scripts.filter((file): file is ScriptFile => typeof file === "object"),
    python: (python ?? []).filter((file): file is PythonFile => typeof file === "object"),
  };
  const mistakes = scan(sources, goesOn);
  const stopped = found.stopped ?? (goesOn() ? undefined : `after ${MAX_MS / 1000} s`);
  const unread = [...scripts, ...(python ?? [])].filter((file) => typeof file === "string");
  const notes = [
    ...(stopped === undefined
      ? []
      : [`Not all code was looked at: the search stopped ${stopped}. Name the folders that matter.`]),
    ...(python
      ? []
      : [
          `${found.python.length === 1 ? "One Python file was" : `${found.python.length} Python files were`} not looked at: there is no python3 that could read it.`,
        ]),
    ...unread.map((path) => `${path} could not be parsed.`),
  ];
  return { mistakes, files: { javascript: sources.scripts.length, python: sources.python.length }, notes };
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
