/** Compilers that may or may not be here. */
import { spawnSync } from "node:child_process";

const inCi = Boolean(process.env.CI || process.env.HOOKCTL_CI);

export function isThere(tool: string, ...probe: string[]): boolean {
  return spawnSync(tool, probe, { stdio: "ignore" }).status === 0;
}

/** Skipped where the tool is not installed; but in CI it has to be, and the test fails. */
export function isMissing(tool: string, ...probe: string[]): boolean {
  return !inCi && !isThere(tool, ...probe);
}

/** Runs a tool on a text. @throws where it fails, with what it said. */
export function pipe(command: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === null || status !== 0) {
    throw new Error(`${command} failed: ${error?.message ?? ""} ${stdout ?? ""} ${stderr ?? ""}`.slice(0, 4000));
  }
  return stdout;
}
