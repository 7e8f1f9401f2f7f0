/** One command's spec, wired to commander. */
import { Command, CommanderError, Option } from "commander";
import type { CommandSpec, OptionSpec } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { GLOBAL_OPTIONS } from "../core/global-options.ts";
import { type Given, optionsOf } from "./options.ts";

export type Parsed = { readonly help: string } | { readonly options: Record<string, unknown> };

/**
 * @param argv what follows the command's name.
 * @returns the options, or the help text where it was asked for.
 * @throws HookctlError (usage).
 */
export function parse(spec: CommandSpec, argv: readonly string[], system: System): Parsed {
  const command = wire(spec);
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return { help: helpOf(spec, system.out.columns) };
    throw usageError(error, spec);
  }
  return { options: optionsOf(spec, command.opts<Given>(), command.args, system) };
}

/** The command's help, wrapped at `columns`. */
export function helpOf(spec: CommandSpec, columns: number): string {
  const command = wire(spec).configureHelp({
    helpWidth: Math.min(columns, 100),
    optionTerm: ({ flags }) => flags.replace(/<(.+)>$/, "$1"), // --source NAME
  });
  const examples = (spec.examples ?? []).map(({ command: line, about }) => `  ${line}\n      ${about}\n`);
  return command.helpInformation() + (examples.length > 0 ? `\nExamples:\n${examples.join("")}` : "");
}

function wire(spec: CommandSpec): Command {
  const command = new Command(spec.name)
    .description(spec.description ?? spec.summary)
    .usage(
      ["[options]", ...(spec.arguments ?? []).map(({ name, many, required }) => bracket(name, many, required))].join(
        " ",
      ),
    )
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .allowExcessArguments(false)
    .helpOption("-h, --help", "Show this");
  command.name(`hookctl ${spec.name}`);
  for (const { name, many, required, help, choices } of spec.arguments ?? []) {
    command.argument(bracket(name, many, required), withChoices(help, choices));
  }
  for (const option of spec.options ?? []) addOption(command, option);
  for (const option of GLOBAL_OPTIONS) {
    const help = option.name === "format" ? `${option.help}: ${spec.formats.join(", ")}` : option.help;
    addOption(command, { ...option, help }, "For every command:");
  }
  return command;
}

function bracket(name: string, many?: true, required?: true): string {
  const inner = many ? `${name}...` : name;
  return required ? `<${inner}>` : `[${inner}]`;
}

function addOption(command: Command, option: OptionSpec, group?: string): void {
  const placeholder = option.value === undefined ? "" : ` <${option.value}>`;
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const env = option.env === undefined ? "" : ` (${option.env})`;
  const main = new Option(`${short}--${option.name}${placeholder}`, withChoices(option.help, option.choices) + env);
  if (group !== undefined) main.helpGroup(group);
  command.addOption(listed(main, option));
  for (const alias of option.aliases ?? []) {
    command.addOption(listed(new Option(`--${alias}${placeholder}`), option).hideHelp());
  }
}

/** Values are kept as lists where several count, and `--x ""` is a value too. */
function listed(option: Option, { many }: OptionSpec): Option {
  return many ? option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]) : option;
}

function withChoices(help: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? help : `${help}: ${choices.join(", ")}`;
}

/** commander's message, in our shape: what is wrong, then what to do. */
function usageError(error: CommanderError, spec: CommandSpec): HookctlError {
  const [message = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const near = /\(Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(" "));
  const more = `hookctl ${spec.name} --help lists what it takes.`;
  return new HookctlError("usage", message.replaceAll("'", '"'), {
    hint: near ? `Did you mean ${near[1]}?   ${more}` : more,
  });
}
