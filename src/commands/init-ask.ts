/** The questions of `init`, on a terminal; their library is loaded only then. */
import { autocompleteMultiselect, isCancel } from "@clack/prompts";
import type { System } from "../core/system.ts";

/**
 * Which providers? @param found those that the dependencies tell: chosen beforehand. @param names of all, by id.
 * @returns undefined where the user left with Ctrl-C or Escape.
 */
export async function askSources(
  found: readonly string[],
  names: Readonly<Record<string, string>>,
  system: System,
): Promise<readonly string[] | undefined> {
  const ids = [...found, ...Object.keys(names).filter((id) => !found.includes(id))];
  const answer = await autocompleteMultiselect({
    message: "Who sends webhooks to this project? (type to search)",
    options: ids.map((value) => ({
      value,
      label: names[value] ?? value,
      ...(found.includes(value) && { hint: "found in its dependencies" }),
    })),
    initialValues: [...found],
    maxItems: 10,
    input: system.stdin,
    output: system.err.stream,
    signal: system.signal,
  });
  return isCancel(answer) ? undefined : answer;
}
