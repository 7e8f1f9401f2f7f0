/** From what commander found on the command line (texts) to the options that a command asked for (values). */
import type { CommandSpec, OptionSpec } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import { GLOBAL_OPTIONS } from "../core/global-options.ts";
import { nearest } from "../core/nearest.ts";
import type { System } from "../core/system.ts";
import { labelled, parseDuration, parseInteger, parseRate, parseSize, parseTime } from "../core/units.ts";

/** What commander hands over: by its own camel-case names, texts, lists of texts, and booleans. */
export type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/**
 * @param given texts by camel-case name; @param positional the arguments, in order.
 * @returns an object as `OptionsOf<spec>` promises it.
 * @throws HookctlError (usage) for what cannot be read.
 */
export function optionsOf(
  spec: CommandSpec,
  given: Given,
  positional: readonly string[],
  system: System,
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const option of [...GLOBAL_OPTIONS, ...(spec.options ?? [])]) {
    options[camel(option.name)] =
      option.value === undefined ? switchValue(option, given) : value(option, given, system);
  }
  let at = 0;
  for (const argument of spec.arguments ?? []) {
    const texts = argument.many ? positional.slice(at) : positional.slice(at, at + 1);
    at += texts.length;
    for (const text of texts) checkChoice(`<${argument.name}>`, text, argument.choices);
    options[camel(argument.name)] = argument.many ? texts : texts[0];
  }
  const named = options.format as string | undefined;
  const fromEnv = named !== undefined && given.format === undefined;
  options.format = format(spec, named, options.json === true, fromEnv);
  delete options.json;
  delete options.noColor;
  return options;
}

export function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** commander keeps `--no-x` as `x: false`. */
function switchValue(option: OptionSpec, given: Given): boolean {
  return option.name.startsWith("no-")
    ? given[camel(option.name.slice(3))] === false
    : given[camel(option.name)] === true;
}

function value(option: OptionSpec, given: Given, system: System): unknown {
  const texts = [option.name, ...(option.aliases ?? [])].flatMap(
    (name) => (given[camel(name)] ?? []) as string | readonly string[],
  );
  let label = `--${option.name}`;
  if (texts.length === 0 && option.env !== undefined && system.env[option.env]) {
    texts.push(system.env[option.env]!);
    label = option.env;
  }
  const values = texts.map((text) => typed(option, label, text, system));
  return option.many ? values : values.at(-1);
}

function typed(option: OptionSpec, label: string, text: string, system: System): string | number {
  checkChoice(label, text, option.choices);
  return labelled(label, () => {
    switch (option.type) {
      case "duration":
        return parseDuration(text);
      case "time":
        return parseTime(text, system.clock.now());
      case "size":
        return parseSize(text);
      case "rate":
        return parseRate(text);
      case "integer":
        return parseInteger(text);
      default:
        return text;
    }
  });
}

function checkChoice(label: string, text: string, choices: readonly string[] | undefined): void {
  if (choices === undefined || choices.includes(text)) return;
  throw new HookctlError("usage", `${label} cannot be "${text}"`, {
    hint: suggestion(text, choices, `One of: ${choices.join(", ")}`),
  });
}

function format(spec: CommandSpec, named: string | undefined, json: boolean, fromEnv: boolean): string {
  const short = json ? (spec.streams ? "ndjson" : "json") : undefined;
  if (short !== undefined && named !== undefined && named !== short && !fromEnv) {
    throw new HookctlError("usage", `--json and --format ${named} contradict each other`);
  }
  const wanted = short ?? named ?? spec.formats[0];
  if (spec.formats.includes(wanted)) return wanted;
  throw new HookctlError(
    "usage",
    `${spec.name} has no format "${wanted}"${fromEnv && short === undefined ? " (HOOKCTL_FORMAT)" : ""}`,
    {
      hint: suggestion(wanted, spec.formats, `Formats: ${spec.formats.join(", ")}`),
    },
  );
}

/** `Did you mean X?   rest`, or the rest alone. */
export function suggestion(word: string, candidates: Iterable<string>, rest: string): string {
  const near = nearest(word, candidates);
  return near === undefined ? rest : `Did you mean ${near}?   ${rest}`;
}
