/** Colour by role, never by hue: a view says what a text is, this file says how that looks. */
import type { Terminal } from "../core/system.ts";

type Paint = (text: string) => string;

export interface Symbols {
  readonly valid: string;
  readonly invalid: string;
  readonly undecided: string;
  readonly arrow: string;
  readonly here: string;
  readonly retry: string;
  readonly dot: string;
  readonly bar: string;
  readonly ellipsis: string;
  readonly newline: string;
  readonly tab: string;
}

export interface Ink {
  readonly valid: Paint;
  readonly invalid: Paint;
  readonly undecided: Paint;
  /** What is secondary. */
  readonly dim: Paint;
  /** What to do. */
  readonly bold: Paint;
  readonly symbols: Symbols;
}

const UNICODE: Symbols = {
  valid: "✓",
  invalid: "✗",
  undecided: "?",
  arrow: "→",
  here: "←",
  retry: "↻",
  dot: "·",
  bar: "│",
  ellipsis: "…",
  newline: "⏎",
  tab: "⇥",
};
const ASCII: Symbols = {
  valid: "ok",
  invalid: "FAIL",
  undecided: "??",
  arrow: "->",
  here: "<-",
  retry: "retry",
  dot: "-",
  bar: "|",
  ellipsis: "...",
  newline: "\\n",
  tab: "\\t",
};

const plain: Paint = (text) => text;

/** The ink for a terminal. chalk is loaded only where there are colours. */
export async function inkFor(terminal: Pick<Terminal, "colors" | "unicode">): Promise<Ink> {
  const symbols = terminal.unicode ? UNICODE : ASCII;
  if (terminal.colors === 0) {
    return { valid: plain, invalid: plain, undecided: plain, dim: plain, bold: plain, symbols };
  }
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: terminal.colors });
  // chalk joins all its arguments; a role takes one, so that it can be handed to map().
  return {
    valid: (text) => chalk.green(text),
    invalid: (text) => chalk.red(text),
    undecided: (text) => chalk.yellow(text),
    dim: (text) => chalk.dim(text),
    bold: (text) => chalk.bold(text),
    symbols,
  };
}
