/** Where output goes: to a terminal, with its colours, unicode and width; or to a file or pipe. */
import { fstatSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import type { Terminal } from "../core/system.ts";

type Env = Readonly<Record<string, string | undefined>>;
type Colors = Terminal["colors"];

/** A stream of the process, as far as we ask. */
export interface Stream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  getColorDepth?(env: Env): number;
}

/** The reader of our output went away (`| head`): the run ends quietly. */
export class ClosedPipe extends Error {}

/** Width where none is known. */
const COLUMNS = 80;

/** Output through one of the process's streams. */
export class StreamTerminal implements Terminal {
  readonly stream: Stream;
  readonly isTTY: boolean;
  readonly colors: Colors;
  readonly unicode: boolean;

  constructor(stream: Stream, env: Env, noColor: boolean) {
    this.stream = stream;
    this.isTTY = stream.isTTY === true;
    this.colors = noColor ? 0 : colorsOf(stream, env);
    this.unicode = speaksUnicode(env);
    stream.on("error", () => {}); // each write reports its own failure
  }

  get columns(): number {
    return this.stream.columns || COLUMNS;
  }

  write(text: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(text, (error) => (error ? reject(asClosedPipe(error)) : resolve()));
    });
  }
}

/**
 * Output to a file or pipe, straight to its descriptor: opening the process's stream takes some milliseconds of every
 * start. Node writes to both synchronously, too (on POSIX).
 */
export class FileTerminal implements Terminal {
  readonly isTTY = false;
  readonly columns = COLUMNS;
  readonly colors: Colors;
  readonly unicode: boolean;
  readonly #descriptor: number;
  readonly #open: () => Stream;
  #fallback: StreamTerminal | undefined;

  /** @param open the process's stream, for whoever needs one. */
  constructor(descriptor: number, open: () => Stream, env: Env, noColor: boolean) {
    this.#descriptor = descriptor;
    this.#open = open;
    this.colors = noColor ? 0 : colorsOf({}, env);
    this.unicode = speaksUnicode(env);
  }

  /** Is the descriptor a file or a pipe (for some parents, a socket)? A terminal is a character device. */
  static fits(descriptor: number): boolean {
    try {
      const stats = fstatSync(descriptor);
      return stats.isFIFO() || stats.isFile() || stats.isSocket();
    } catch {
      return false;
    }
  }

  get stream(): Writable {
    return this.#open();
  }

  async write(text: string | Uint8Array): Promise<void> {
    let rest = typeof text === "string" ? Buffer.from(text, "utf8") : text;
    try {
      while (rest.length > 0 && this.#fallback === undefined) rest = rest.subarray(writeSync(this.#descriptor, rest));
    } catch (error) {
      // Somebody made the pipe non-blocking, and it is full: the stream knows how to wait.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw asClosedPipe(error as Error);
      this.#fallback = new StreamTerminal(this.#open(), {}, true);
    }
    if (rest.length > 0) await this.#fallback?.write(rest);
  }
}

function asClosedPipe(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EPIPE" || code === "ECONNRESET" ? new ClosedPipe() : error;
}

/** NO_COLOR (no-color.org: any value but the empty) wins over FORCE_COLOR (0 to 3), that over what the terminal says. */
export function colorsOf(stream: Pick<Stream, "isTTY" | "getColorDepth">, env: Env): Colors {
  if (env.NO_COLOR) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") {
    if (forced === "0" || forced === "false") return 0;
    return forced === "2" ? 2 : forced === "3" ? 3 : 1;
  }
  if (stream.isTTY !== true || env.TERM === "dumb") return 0;
  const depth = stream.getColorDepth?.(env) ?? 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

/** UTF-8 unless the locale says otherwise, or the terminal is a kernel console or dumb. */
export function speaksUnicode(env: Env): boolean {
  if (env.TERM === "linux" || env.TERM === "dumb") return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return !locale || /utf-?8/i.test(locale);
}
