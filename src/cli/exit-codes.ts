import type { Outcome } from "../core/command.ts";

/** The one table of exit codes: `hookctl help exit-codes` prints it, docs repeat it, scripts rely on it. */
export const EXIT_CODES: readonly { readonly code: number; readonly ending: Ending; readonly meaning: string }[] = [
  { code: 0, ending: "yes", meaning: "yes: valid, accepted, healthy, found" },
  { code: 1, ending: "no", meaning: "no: invalid, refused, over a threshold, failed an audit" },
  { code: 2, ending: "usage", meaning: "the command line cannot be understood" },
  { code: 3, ending: "data", meaning: "undecided: no secret, unknown source, no or no readable capture" },
  { code: 4, ending: "network", meaning: "a host cannot be reached" },
  { code: 5, ending: "environment", meaning: "port in use, store locked or unwritable, tool missing" },
  { code: 70, ending: "bug", meaning: "a bug in hookctl (HOOKCTL_DEBUG=1 shows where)" },
  { code: 130, ending: "SIGINT", meaning: "cut off by Ctrl-C (a listener that drained exits 0)" },
  { code: 141, ending: "SIGPIPE", meaning: "whoever read the output went away: hookctl … | head" },
  { code: 143, ending: "SIGTERM", meaning: "cut off by SIGTERM" },
];

/** How a run ended. */
export type Ending = Outcome | "bug" | "SIGINT" | "SIGPIPE" | "SIGTERM";

/** The exit code for the way a run ended. */
export function exitCode(ending: Ending): number {
  return EXIT_CODES.find((row) => row.ending === ending)!.code;
}
