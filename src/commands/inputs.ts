/** From what the user named (files, folders, globs, `-`) to the files that are read. */
import { lstatSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";

export interface InputFile {
  /** As the user would name it. */
  readonly name: string;
  /** Absolute; undefined for standard input. */
  readonly path?: string;
  readonly bytes?: number;
  /** A named pipe, or what a shell's `<(command)` hands over: read once, as it comes. */
  readonly pipe?: true;
  /** 1-based: of its captures, only the one at that line. */
  readonly line?: number;
}

/** What a name led to: files, or the reason why there are none. */
export type Input = InputFile | { readonly name: string; readonly error: HookctlError };

/** Endings of files that may be captures; others in a folder are passed over. */
const CAPTURE_ENDINGS = [".http", ".json", ".ndjson", ".jsonl", ".har", ".curl", ".sh", ".txt", ".raw"];

/**
 * All files behind the given names, in order. A name that leads nowhere becomes an error in its place, so that the
 * others still get their results.
 */
export async function findInputs(names: readonly string[], system: System): Promise<Input[]> {
  const found: Input[] = [];
  for (const name of names) found.push(...(await inputsOf(name, system)));
  return found;
}

async function inputsOf(name: string, system: System): Promise<Input[]> {
  if (name === "-") return [{ name: "-" }];
  const path = resolve(system.cwd, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return [{ name, path, bytes: stat.size }];
  if (stat?.isFIFO()) return [{ name, path, pipe: true }];
  if (stat?.isDirectory()) return filesIn(name, path);
  if (stat) return [failure(name, "it is neither a file nor a folder")];
  if (/[*?[\]{}]/.test(name)) return globbed(name, system);
  const line = lineOfFile(name, system);
  if (line) return [line];
  return [failure(name, "no such file", "Check the path; a stored delivery is named by its id.")];
}

/** `deliveries.ndjson:8`, as our own results name a line. */
function lineOfFile(name: string, system: System): InputFile | undefined {
  const [, file, line] = /^(.+):([1-9]\d{0,8})$/.exec(name) ?? [];
  if (file === undefined) return undefined;
  const path = resolve(system.cwd, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { name: file, path, bytes: stat.size, line: Number(line) } : undefined;
}

function filesIn(name: string, path: string): Input[] {
  let files: Input[];
  try {
    files = readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((entry) => CAPTURE_ENDINGS.some((ending) => entry.toLowerCase().endsWith(ending)))
      .sort()
      .map((entry) => ({ entry, stat: lstatSync(join(path, entry)) }))
      .filter(({ stat }) => stat.isFile())
      .map(({ entry, stat }) => ({ name: join(name, entry), path: join(path, entry), bytes: stat.size }));
  } catch (error) {
    return [failure(name, `it cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`)];
  }
  return files.length > 0
    ? files
    : [failure(name, "there are no captures in this folder", `Captures end in ${CAPTURE_ENDINGS.join(", ")}.`)];
}

async function globbed(pattern: string, system: System): Promise<Input[]> {
  const { glob } = await import("tinyglobby");
  const names = await glob(pattern, { cwd: system.cwd, dot: false, followSymbolicLinks: false });
  const files = names.sort().map((name) => {
    const path = resolve(system.cwd, name);
    return { name, path, bytes: statSync(path).size };
  });
  return files.length > 0 ? files : [failure(pattern, "no file matches")];
}

function failure(name: string, message: string, hint?: string): Input {
  return {
    name,
    error: new HookctlError("data", message, { where: { file: name }, ...(hint !== undefined && { hint }) }),
  };
}
