import type { Terminal } from "../core/system.ts";

/** So many characters wait before the writer does. */
const BATCH = 32_768;

/**
 * Text on its way to stdout, in batches: a stream of a million results is not a million writes, and yet what is there
 * is written as soon as the program is idle. A failed write is thrown by the next `add` or `flush`.
 */
export class Output {
  readonly #terminal: Terminal;
  #pending = "";
  #scheduled: NodeJS.Immediate | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** @returns a promise to wait for when the reader is slower than we are. */
  add(text: string | Uint8Array): Promise<void> | undefined {
    if (typeof text !== "string") {
      const before = this.flush();
      this.#writing = before.then(() => this.#terminal.write(text));
      return this.#writing;
    }
    this.#pending += text;
    if (this.#pending.length >= BATCH) return this.flush();
    this.#scheduled ??= setImmediate(() => void this.flush().catch(() => {}));
    return undefined;
  }

  /** Resolves when all is written. */
  flush(): Promise<void> {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const text = this.#pending;
    this.#pending = "";
    if (text !== "") this.#writing = Promise.all([this.#writing, this.#terminal.write(text)]).then(() => undefined);
    this.#writing.catch(() => {}); // whoever waits next gets it
    return this.#writing;
  }
}
