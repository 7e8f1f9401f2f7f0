import type { Outcome } from "../core/command.ts";

/** The one table of exit codes: `hookctl help exit-codes` prints it, docs repeat it, scripts rely on it. */
export const EXIT_CODES: readonly { readonly code: number; readonly word: string; readonly meaning: string }[] = [
  { code: 0, word: "yes", meaning: "valid, accepted, healthy, found" },
  { code: 1, word: "no", meaning: "invalid signature, expectation failed, threshold breached, audit failed" },
  { code: 2, word: "usage", meaning: "the command line cannot be understood" },
  {
    code: 3,
    word: "data",
    meaning: "undecided: unreadable capture, unknown source, no secret, no such file or delivery",
  },
  { code: 4, word: "network", meaning: "a host cannot be reached" },
  { code: 5, word: "environment", meaning: "port in use, store locked or unwritable, tool missing" },
  { code: 70, word: "bug", meaning: "a bug in hookctl (HOOKCTL_DEBUG=1 shows the stack)" },
  { code: 130, word: "SIGINT", meaning: "cut off by Ctrl-C (a listener that drained exits 0)" },
  { code: 141, word: "SIGPIPE", meaning: "whoever read the output went away (hookctl … | head)" },
  { code: 143, word: "SIGTERM", meaning: "cut off by SIGTERM" },
];

/** How a run ended. */
export type Ending = Outcome | "bug" | "SIGINT" | "SIGPIPE" | "SIGTERM";

/** The exit code for the way a run ended. */
export function exitCode(ending: Ending): number {
  return EXIT_CODES.find(({ word }) => word === ending)!.code;
}
