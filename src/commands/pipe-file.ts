import { constants, openSync, readFileSync, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { allOf } from "./stdin.ts";

/**
 * A named pipe, or what a shell's `<(command)` hands over, as a stream. It is opened without waiting for its writer
 * and read by the event loop, so that Ctrl-C ends the wait: a thread that is stuck in `open` would keep the process.
 * @throws what `node:fs` throws where it cannot be opened.
 */
export async function openPipe(path: string): Promise<Readable> {
  const { Socket } = await import("node:net");
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  return new Socket({ fd, readable: true, writable: false });
}

/** Is it one? Then it can be read only once. */
export function isPipe(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFIFO() ?? false;
}

/** All bytes of a file or a pipe. @throws what `node:fs` throws where it cannot be read. */
export async function readFileOrPipe(path: string): Promise<Buffer> {
  return isPipe(path) ? allOf(await openPipe(path)) : readFileSync(path);
}
