/** The System of a real process. This file and main.ts are the only ones that touch `process`. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import type { System, Terminal } from "../core/system.ts";
import { StreamTerminal } from "./terminal.ts";

/** @param noColor the command line has `--no-color`. */
export function nodeSystem(signal: AbortSignal, noColor: boolean): System {
  const env = process.env;
  let out: Terminal | undefined;
  let err: Terminal | undefined;
  return {
    cwd: process.cwd(),
    env,
    clock: { now: () => Date.now() },
    random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    // Streams are opened when they are asked for: each costs start-up time.
    get stdin(): Readable & { isTTY?: boolean } {
      return process.stdin;
    },
    get out(): Terminal {
      out ??= new StreamTerminal(process.stdout, env, noColor);
      return out;
    },
    get err(): Terminal {
      err ??= new StreamTerminal(process.stderr, env, noColor);
      return err;
    },
    signal,
  };
}
