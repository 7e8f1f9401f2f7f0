/** The edge: arguments, signals and the exit code of the process. Bundled as dist/main.cjs, started by bin/hookctl.js. */
import { writeSync } from "node:fs";
import { commands } from "../commands/index.generated.ts";
import { exitCode } from "./exit-codes.ts";
import { hookctl } from "./hookctl.ts";
import { nodeSystem } from "./node-system.ts";

/** Runs the process's command line, then ends the process. */
export async function main(): Promise<void> {
  if (process.env.HOOKCTL_DEBUG === "1") process.setSourceMapsEnabled(true);
  const argv = process.argv.slice(2);
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(exitCode(name)); // the second one quits at once
      stop.abort(name);
    });
  }
  // The last resort: what nobody caught is a bug, never "invalid" (1).
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, lastResort);
  try {
    process.exit(await hookctl(argv, nodeSystem(stop.signal, noColor(argv)), commands));
  } catch (error) {
    lastResort(error);
  }
}

function lastResort(error: unknown): never {
  const gone =
    (error as NodeJS.ErrnoException | undefined)?.code === "ENOENT" &&
    (error as NodeJS.ErrnoException).syscall === "uv_cwd";
  const text = gone
    ? "the working folder is gone"
    : `a bug in hookctl (${error instanceof Error ? error.name : typeof error})`;
  const stack = process.env.HOOKCTL_DEBUG === "1" && error instanceof Error ? `${error.stack}\n` : "";
  writeSync(2, `error: ${text}\n${stack}`);
  process.exit(exitCode(gone ? "environment" : "bug"));
}

function noColor(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).includes("--no-color");
}
