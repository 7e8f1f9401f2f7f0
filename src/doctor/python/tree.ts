/**
 * Python as a syntax tree: what Python's own `ast` says (docs.python.org/3/library/ast.html), as JSON. Whoever has a
 * Python runs `PYTHON_READER` with it; the code that is read is never run.
 */
import type { Position } from "../rule.ts";

/** A node: its class is `node`, its fields have their own names. */
export interface PyNode {
  readonly node: string;
  /** 1-based. */
  readonly line?: number;
  /** 0-based, in bytes of UTF-8. */
  readonly column?: number;
  readonly [field: string]: unknown;
}

export interface PythonFile {
  readonly language: "python";
  /** From the scanned folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly module: PyNode;
  readonly parents: ReadonlyMap<PyNode, PyNode>;
  /** All nodes, each before those that stand in it. */
  readonly nodes: readonly PyNode[];
  readonly runs: ReadonlyMap<PyNode, readonly [number, number]>;
}

/** Reads a JSON list of texts, writes one line for each: its tree, or null where it is no Python. */
export const PYTHON_READER = `
import ast, json, sys
sys.setrecursionlimit(3000)
def show(v):
    if isinstance(v, ast.AST):
        d = {"node": type(v).__name__}
        if hasattr(v, "lineno"):
            d["line"], d["column"] = v.lineno, v.col_offset
        for name, field in ast.iter_fields(v):
            if name not in ("ctx", "kind", "type_comment", "type_ignores"):
                d[name] = show(field)
        return d
    if isinstance(v, list):
        return [show(one) for one in v]
    if v is None or isinstance(v, (str, bool)):
        return v
    return v if isinstance(v, int) and abs(v) < 2**53 else None
for text in json.load(sys.stdin):
    try:
        line = json.dumps(show(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        line = "null"
    sys.stdout.write(line + "\\n")
`;

/** @param module a tree that `PYTHON_READER` made. */
export function pythonFile(path: string, text: string, module: PyNode): PythonFile {
  const tree = { parents: new Map<PyNode, PyNode>(), nodes: [] as PyNode[], runs: new Map<PyNode, [number, number]>() };
  collect(module, tree);
  return { language: "python", path, text, module, ...tree };
}

interface Tree {
  readonly parents: Map<PyNode, PyNode>;
  readonly nodes: PyNode[];
  readonly runs: Map<PyNode, [number, number]>;
}

function collect(node: PyNode, tree: Tree): void {
  const from = tree.nodes.push(node) - 1;
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isNode(inner)) continue;
      tree.parents.set(inner, node);
      collect(inner, tree);
    }
  }
  tree.runs.set(node, [from, tree.nodes.length]);
}

export function isNode(value: unknown): value is PyNode {
  return value !== null && typeof value === "object" && typeof (value as { node?: unknown }).node === "string";
}

/** A node and all that stand in it. */
export function within({ nodes, runs }: PythonFile, outer: PyNode): readonly PyNode[] {
  return nodes.slice(...(runs.get(outer) ?? [0, 0]));
}

/** A field that is a text: a name. */
export function field(node: PyNode | undefined, name: string): string {
  const value = node?.[name];
  return typeof value === "string" ? value : "";
}

export function child(node: PyNode | undefined, name: string): PyNode | undefined {
  const value = node?.[name];
  return isNode(value) ? value : undefined;
}

export function children(node: PyNode | undefined, name: string): readonly PyNode[] {
  const value = node?.[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function isFunction(node: PyNode): boolean {
  return node.node === "FunctionDef" || node.node === "AsyncFunctionDef";
}

export function functions(file: PythonFile): readonly PyNode[] {
  return file.nodes.filter(isFunction);
}

export function* ancestors({ parents }: PythonFile, node: PyNode): Iterable<PyNode> {
  for (let up = parents.get(node); up; up = parents.get(up)) yield up;
}

export function functionAround(file: PythonFile, node: PyNode): PyNode {
  for (const up of ancestors(file, node)) if (isFunction(up)) return up;
  return file.module;
}

/** `request.headers.get` → that text; what is no name on the left is left out: `f().get` → `get`. */
export function dotted(node: PyNode | undefined): string {
  if (node?.node === "Name") return field(node, "id");
  if (node?.node === "Call") return dotted(child(node, "func")) === "" ? "" : `${dotted(child(node, "func"))}()`;
  if (node?.node !== "Attribute") return "";
  const left = dotted(child(node, "value"));
  return left === "" ? field(node, "attr") : `${left}.${field(node, "attr")}`;
}

/** What a call calls, as a text. */
export function called(call: PyNode): string {
  return dotted(child(call, "func"));
}

/** The text of a constant. */
export function textOf(node: PyNode | undefined): string | undefined {
  const value = node?.node === "Constant" ? node["value"] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The arguments of a call, those with names too. */
export function argumentsOf(call: PyNode): readonly PyNode[] {
  return [...children(call, "args"), ...children(call, "keywords").flatMap((keyword) => child(keyword, "value") ?? [])];
}

export function position({ text }: PythonFile, { line = 1, column = 0 }: PyNode): Position {
  const whole = text.split("\n", line)[line - 1] ?? "";
  return { line, column: Buffer.from(whole, "utf8").subarray(0, column).toString("utf8").length + 1 };
}

/** The last value that the name was given in the function around, or the module. */
export function valueOf(file: PythonFile, node: PyNode, depth = 0): PyNode {
  if (node.node !== "Name" || depth > 4) return node;
  for (const scope of [functionAround(file, node), file.module]) {
    const assigned = within(file, scope).findLast(
      (one) =>
        one.node === "Assign" &&
        functionAround(file, one) === scope &&
        (scope === file.module || (one.line ?? 0) <= (node.line ?? 0)) &&
        children(one, "targets").some((target) => target.node === "Name" && target["id"] === node["id"]),
    );
    const value = child(assigned, "value");
    if (value && value !== node && !within(file, value).includes(node)) return valueOf(file, value, depth + 1);
  }
  return node;
}
