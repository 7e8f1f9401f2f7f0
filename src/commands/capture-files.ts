/** Files that a capture names (curl's `@file`): read from the capture's own folder, and from nowhere else. */
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, win32 } from "node:path";
import { HookctlError } from "../core/error.ts";

/** A body is hardly larger: bytes. */
const MAX_SIZE = 256 * 1024 * 1024;

/**
 * A reader of files in the folder or below it. A capture may be somebody else's, so it must not make us read what it
 * likes: no absolute path, no `..`, no link that leads out, nothing but plain files.
 * @returns a function of the name as the capture writes it. It throws HookctlError data that names the file.
 */
export function folderReader(folder: string): (name: string) => Uint8Array {
  return (name) => {
    if (!staysInside(name)) throw refused(name, "only files of the capture's own folder are read");
    const path = resolved(folder, name);
    if (path === undefined) throw refused(name, "it is a link that leads out of the capture's folder");
    return readPlainFile(path, name);
  };
}

function staysInside(name: string): boolean {
  if (name === "" || name.includes("\0") || isAbsolute(name) || win32.isAbsolute(name) || /^[a-z]:/i.test(name))
    return false;
  return !name.split(/[\\/]/).includes("..");
}

/** The real path, or undefined where it is outside of the folder. */
function resolved(folder: string, name: string): string | undefined {
  try {
    const inside = realpathSync(folder);
    const path = realpathSync(join(inside, name));
    const way = relative(inside, path);
    return /^\.\.(?:[\\/]|$)/.test(way) || isAbsolute(way) ? undefined : path;
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Opened without following a link that was put there since, and without waiting for a pipe's writer. */
function readPlainFile(path: string, name: string): Uint8Array {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw refused(name, "it is not a plain file");
      if (stat.size > MAX_SIZE) throw refused(name, `it is larger than ${MAX_SIZE / 1024 ** 2} MB`);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof HookctlError ? error : unreadable(name, error);
  }
}

function refused(name: string, why: string): HookctlError {
  return new HookctlError("data", `the file "${name}" that the capture names is not read: ${why}`, {
    hint: "Put it beside the capture, and name it without a path.",
  });
}

function unreadable(name: string, error: unknown): HookctlError {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === "ENOENT" || code === "ENOTDIR"
      ? "there is none"
      : code === "EACCES"
        ? "no permission"
        : (code ?? "unknown");
  return new HookctlError("data", `the file "${name}" that the capture names cannot be read (${why})`, {
    hint: "It belongs beside the capture, in the same folder.",
  });
}
