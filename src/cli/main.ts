/** The edge: arguments, signals and the exit code of the process. Bundled as dist/main.cjs, started by bin/hookctl.js. */
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
  const code = await hookctl(argv, nodeSystem(stop.signal, noColor(argv)), commands);
  process.exit(code);
}

function noColor(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).includes("--no-color");
}
