/** What happens when a command throws: one shape for errors that the user can act on, a short word for bugs. */
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { printable } from "../report/escape.ts";
import { inkFor } from "../report/ink.ts";
import { errorText } from "../report/error.ts";
import type { Ending } from "./exit-codes.ts";
import { ClosedPipe } from "./terminal.ts";

/** Writes the error to stderr. @returns the ending for it. */
export async function failure(error: unknown, system: System): Promise<Ending> {
  if (error instanceof ClosedPipe) return "SIGPIPE";
  const debug = system.env.HOOKCTL_DEBUG === "1";
  try {
    const known = asHookctlError(error);
    await system.err.write(known ? errorText(known, await inkFor(system.err), system.err.columns) : bug(error));
    if (debug) await system.err.write(`${printable(stackOf(error))}\n`);
    return known?.kind ?? "bug";
  } catch {
    return "bug"; // stderr is gone too: only the exit code is left to tell
  }
}

/** A full disk behind stdout is the environment's fault, not ours. */
function asHookctlError(error: unknown): HookctlError | undefined {
  if (error instanceof HookctlError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === "write" ? new HookctlError("environment", `the output cannot be written (${code})`) : undefined;
}

/** Not the message: a parser's may quote its input, and that may be a secret. */
function bug(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return `error: a bug in hookctl (${printable(name)})\n       HOOKCTL_DEBUG=1 shows where; please report it with that.\n`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
