/**
 * What a command is. Its `spec` is plain data, so that help, completion and parsing need none of its code; `run` turns
 * options into events; a view (`report/view.ts`) turns events into what the user sees.
 */
import type { System } from "./system.ts";

/** How an option's text becomes a value. `duration`: ms. `time`: Unix ms. `size`: bytes. `rate`: per second. */
export type OptionType = "text" | "duration" | "time" | "size" | "rate" | "integer";

export interface OptionSpec {
  /** Without dashes, kebab-case: `secret-env`. A switch may begin with `no-`. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** Other long names that are taken silently: words of other tools. */
  readonly aliases?: readonly string[];
  /** The placeholder in help (`NAME`); without one it is a switch. */
  readonly value?: string;
  /** Default `text`. */
  readonly type?: OptionType;
  /** It may be given several times; the value is a list. */
  readonly many?: true;
  readonly choices?: readonly string[];
  /** The environment variable that gives it when the command line does not. */
  readonly env?: string;
  readonly help: string;
}

export interface ArgumentSpec {
  readonly name: string;
  /** It takes all that follow; the value is a list. */
  readonly many?: true;
  readonly required?: true;
  readonly choices?: readonly string[];
  /** What a shell offers for it: files, where nothing is said; the source's names; words that are no closed list. */
  readonly completes?: "source" | readonly string[];
  readonly help: string;
}

export interface Example {
  /** As typed, without the prompt. */
  readonly command: string;
  /** What it is for. */
  readonly about: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One line, for the list of commands. */
  readonly summary: string;
  /** A paragraph or two, for the command's own help. */
  readonly description?: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** The formats of its output, the default first. */
  readonly formats: readonly [string, ...string[]];
  /** It reads or writes without an end: `--json` means `ndjson`, else `json`. */
  readonly streams?: true;
  /** After Ctrl-C it finishes what is in flight (a second one quits at once). Others are cut off. */
  readonly drains?: true;
  readonly examples?: readonly Example[];
}

/** How a run ended: the answer is yes or no, or the kind of trouble. `cli/exit-codes.ts` has the numbers. */
export type Outcome = "yes" | "no" | "usage" | "data" | "network" | "environment";

/** What any command may yield beside its own events: shown the same way for all, on stderr. */
export type CommonEvent =
  | { readonly type: "note"; readonly text: string }
  | {
      readonly type: "progress";
      readonly done: number;
      readonly total?: number;
      readonly unit?: "bytes";
      readonly label: string;
    };

/** The last event of a run; a command may add what its view shows. */
export interface SummaryEvent {
  readonly type: "summary";
  readonly outcome: Outcome;
}

export interface CommandEvent {
  readonly type: string;
}

/**
 * A file of `commands/`: `export const spec = {…} as const satisfies CommandSpec` and
 * `export async function* run(options: OptionsOf<typeof spec>, system: System)`. The last event is a summary.
 */
export interface Command<Options, Event extends CommandEvent> {
  readonly spec: CommandSpec;
  readonly run: (options: Options, system: System) => AsyncIterable<Event | CommonEvent | SummaryEvent>;
}

/** What every command is given. */
export interface GlobalOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Path of the configuration file. */
  readonly config: string | undefined;
}

/**
 * The options that `run` gets, by the spec: names in camel case, arguments among them by their own name.
 * Switches are booleans; values are undefined where they were not given; lists are empty.
 */
export type OptionsOf<Spec extends CommandSpec> = GlobalOptions & {
  readonly format: Spec["formats"][number];
} & { readonly [O in Members<Spec["options"]> as Camel<O["name"]>]: OptionValue<O> } & {
  readonly [A in Members<Spec["arguments"]> as Camel<A["name"]>]: ArgumentValue<A>;
};

type Members<List> = List extends readonly (infer Item)[] ? Item : never;
type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name & string;
type OptionValue<O> = O extends { value: string } ? Listed<O, Typed<O>> : boolean;
type Typed<O> = O extends { type: "duration" | "time" | "size" | "rate" | "integer" } ? number : Chosen<O>;
type Chosen<O> = O extends { choices: readonly (infer Choice)[] } ? Choice : string;
type Listed<O, Value> = O extends { many: true } ? readonly Value[] : Value | undefined;
type ArgumentValue<A> = A extends { many: true }
  ? readonly Chosen<A>[]
  : A extends { required: true }
    ? Chosen<A>
    : Chosen<A> | undefined;

export function isNote(event: CommandEvent): event is Extract<CommonEvent, { type: "note" }> {
  return event.type === "note";
}

export function isProgress(event: CommandEvent): event is Extract<CommonEvent, { type: "progress" }> {
  return event.type === "progress";
}

export function isSummary(event: CommandEvent): event is SummaryEvent {
  return event.type === "summary";
}
