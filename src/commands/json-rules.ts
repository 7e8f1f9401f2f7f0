/** Rules for a JSON value, as data, and the first thing that breaks them: for configuration that people type. */
import { nearest } from "../core/nearest.ts";

export type Rule =
  /** `pattern` is anchored by itself; `says` completes "is …". */
  | { readonly is: "text"; readonly pattern?: string; readonly says?: string }
  | { readonly is: "flag" }
  /** Zero or more. */
  | { readonly is: "number" }
  | { readonly is: "word"; readonly words: readonly (string | boolean)[] }
  /** With one element at least. */
  | { readonly is: "list"; readonly of: Rule }
  /** One text, or a list of texts. */
  | { readonly is: "texts"; readonly of: Rule & { readonly is: "text" } }
  | ObjectRule
  /** An object whose names are the user's own. */
  | { readonly is: "map"; readonly of: Rule }
  /** An object whose `kind` says which rule it follows. */
  | { readonly is: "kinds"; readonly kinds: Readonly<Record<string, ObjectRule>> };

export interface ObjectRule {
  readonly is: "object";
  readonly fields: Readonly<Record<string, Rule>>;
  readonly required: readonly string[];
  /** Sets of fields of which exactly one must be there, whole. */
  readonly oneOf?: readonly (readonly string[])[];
}

/** What is wrong, and where: `providers.acme.scheme.algorithm` `is one of md5, …`. */
export interface Fault {
  readonly path: string;
  readonly problem: string;
  /** What was probably meant. */
  readonly meant?: string;
}

/**
 * The first fault of a value.
 * @param path where the value stands, in dots; "" for the document.
 */
export function faultOf(value: unknown, rule: Rule, path: string): Fault | undefined {
  const wrong = (): Fault => ({ path, problem: demand(rule) });
  switch (rule.is) {
    case "text":
      return typeof value === "string" && fits(value, rule.pattern) ? undefined : wrong();
    case "flag":
      return typeof value === "boolean" ? undefined : wrong();
    case "number":
      return typeof value === "number" && value >= 0 ? undefined : wrong();
    case "word":
      return rule.words.includes(value as string) ? undefined : wordFault(value, rule.words, wrong());
    case "list":
      if (!Array.isArray(value) || value.length === 0) return wrong();
      return firstFault(value, (element, index) => faultOf(element, rule.of, `${path}.${index}`));
    case "texts":
      if (typeof value === "string") return faultOf(value, rule.of, path);
      return Array.isArray(value) ? faultOf(value, { is: "list", of: rule.of }, path) : wrong();
    case "map":
      if (!isObject(value)) return wrong();
      return firstFault(Object.entries(value), ([name, member]) => faultOf(member, rule.of, below(path, name)));
    case "kinds":
      return kindFault(value, rule.kinds, path);
    case "object":
      return isObject(value) ? objectFault(value, rule, path) : wrong();
    default:
      return rule satisfies never;
  }
}

function kindFault(value: unknown, kinds: Readonly<Record<string, ObjectRule>>, path: string): Fault | undefined {
  if (!isObject(value)) return { path, problem: "is an object" };
  const kind = own(value, "kind");
  const fault = faultOf(kind, { is: "word", words: Object.keys(kinds) }, below(path, "kind"));
  return fault ?? objectFault(value, kinds[kind as string]!, path);
}

/** Unknown fields first: a misspelt one is why another is missing. */
function objectFault(value: object, { fields, required, oneOf }: ObjectRule, path: string): Fault | undefined {
  const known = Object.keys(fields);
  const there = Object.keys(value);
  const unknown = there.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return { path: below(path, unknown), problem: "is no field that is known here", ...meant(unknown, known) };
  const missing = required.find((name) => !there.includes(name));
  if (missing !== undefined)
    return { path: below(path, missing), problem: `is missing: it ${demand(fields[missing]!)}` };
  const wrong = firstFault(there, (name) => faultOf(own(value, name), fields[name]!, below(path, name)));
  return wrong ?? (oneOf && choiceFault(there, oneOf, path));
}

function choiceFault(there: readonly string[], oneOf: readonly (readonly string[])[], path: string): Fault | undefined {
  const chosen = there.filter((name) => oneOf.some((set) => set.includes(name)));
  if (oneOf.some((set) => set.length === chosen.length && set.every((name) => chosen.includes(name)))) return undefined;
  return { path, problem: `names exactly one of ${oneOf.map((set) => set.join(" with ")).join(", ")}` };
}

/** What the value must be, as the end of a sentence that its path begins. */
function demand(rule: Rule): string {
  switch (rule.is) {
    case "text":
      return `is ${rule.says ?? "a text"}`;
    case "flag":
      return "is true or false";
    case "number":
      return "is a number that is not negative";
    case "word":
      return rule.words.length === 1 ? `is ${rule.words[0]}` : `is one of ${rule.words.join(", ")}`;
    case "list":
      return "is a list with one element at least";
    case "texts":
      return `is ${rule.of.says ?? "a text"}, or a list of them`;
    case "object":
    case "map":
    case "kinds":
      return "is an object";
    default:
      return rule satisfies never;
  }
}

function wordFault(value: unknown, words: readonly (string | boolean)[], fault: Fault): Fault {
  const names = words.filter((word) => typeof word === "string");
  return typeof value === "string" ? { ...fault, ...meant(value, names) } : fault;
}

function meant(word: string, known: readonly string[]): { meant?: string } {
  const near = nearest(word, known);
  return near === undefined ? {} : { meant: near };
}

function firstFault<T>(values: readonly T[], check: (value: T, index: number) => Fault | undefined): Fault | undefined {
  for (const [index, value] of values.entries()) {
    const fault = check(value, index);
    if (fault) return fault;
  }
  return undefined;
}

function fits(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(text);
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Not what an object inherits. */
function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
