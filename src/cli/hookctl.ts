/** The program without its process: a command line and a System in, an exit code out. */
import type { Command, CommandEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import type { View } from "../report/view.ts";
import { type Ending, exitCode } from "./exit-codes.ts";
import { failure } from "./failure.ts";
import { GLOBAL_OPTIONS } from "../core/global-options.ts";
import { suggestion } from "./options.ts";
import { execute } from "./run.ts";
import { TOPICS } from "./topics.ts";

/** A command as the generated index knows it. */
export interface CommandEntry {
  readonly summary: string;
  readonly aliases?: readonly string[];
  readonly load: () => Promise<Pick<Command<never, CommandEvent>, "spec" | "run">>;
  readonly view: () => Promise<{ readonly view: View<never, never> }>;
}
export type Commands = Readonly<Record<string, CommandEntry>>;

/**
 * Runs one command line. Never throws.
 * @param argv without node and script. @returns the exit code.
 */
export async function hookctl(argv: readonly string[], system: System, commands: Commands): Promise<number> {
  try {
    return exitCode(await dispatch(argv, system, commands));
  } catch (error) {
    return exitCode(await failure(error, system));
  }
}

async function dispatch(argv: readonly string[], system: System, commands: Commands): Promise<Ending> {
  const { name, rest } = commandOf(argv);
  if (name === undefined) throw new HookctlError("usage", "no command given", { hint: "hookctl --help lists them." });
  if (name === "help") return help(rest[0], system, commands);
  const entry = find(name, commands);
  const { spec, run } = await entry.load();
  const { parse } = await import("./parse.ts");
  const parsed = parse(spec, rest, system);
  if ("help" in parsed) return say(parsed.help, system);
  const { view } = await entry.view();
  // The spec made the options, and only `run` knows their type.
  return execute({ spec, run, view }, parsed.options as never, system);
}

/** The first word that is no option; global options may stand before it. */
function commandOf(argv: readonly string[]): { name: string | undefined; rest: readonly string[] } {
  let at = 0;
  while (argv[at]?.startsWith("-")) {
    const global = GLOBAL_OPTIONS.find(({ name, short }) => argv[at] === `--${name}` || argv[at] === `-${short}`);
    at += global?.value === undefined ? 1 : 2;
  }
  return { name: argv[at], rest: [...argv.slice(0, at), ...argv.slice(at + 1)] };
}

function find(name: string, commands: Commands): CommandEntry {
  const named = Object.entries(commands).find(([key, { aliases }]) => key === name || aliases?.includes(name));
  if (named) return named[1];
  throw new HookctlError("usage", `no command named "${name}"`, {
    hint: suggestion(name, [...Object.keys(commands), "help"], "hookctl --help lists them."),
  });
}

/** `hookctl help exit-codes`, `hookctl help verify`. The list of commands is bin/hookctl.js's own. */
async function help(topic: string | undefined, system: System, commands: Commands): Promise<Ending> {
  if (topic !== undefined && Object.hasOwn(TOPICS, topic)) return say(TOPICS[topic]!.text(), system);
  if (topic !== undefined && Object.hasOwn(commands, topic)) {
    const [{ spec }, { helpOf }] = await Promise.all([commands[topic]!.load(), import("./parse.ts")]);
    return say(helpOf(spec, system.out.columns), system);
  }
  throw new HookctlError("usage", topic === undefined ? "help on what?" : `no help on "${topic}"`, {
    hint: suggestion(
      topic ?? "",
      [...Object.keys(commands), ...Object.keys(TOPICS)],
      `Topics: ${Object.keys(TOPICS).join(", ")}, and each command`,
    ),
  });
}

async function say(text: string, system: System): Promise<Ending> {
  await system.out.write(text);
  return "yes";
}
