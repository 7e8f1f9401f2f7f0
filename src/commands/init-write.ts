/** Files of a project, added to and never overwritten. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HookctlError } from "../core/error.ts";

export interface Added {
  /** Relative to the project. */
  readonly file: string;
  /** `kept`: all that was to be added is there. */
  readonly what: "created" | "added to" | "kept";
}

/**
 * @param change the file's text (undefined where there is none) to the one that it should have; what is there stays in it.
 * @throws HookctlError environment, where it cannot be written.
 */
export function addFile(root: string, file: string, change: (text: string | undefined) => string): Added {
  const path = join(root, file);
  const before = readIfThere(path);
  const after = change(before);
  if (after === before || (before === undefined && after === "")) return { file, what: "kept" };
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after, before === undefined ? { flag: "wx" } : {});
  } catch (error) {
    throw new HookctlError(
      "environment",
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`,
      { where: { file: path } },
    );
  }
  return { file, what: before === undefined ? "created" : "added to" };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new HookctlError("environment", "it cannot be read", { where: { file: path } });
  }
}
