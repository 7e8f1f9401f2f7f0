/** JavaScript and TypeScript as syntax trees, each node knowing its parent. */
import { parse, type ParserPlugin } from "@babel/parser";
import type * as t from "@babel/types";
import type { Position } from "../rule.ts";

export type Node = t.Node;
export type Call = t.CallExpression | t.OptionalCallExpression | t.NewExpression;

export interface ScriptFile {
  readonly language: "javascript";
  /** From the scanned folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: t.Program;
  readonly parents: ReadonlyMap<Node, Node>;
  /** All nodes, each before those that stand in it. */
  readonly nodes: readonly Node[];
  /** Where a node's run begins and ends in `nodes`. */
  readonly runs: ReadonlyMap<Node, readonly [number, number]>;
}

/** Deeper nesting is no code that people write. */
const MAX_DEPTH = 2_000;

/** @returns undefined for what cannot be read as JavaScript or TypeScript at all. */
export function parseScript(path: string, text: string): ScriptFile | undefined {
  let program: t.Program;
  try {
    program = parse(text, {
      sourceType: "unambiguous",
      errorRecovery: true,
      attachComment: false,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowUndeclaredExports: true,
      plugins: plugins(path),
    }).program;
  } catch {
    return undefined;
  }
  const tree = { parents: new Map<Node, Node>(), nodes: [] as Node[], runs: new Map<Node, [number, number]>() };
  collect(program, tree, 0);
  return { language: "javascript", path, text, program, ...tree };
}

/** Old decorators: Nest's stand before parameters, too. */
function plugins(path: string): ParserPlugin[] {
  if (/\.[cm]?ts$/.test(path)) return ["typescript", "decorators-legacy"];
  return path.endsWith(".tsx") ? ["typescript", "jsx", "decorators-legacy"] : ["jsx", "decorators-legacy"];
}

const NO_CHILDREN = new Set(["loc", "extra", "errors", "comments", "tokens", "range"]);

interface Tree {
  readonly parents: Map<Node, Node>;
  readonly nodes: Node[];
  readonly runs: Map<Node, [number, number]>;
}

function collect(node: Node, tree: Tree, depth: number): void {
  const from = tree.nodes.push(node) - 1;
  for (const [key, value] of depth > MAX_DEPTH ? [] : Object.entries(node)) {
    if (value === null || typeof value !== "object" || NO_CHILDREN.has(key)) continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
      if (!isNode(child)) continue;
      tree.parents.set(child, node);
      collect(child, tree, depth + 1);
    }
  }
  tree.runs.set(node, [from, tree.nodes.length]);
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === "object" && typeof (value as { type?: unknown }).type === "string";
}

/** A node and all that stand in it. */
export function within({ nodes, runs }: ScriptFile, outer: Node): readonly Node[] {
  return nodes.slice(...(runs.get(outer) ?? [0, 0]));
}

export function isInside({ runs }: ScriptFile, node: Node, outer: Node): boolean {
  const [at] = runs.get(node) ?? [-1];
  const [from, to] = runs.get(outer) ?? [0, 0];
  return from <= at && at < to;
}

export function* ancestors({ parents }: ScriptFile, node: Node): Iterable<Node> {
  for (let up = parents.get(node); up; up = parents.get(up)) yield up;
}

export function isFunction(node: Node): node is t.Function {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(
    node.type,
  );
}

/** The function that a node stands in; the program where it stands in none. */
export function functionAround(file: ScriptFile, node: Node): t.Function | t.Program {
  for (const up of ancestors(file, node)) if (isFunction(up)) return up;
  return file.program;
}

export function isCall(node: Node | null | undefined): node is Call {
  return node?.type === "CallExpression" || node?.type === "OptionalCallExpression" || node?.type === "NewExpression";
}

/** Without `await`, `as`, `!`, `satisfies` and parentheses. */
export function bare(node: Node): Node {
  switch (node.type) {
    case "AwaitExpression":
      return bare(node.argument);
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "ParenthesizedExpression":
      return bare(node.expression);
    default:
      return node;
  }
}

/** A text in quotes, or in back-ticks without holes. */
export function textOf(node: Node | null | undefined): string | undefined {
  if (node?.type === "StringLiteral") return node.value;
  if (node?.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** The name of an identifier, a property or a text that stands as a key. */
export function nameOf(node: Node | null | undefined): string | undefined {
  if (node?.type === "Identifier") return node.name;
  if (node?.type === "PrivateName") return node.id.name;
  return textOf(node);
}

/** `a.b?.["c"]` → `["a", "b", "c"]`; what is no name on the left is left out: `f().b` → `["b"]`. */
export function dotted(node: Node): string[] {
  const at = bare(node);
  if (at.type === "Identifier") return [at.name];
  if (at.type === "ThisExpression") return ["this"];
  if (at.type !== "MemberExpression" && at.type !== "OptionalMemberExpression") return [];
  const name = at.computed ? textOf(at.property) : nameOf(at.property);
  return name === undefined ? dotted(at.object) : [...dotted(at.object), name];
}

/** The last name of what is called: `stripe.webhooks.constructEvent(…)` → `constructEvent`. */
export function calledName(call: Call): string | undefined {
  return dotted(call.callee).at(-1);
}

/** The value of a property of an object literal. */
export function property(object: Node | null | undefined, name: string): Node | undefined {
  if (object === null || object === undefined) return undefined;
  const at = bare(object);
  if (at.type !== "ObjectExpression") return undefined;
  for (const member of at.properties) {
    if (member.type === "SpreadElement" || nameOf(member.key) !== name) continue;
    return member.type === "ObjectMethod" ? member : member.value;
  }
  return undefined;
}

export function position(node: Node): Position {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}

export function source({ text }: ScriptFile, node: Node): string {
  return text.slice(node.start ?? 0, node.end ?? 0);
}
