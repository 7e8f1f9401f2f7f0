/** A bar on stderr for runs that take long: on a terminal only, never in CI, and not before half a second. */
import type { Ora } from "ora";
import type { Clock, Terminal } from "../core/system.ts";
import { oneLine } from "./escape.ts";
import { bytes, count } from "./figures.ts";
import { truncate } from "./layout.ts";

const PATIENCE_MS = 500;
const FRAME_MS = 100;
const BAR_WIDTH = 24;

export interface ProgressState {
  readonly done: number;
  /** Absent: nobody knows. */
  readonly total?: number;
  readonly unit?: "bytes";
  readonly label: string;
}

export class Progress {
  readonly #terminal: () => Terminal;
  readonly #clock: Clock;
  #next: number;
  #spinner: Promise<Ora> | undefined;
  #shown: Ora | undefined;

  /** @param terminal asked only when the bar would show: opening stderr costs start-up time. */
  constructor(terminal: () => Terminal, clock: Clock, env: Readonly<Record<string, string | undefined>>) {
    this.#terminal = terminal;
    this.#clock = clock;
    this.#next = env.CI ? Number.POSITIVE_INFINITY : clock.now() + PATIENCE_MS;
  }

  /** @returns a promise only while the spinner is being loaded. */
  update(state: ProgressState): Promise<void> | undefined {
    const now = this.#clock.now();
    if (now < this.#next) return undefined;
    this.#next = this.#terminal().isTTY ? now + FRAME_MS : Number.POSITIVE_INFINITY;
    if (this.#next === Number.POSITIVE_INFINITY) return undefined;
    if (this.#shown === undefined) return this.#start(state);
    this.#draw(this.#shown, state);
    return undefined;
  }

  /** Takes the bar away, so that something else can be written; the next update brings it back. */
  clear(): void {
    this.#shown?.clear();
  }

  /** Takes the bar away for good, and gives the cursor back. */
  stop(): void {
    this.#next = Number.POSITIVE_INFINITY;
    this.#shown?.stop();
  }

  async #start(state: ProgressState): Promise<void> {
    this.#spinner ??= this.#load();
    const spinner = await this.#spinner;
    if (this.#next === Number.POSITIVE_INFINITY) return;
    this.#shown = spinner.start();
    this.#draw(spinner, state);
  }

  async #load(): Promise<Ora> {
    const { default: ora } = await import("ora");
    const { stream, colors, unicode } = this.#terminal();
    const color = colors === 0 ? false : "gray";
    return ora({ stream, color, spinner: unicode ? "dots" : "line", discardStdin: false, isEnabled: true });
  }

  /** The run may keep the thread busy for long, so that the spinner's own timer never fires: each update draws. */
  #draw(spinner: Ora, state: ProgressState): void {
    const { unicode, columns } = this.#terminal();
    spinner.text = truncate(progressLine(state, unicode), Math.max(10, columns - 3), unicode ? "…" : "...");
    spinner.render();
  }
}

/** `████████░░░░  1,204 of 48,000  captures`, `████████░░░░  12 MB of 2.1 GB  deliveries.ndjson`. */
export function progressLine({ done, total, unit, label }: ProgressState, unicode: boolean): string {
  const figure = unit === "bytes" ? bytes : count;
  const what = oneLine(label);
  if (total === undefined || total <= 0) return `${figure(done)}  ${what}`;
  const full = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  const bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(BAR_WIDTH - full);
  return `${bar}  ${figure(done)} of ${figure(total)}  ${what}`;
}
