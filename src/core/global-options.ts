import type { OptionSpec } from "./command.ts";

/** Taken by every command. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: "format", value: "NAME", env: "HOOKCTL_FORMAT", help: "How results are written" },
  { name: "json", help: "Short for --format json (ndjson where results are a stream)" },
  { name: "quiet", short: "q", help: "Results only: no notes, no progress" },
  { name: "verbose", short: "v", help: "The rest of what is known" },
  { name: "no-color", help: "No colours (NO_COLOR=1 does the same)" },
  {
    name: "config",
    value: "FILE",
    env: "HOOKCTL_CONFIG",
    help: "The configuration file (default: hookctl.config.json)",
  },
];
