/** What a stream can show: colour, unicode, width. */
import type { Writable } from "node:stream";
import type { Terminal } from "../core/system.ts";

type Env = Readonly<Record<string, string | undefined>>;
type Colors = Terminal["colors"];

/** A stream of the process, as far as we ask. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  getColorDepth?(env: Env): number;
}

/** The reader of our output went away (`| head`): the run ends quietly. */
export class ClosedPipe extends Error {}

/** A terminal over a stream. The stream is opened at the first use: opening costs start-up time. */
export class StreamTerminal implements Terminal {
  readonly colors: Colors;
  readonly unicode: boolean;
  readonly #stream: OutputStream;

  constructor(stream: OutputStream, env: Env, noColor: boolean) {
    this.#stream = stream;
    this.colors = noColor ? 0 : colorsOf(stream, env);
    this.unicode = speaksUnicode(env);
    stream.on("error", () => {}); // each write reports its own failure
  }

  get stream(): Writable {
    return this.#stream;
  }

  get isTTY(): boolean {
    return this.#stream.isTTY === true;
  }

  get columns(): number {
    return this.#stream.columns || 80;
  }

  write(text: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(text, (error) => {
        if (!error) resolve();
        else reject((error as NodeJS.ErrnoException).code === "EPIPE" ? new ClosedPipe() : error);
      });
    });
  }
}

/** NO_COLOR (no-color.org: any value but the empty) wins over FORCE_COLOR (0 to 3), that over what the terminal says. */
export function colorsOf(stream: OutputStream, env: Env): Colors {
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
