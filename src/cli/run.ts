/** Runs a command and shows its events: results to stdout by its view, notes and progress to stderr. */
import {
  type Command,
  type CommandEvent,
  type GlobalOptions,
  isNote,
  isProgress,
  isSummary,
  type Outcome,
} from "../core/command.ts";
import type { System } from "../core/system.ts";
import { printable } from "../report/escape.ts";
import { inkFor } from "../report/ink.ts";
import { Progress } from "../report/progress.ts";
import type { View } from "../report/view.ts";
import type { Ending } from "./exit-codes.ts";
import { Output } from "./output.ts";

interface Runnable<Options extends GlobalOptions> {
  readonly spec: Command<Options, CommandEvent>["spec"];
  readonly run: Command<Options, CommandEvent>["run"];
  readonly view: View<Options, CommandEvent>;
}

/** @returns what the summary says; or the signal that cut the run off. */
export async function execute<Options extends GlobalOptions>(
  command: Runnable<Options>,
  options: Options,
  system: System,
): Promise<Ending> {
  const { signal } = system;
  const running = show(command, options, system);
  if (command.spec.drains) return running;
  return Promise.race([running, aborted(signal)]);
}

/** Resolves with the signal's name; pending for ever when none comes. */
function aborted(signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (): void => resolve(signal.reason as Ending);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

async function show<Options extends GlobalOptions>(
  { run, view }: Runnable<Options>,
  options: Options,
  system: System,
): Promise<Outcome> {
  const ink = await inkFor(system.out);
  const { columns } = system.out;
  const renderer = await view({ options, ink, columns, width: Math.max(40, Math.min(80, columns)) });
  const output = new Output(system.out);
  const progress = options.quiet ? undefined : new Progress(() => system.err, system.clock, system.env);
  let outcome: Outcome | undefined;
  try {
    for await (const event of run(options, system)) {
      if (isProgress(event)) {
        const loading = progress?.update(event);
        if (loading) await loading;
      } else if (isNote(event)) {
        if (!options.quiet) {
          progress?.clear();
          await system.err.write(`note: ${printable(event.text)}\n`);
        }
      } else {
        if (isSummary(event)) outcome = event.outcome;
        const rendered = renderer.event(event);
        const text = rendered instanceof Promise ? await rendered : rendered;
        if (text.length > 0) {
          progress?.clear();
          const full = output.add(text);
          if (full) await full;
        }
      }
    }
  } finally {
    progress?.stop();
    await output.flush();
  }
  if (outcome === undefined) throw new Error("a command ended without a summary");
  return outcome;
}
