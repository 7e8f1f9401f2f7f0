/** Placeholders such as `{{name}}`, which HTTP clients fill in when they send. */

import { trimBlanks } from "./text.ts";

const PLACEHOLDER = /\{\{([^{}\r\n]+)\}\}/g;

export interface Filled {
  readonly text: string;
  /** The names of placeholders that nothing fills, each once. */
  readonly missing: readonly string[];
}

/** Fills in what is known; a value that has a placeholder itself counts as unknown. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): Filled {
  const missing = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (placeholder, between: string) => {
    const name = trimBlanks(between);
    const value = values.get(name);
    if (value !== undefined && !value.includes("{{")) return value;
    missing.add(name);
    return placeholder;
  });
  return { text: filled, missing: [...missing] };
}

/** Completes an error: "the value of {{host}} is not in the file". */
export function missingValues(names: readonly string[]): string {
  const list = names.map((name) => `{{${name}}}`).join(", ");
  return `the value${names.length > 1 ? "s" : ""} of ${list} ${names.length > 1 ? "are" : "is"} not in the file`;
}
