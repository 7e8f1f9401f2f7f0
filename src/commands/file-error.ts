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
