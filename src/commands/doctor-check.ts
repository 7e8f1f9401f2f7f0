/** What `doctor` says of the environment: one line for each thing that it looked at. */
import type { Origin } from "../core/delivery.ts";

export interface Check {
  /** What was looked at, in a word: `node`, `config`, a source, a file. */
  readonly name: string;
  /** `problem`: it must be mended (exit 1). `warning`: it may be meant so. `note`: neither right nor wrong. */
  readonly status: "ok" | "note" | "warning" | "problem";
  readonly text: string;
  /** Of problems and warnings: stable, scripts match on it. */
  readonly code?: string;
  /** What to do. */
  readonly fix?: string;
  readonly where?: Origin;
}
