/** Tables without lines: a dim head, two blanks between columns, numbers to the right. */
import type { Ink } from "./ink.ts";
import { truncate } from "./layout.ts";

export interface Column {
  readonly head: string;
  /** `right` for numbers. Default `left`. */
  readonly align?: "left" | "right";
  /** Columns of the terminal; longer cells (without colours) are cut. */
  readonly max?: number;
}

const NO_LINES = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
  ].map((name) => [name, ""]),
);

/**
 * @param rows cells on one line each, escaped, perhaps coloured.
 * @returns lines, each ending in a newline. cli-table3 is loaded only here.
 */
export async function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  ink: Ink,
): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const grid = new Table({
    head: columns.map(({ head }) => ink.dim(head)),
    colAligns: columns.map(({ align }) => align ?? "left"),
    chars: { ...NO_LINES, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) {
    grid.push(
      columns.map(({ max }, at) =>
        max === undefined ? (row[at] ?? "") : truncate(row[at] ?? "", max, ink.symbols.ellipsis),
      ),
    );
  }
  const lines = grid.toString().split("\n");
  return lines.map((line) => `  ${line}`.trimEnd() + "\n").join("");
}
