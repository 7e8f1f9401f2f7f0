/** A bar on stderr for runs that take long: on a terminal only, never in CI, and not before half a second. */
import type { Clock, Terminal } from "../core/system.ts";
import { truncate } from "./layout.ts";
import { oneLine } from "./escape.ts";

const PATIENCE_MS = 500;
const FRAME_MS = 100;
const BAR_WIDTH = 24;

export interface ProgressState {
  readonly done: number;
  /** Absent: nobody knows. */
  readonly total?: number;
  readonly label: string;
}

export class Progress {
  readonly #terminal: Terminal;
  readonly #clock: Clock;
  readonly #shows: boolean;
  #next: number;
  #drawn = false;

  constructor(terminal: Terminal, clock: Clock, env: Readonly<Record<string, string | undefined>>) {
    this.#terminal = terminal;
    this.#clock = clock;
    this.#shows = terminal.isTTY && !env.CI;
    this.#next = this.#shows ? clock.now() + PATIENCE_MS : Number.POSITIVE_INFINITY;
  }

  update(state: ProgressState): void {
    if (!this.#shows) return;
    const now = this.#clock.now();
    if (now < this.#next) return;
    this.#next = now + FRAME_MS;
    this.#drawn = true;
    const line = truncate(progressLine(state, this.#terminal.unicode), this.#terminal.columns - 1, this.#terminal.unicode ? "…" : "...");
    void this.#terminal.write(`\r${line}\x1b[K`).catch(() => {});
  }

  /** Takes the bar away, so that something else can be written. */
  clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    void this.#terminal.write("\r\x1b[K").catch(() => {});
  }
}

/** `  ████████░░░░  1,204 of 48,000  captures`. */
export function progressLine({ done, total, label }: ProgressState, unicode: boolean): string {
  const count = done.toLocaleString("en-US");
  const what = oneLine(label);
  if (total === undefined || total <= 0) return `  ${count}  ${what}`;
  const full = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  const bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(BAR_WIDTH - full);
  return `  ${bar}  ${count} of ${total.toLocaleString("en-US")}  ${what}`;
}
