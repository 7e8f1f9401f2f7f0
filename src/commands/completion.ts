import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import type { System } from "../core/system.ts";
import { names } from "../providers/index.generated.ts";
import { type Candidate, complete, type Completion, type Known } from "./complete.ts";
import { INSTALL, type Shell, SCRIPTS } from "./completion-scripts.ts";
import type { Config } from "./config.ts";
import { commands } from "./index.generated.ts";
import { findProject } from "./project.ts";

const SHELLS = Object.keys(SCRIPTS) as Shell[];

export const spec = {
  name: "completion",
  summary: "A script that completes hookctl's commands, options and sources in your shell",
  description:
    "Prints the script for bash, zsh, fish or powershell. It completes commands, options, their values, providers, the project's own sources, and files.",
  arguments: [
    {
      name: "shell",
      many: true,
      completes: ["bash", "zsh", "fish", "powershell"],
      help: "bash, zsh, fish or powershell",
    },
  ],
  options: [
    { name: "complete", help: "For the scripts: what may follow the words after --, the last of which is being typed" },
    { name: "next", help: "With --complete: a new word begins after them" },
  ],
  formats: ["human"],
  examples: [
    { command: "source <(hookctl completion bash)", about: "in ~/.bashrc; zsh likewise in ~/.zshrc, after compinit" },
    { command: "hookctl completion fish > ~/.config/fish/completions/hookctl.fish", about: "fish" },
    { command: "hookctl completion powershell | Out-String | Invoke-Expression", about: "in $PROFILE" },
  ],
} as const satisfies CommandSpec;

export type CompletionOptions = OptionsOf<typeof spec>;
export type CompletionEvent =
  | { readonly type: "script"; readonly text: string }
  | { readonly type: "completed"; readonly completion: Completion };

export async function* run(
  options: CompletionOptions,
  system: System,
): AsyncIterable<CompletionEvent | CommonEvent | SummaryEvent> {
  if (options.complete) {
    const words = options.next ? [...options.shell, ""] : options.shell;
    yield { type: "completed", completion: await complete(words, knownIn(system)) };
  } else {
    const shell = shellOf(options.shell);
    yield { type: "script", text: SCRIPTS[shell] };
    if (system.out.isTTY) yield { type: "note", text: INSTALL[shell] };
  }
  yield { type: "summary", outcome: "yes" };
}

function shellOf([name, ...others]: readonly string[]): Shell {
  const list = `${SHELLS.slice(0, -1).join(", ")} or ${SHELLS.at(-1)}`;
  if (name === undefined || others.length > 0)
    throw new HookctlError("usage", "which shell?", { hint: `One of ${list}.` });
  const shell = SHELLS.find((known) => known === name || (known === "powershell" && name === "pwsh"));
  if (shell) return shell;
  const meant = nearest(name, SHELLS);
  throw new HookctlError("usage", `no completion for "${name}"`, {
    hint: `${meant === undefined ? "" : `Did you mean ${meant}?   `}There is one for ${list}.`,
  });
}

function knownIn(system: System): Known {
  return {
    commands: Object.entries(commands).map(([value, { summary }]) => ({ value, about: summary })),
    topics: [{ value: "exit-codes", about: "What each exit code means" }],
    spec: async (name) => {
      const entry = Object.entries(commands).find(
        ([key, { aliases }]) => key === name || (aliases as readonly string[]).includes(name),
      )?.[1];
      return entry && (await entry.load()).spec;
    },
    sources: () => sourcesIn(system),
  };
}

/** The project's own sources first. A configuration that cannot be read is no matter of the Tab key. */
function sourcesIn(system: System): Candidate[] {
  let config: Config = { sources: new Map(), providers: new Map() };
  try {
    ({ config } = findProject(system, undefined));
  } catch (error) {
    if (!(error instanceof HookctlError)) throw error;
  }
  const own = [
    ...Array.from(config.sources, ([value, { provider }]) => ({
      value,
      about: `of this project: ${names[provider] ?? provider}`,
    })),
    ...Array.from(config.providers, ([value, { name }]) => ({ value, about: name })),
  ];
  const taken = new Set(own.map(({ value }) => value));
  return [
    ...own,
    ...Object.entries(names)
      .filter(([id]) => !taken.has(id))
      .map(([value, about]) => ({ value, about })),
  ];
}
