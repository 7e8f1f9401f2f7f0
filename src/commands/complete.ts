/** What may stand at the cursor of a command line: made of the commands' specs, for every shell the same. */
import type { ArgumentSpec, CommandSpec, OptionSpec } from "../core/command.ts";
import { GLOBAL_OPTIONS } from "../core/global-options.ts";

export interface Candidate {
  readonly value: string;
  readonly about: string;
}

export interface Completion {
  readonly candidates: readonly Candidate[];
  /** The shell offers files besides. */
  readonly files: boolean;
}

/** What is known of the commands; a spec is loaded only where the line has its command. */
export interface Known {
  readonly commands: readonly Candidate[];
  readonly topics: readonly Candidate[];
  readonly spec: (command: string) => Promise<CommandSpec | undefined>;
  /** Names that `--source` takes. */
  readonly sources: () => readonly Candidate[];
}

const NOTHING: Completion = { candidates: [], files: false };
const FILES: Completion = { candidates: [], files: true };
const HELP: OptionSpec = { name: "help", short: "h", help: "Show what it takes" };
const VERSION: OptionSpec = { name: "version", short: "V", help: "The version" };

/** @param words those after `hookctl`; the last one is being typed, and may be empty. */
export async function complete(words: readonly string[], known: Known): Promise<Completion> {
  const { before, current, prefix } = joined(words);
  const found = await completed(before, current, known);
  const candidates = found.candidates.filter(({ value }) => value.startsWith(current));
  return { ...found, candidates: candidates.map(({ value, about }) => ({ value: prefix + value, about })) };
}

/**
 * `--source=st` is an option and what is typed of its value. Bash gives it as three words, and wants the value alone;
 * other shells give one, and want all of it.
 */
function joined(words: readonly string[]): { before: readonly string[]; current: string; prefix: string } {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const whole = /^(--[^=]+)=(.*)$/s.exec(current);
  if (whole) return { before: [...before, whole[1]!], current: whole[2]!, prefix: `${whole[1]}=` };
  if (current === "=") return { before, current: "", prefix: "" };
  return { before: before.at(-1) === "=" ? before.slice(0, -1) : before, current, prefix: "" };
}

async function completed(before: readonly string[], current: string, known: Known): Promise<Completion> {
  const { command, rest, awaiting } = read(before, GLOBAL_OPTIONS);
  if (command === undefined) {
    if (awaiting) return valuesOf(awaiting, [], known);
    return {
      candidates: current.startsWith("-")
        ? optionsOf([HELP, VERSION, ...GLOBAL_OPTIONS], [])
        : [...known.commands, { value: "help", about: "Help on a command, or a topic" }],
      files: false,
    };
  }
  if (command === "help")
    return rest.length > 0 ? NOTHING : { candidates: [...known.topics, ...known.commands], files: false };
  const spec = await known.spec(command);
  return spec ? ofCommand(spec, rest, current, known) : NOTHING;
}

function ofCommand(spec: CommandSpec, words: readonly string[], current: string, known: Known): Completion {
  const options = [...(spec.options ?? []), ...GLOBAL_OPTIONS];
  const ended = words.indexOf("--");
  const { places, awaiting } = positions(ended < 0 ? words : words.slice(0, ended), options);
  if (ended < 0 && awaiting) return valuesOf(awaiting, spec.formats, known);
  if (ended < 0 && current.startsWith("-")) return { candidates: optionsOf([...options, HELP], words), files: false };
  const at = places + (ended < 0 ? 0 : words.length - ended - 1);
  const list = spec.arguments ?? [];
  const argument = list[at] ?? (list.at(-1)?.many ? list.at(-1) : undefined);
  return argument ? argumentValues(argument, known) : NOTHING;
}

/** The command, what follows it, and the option that waits for its value. */
function read(
  words: readonly string[],
  options: readonly OptionSpec[],
): { command: string | undefined; rest: readonly string[]; awaiting: OptionSpec | undefined } {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!word.startsWith("-")) return { command: word, rest: words.slice(at + 1), awaiting: undefined };
    const option = optionOf(word, options);
    if (option?.value === undefined || word.includes("=")) continue;
    at += 1;
    if (at === words.length) return { command: undefined, rest: [], awaiting: option };
  }
  return { command: undefined, rest: [], awaiting: undefined };
}

/** How many arguments stand there already. */
function positions(
  words: readonly string[],
  options: readonly OptionSpec[],
): { places: number; awaiting: OptionSpec | undefined } {
  let places = 0;
  let rest = words;
  for (;;) {
    const { command, rest: after, awaiting } = read(rest, options);
    if (command === undefined) return { places, awaiting };
    places += 1;
    rest = after;
  }
}

function optionOf(word: string, options: readonly OptionSpec[]): OptionSpec | undefined {
  const name = word.replace(/=.*/s, "");
  return options.find(
    ({ name: long, short, aliases = [] }) =>
      name === `--${long}` || name === `-${short}` || aliases.some((alias) => name === `--${alias}`),
  );
}

/** Those that can still be given. */
function optionsOf(options: readonly OptionSpec[], words: readonly string[]): Candidate[] {
  const given = new Set(words.filter((word) => word.startsWith("-")).map((word) => optionOf(word, options)));
  return options
    .filter((option) => option.many || !given.has(option))
    .map(({ name, help }) => ({ value: `--${name}`, about: help }));
}

function valuesOf({ name, value, choices }: OptionSpec, formats: readonly string[], known: Known): Completion {
  if (name === "format") return listed(formats);
  if (choices) return listed(choices);
  if (name === "source") return { candidates: known.sources(), files: false };
  return value === "FILE" ? FILES : NOTHING;
}

function argumentValues({ choices, completes }: ArgumentSpec, known: Known): Completion {
  if (choices) return listed(choices);
  if (completes === "source") return { candidates: known.sources(), files: false };
  return completes ? listed(completes) : FILES;
}

function listed(values: readonly string[]): Completion {
  return { candidates: values.map((value) => ({ value, about: "" })), files: false };
}
