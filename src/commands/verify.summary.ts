/** The end of a run over many captures: how many, and which causes. */
import { count, duration, plural } from "../report/figures.ts";
import { spread } from "../report/layout.ts";
import { table } from "../report/table.ts";
import { oneLine } from "../report/escape.ts";
import type { ViewContext } from "../report/view.ts";
import { webhookVariable } from "../core/variable.ts";
import type { Causes } from "./verify.causes.ts";
import type { VerifyOptions, VerifySummary } from "./verify.ts";

export async function summaryText(
  { counts, durationMs }: VerifySummary,
  causes: Causes,
  { ink, width }: ViewContext<VerifyOptions>,
): Promise<string> {
  const total = counts.valid + counts.invalid + counts.undecided;
  const parts = (["valid", "invalid", "undecided"] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => ink[verdict](`${ink.symbols[verdict]} ${count(counts[verdict])} ${verdict}`));
  const lines = [spread(`  ${plural(total, "capture")}   ${parts.join("   ")}`, ink.dim(duration(durationMs)), width)];
  const rows = rowsOf(causes);
  const columns = [{ head: "code" }, { head: "captures", align: "right" }, { head: "sources" }, { head: "" }] as const;
  const cells = rows.map(({ code, total: number, sources, hint }) => [code, count(number), sources, ink.bold(hint)]);
  const grid = rows.length === 0 ? "" : `\n${await table(columns, cells, ink)}`;
  return `${rows.length > 0 ? "\n" : ""}${lines.join("\n")}\n${grid}`;
}

interface Cause {
  readonly code: string;
  readonly total: number;
  readonly sources: string;
  readonly hint: string;
}

function rowsOf({ counts }: Causes): Cause[] {
  return [...counts]
    .map(([code, sources]) => {
      const sorted = [...sources].sort((a, b) => b[1] - a[1]);
      const names = sorted.slice(0, 4).map(([source, number]) => `${oneLine(source)} ${count(number)}`);
      const hint = code === "secret-missing" ? `set ${webhookVariable(sorted[0]![0], "SECRET")}` : "";
      return {
        code,
        total: sorted.reduce((sum, [, number]) => sum + number, 0),
        sources: names.join(", ") + (sorted.length > 4 ? " …" : ""),
        hint,
      };
    })
    .sort((a, b) => b.total - a.total);
}
