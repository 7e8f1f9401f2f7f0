import { constants, openSync } from "node:fs";
import type { Readable } from "node:stream";

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
