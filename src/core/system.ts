import type { Readable, Writable } from "node:stream";

/** The edge of the program: everything impure that a command may touch arrives in here. */
export interface System {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly out: Terminal;
  readonly err: Terminal;
  readonly signal: AbortSignal;
  /** The version of Node that runs us, without `v`. */
  readonly nodeVersion: string;
}

export interface Clock {
  /** Unix ms. */
  now(): number;
}

export interface Random {
  bytes(count: number): Uint8Array;
  uuid(): string;
}

/** A stream that people or programs read. */
export interface Terminal {
  readonly stream: Writable;
  readonly isTTY: boolean;
  readonly columns: number;
  /** 0: none, 1: 16 colours, 2: 256, 3: 16 million. */
  readonly colors: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
  /** Resolves when the stream takes more; so a slow reader slows us. */
  write(text: string | Uint8Array): Promise<void>;
}
