/** A System without a process: memory for terminals, a clock that stands still. */
import { cursorTo, clearLine, moveCursor } from "node:readline";
import { Readable, Writable } from "node:stream";
import type { System, Terminal } from "../../src/core/system.ts";

/** A terminal whose text can be read back. */
export class FakeTerminal implements Terminal {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number;
  readonly colors: Terminal["colors"];
  readonly unicode: boolean;
  readonly stream: Writable;

  constructor({
    isTTY = false,
    columns = 80,
    colors = 0,
    unicode = true,
  }: Partial<Omit<Terminal, "stream" | "write">> = {}) {
    this.isTTY = isTTY;
    this.columns = columns;
    this.colors = colors;
    this.unicode = unicode;
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.text += chunk.toString("utf8");
        done();
      },
    });
    // What tty.WriteStream has besides.
    this.stream = Object.assign(
      stream,
      isTTY && {
        isTTY,
        columns,
        cursorTo: (x: number) => cursorTo(stream, x),
        clearLine: (direction: -1 | 0 | 1) => clearLine(stream, direction),
        moveCursor: (dx: number, dy: number) => moveCursor(stream, dx, dy),
      },
    );
  }

  async write(text: string | Uint8Array): Promise<void> {
    this.text += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
  }
}

export interface FakeSystem extends System {
  readonly out: FakeTerminal;
  readonly err: FakeTerminal;
}

/** @param more what differs: `env`, `stdin`, terminals. The clock says 2026-11-24T12:00:00Z unless told otherwise. */
export function fakeSystem(more: Partial<FakeSystem> = {}): FakeSystem {
  return {
    cwd: "/nowhere",
    env: {},
    clock: { now: () => Date.UTC(2026, 10, 24, 12) },
    random: { bytes: (count) => new Uint8Array(count).fill(7), uuid: () => "01939c7e-0000-7000-8000-000000000000" },
    stdin: Readable.from([]),
    out: new FakeTerminal(),
    err: new FakeTerminal(),
    signal: new AbortController().signal,
    nodeVersion: "22.22.0",
    ...more,
  };
}
