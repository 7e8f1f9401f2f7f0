import type { ResultJson } from "./verify-json.ts";

/** What went wrong, counted: of a million results only this is kept. */
export class Causes {
  /** Code → source → how often. */
  readonly counts = new Map<string, Map<string, number>>();

  /** @param result one that is not valid. */
  add({ code, source }: Pick<ResultJson, "code" | "source">): void {
    const sources = this.counts.get(code ?? "") ?? new Map<string, number>();
    sources.set(source ?? "unknown", (sources.get(source ?? "unknown") ?? 0) + 1);
    this.counts.set(code ?? "", sources);
  }
}
