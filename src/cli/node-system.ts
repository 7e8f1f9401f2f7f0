/** The System of a real process. This file and main.ts are the only ones that touch `process`. */
import type { Readable } from "node:stream";
import type { System, Terminal } from "../core/system.ts";
import { FileTerminal, StreamTerminal, type Stream } from "./terminal.ts";

/** @param noColor the command line has `--no-color`. */
export function nodeSystem(signal: AbortSignal, noColor: boolean): System {
  const { env } = process;
  let out: Terminal | undefined;
  let err: Terminal | undefined;
  return {
    cwd: process.cwd(),
    env,
    clock: { now: () => Date.now() },
    random: { bytes: (count) => crypto().randomBytes(count), uuid: () => crypto().randomUUID() },
    get stdin(): Readable & { isTTY?: boolean } {
      return process.stdin;
    },
    get out(): Terminal {
      out ??= terminal(1, () => process.stdout);
      return out;
    },
    get err(): Terminal {
      err ??= terminal(2, () => process.stderr);
      return err;
    },
    signal,
    nodeVersion: process.versions.node,
  };

  function terminal(descriptor: number, open: () => Stream): Terminal {
    const direct = process.platform !== "win32" && FileTerminal.fits(descriptor);
    return direct ? new FileTerminal(descriptor, open, env, noColor) : new StreamTerminal(open(), env, noColor);
  }
}

/** Loaded when it is used: it costs 3 ms. */
function crypto(): typeof import("node:crypto") {
  return process.getBuiltinModule("node:crypto");
}
