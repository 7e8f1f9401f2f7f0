import type { Terminal } from "../core/system.ts";

/** So many characters wait before the writer does. */
const BATCH = 32_768;

/**
 * Text on its way to stdout, in batches: a stream of a million results is not a million writes, and yet what is there
 * is written as soon as the program is idle. A write that failed is thrown by the next `add` or `flush`.
 */
export class Output {
  readonly #terminal: Terminal;
  #pending = "";
  #scheduled: NodeJS.Immediate | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /**
   * @param output text, which is batched, or bytes, which are a batch already.
   * @returns a promise to wait for when the reader is slower than we are.
   */
  add(output: string | Uint8Array): Promise<void> | undefined {
    if (this.#failure) throw this.#failure;
    if (typeof output !== "string") {
      this.#send();
      this.#write(output);
      return this.flush();
    }
    this.#pending += output;
    if (this.#pending.length >= BATCH) return this.flush();
    this.#scheduled ??= setImmediate(() => this.#send());
    return undefined;
  }

  /** Resolves when all is written. */
  async flush(): Promise<void> {
    this.#send();
    await this.#writing;
    if (this.#failure) throw this.#failure;
  }

  #send(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const text = this.#pending;
    this.#pending = "";
    if (text !== "") this.#write(text);
  }

  #write(output: string | Uint8Array): void {
    if (this.#failure) return;
    const write = this.#terminal.write(output).catch((error: Error) => {
      this.#failure ??= error;
    });
    this.#writing = Promise.all([this.#writing, write]).then(() => undefined);
  }
}
