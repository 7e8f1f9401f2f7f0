import { HookctlError } from "../core/error.ts";

/** Why a file cannot be read, for people. @param error what `node:fs` threw. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "no permission";
    default:
      return `it cannot be read (${code ?? "unknown"})`;
  }
}

/** The trouble with one file of several, which is its own result; undefined for what is no trouble of a file. */
export function fileError(error: unknown, name: string): HookctlError | undefined {
  if (error instanceof HookctlError) return error.kind === "data" ? error : undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined && code !== "ERR_FS_FILE_TOO_LARGE") return undefined;
  return new HookctlError("data", whyUnreadable(error), { where: { file: name } });
}
