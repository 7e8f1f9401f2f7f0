/** Where a name comes from: an import, or a value of the same file. */
import type * as t from "@babel/types";
import { ancestors, bare, dotted, isCall, isFunction, type Node, nameOf, type ScriptFile, textOf } from "./tree.ts";

/** A thing of a package: `{ module: "stripe", path: ["default()", "webhooks", "constructEvent"] }`. */
export interface Imported {
  readonly module: string;
  /** Names from the package's exports on; `name()` is what calling it (or `new`) gives. */
  readonly path: readonly string[];
}

interface Definition {
  readonly name: string;
  /** What the name stands for: an initial value, a function, a parameter. */
  readonly value: Node | undefined;
  /** It is this member of the value: `const { member } = value`. */
  readonly member?: string;
  readonly imported?: Imported;
  readonly scope: Node;
  readonly parameter?: true;
}

const definitions = new WeakMap<ScriptFile, ReadonlyMap<string, readonly Definition[]>>();

function definitionsOf(file: ScriptFile): ReadonlyMap<string, readonly Definition[]> {
  const known = definitions.get(file);
  if (known) return known;
  const found = new Map<string, Definition[]>();
  for (const node of file.nodes)
    for (const one of defined(file, node)) {
      const list = found.get(one.name);
      if (list) list.push(one);
      else found.set(one.name, [one]);
    }
  definitions.set(file, found);
  return found;
}

function* defined(file: ScriptFile, node: Node): Iterable<Definition> {
  if (node.type === "ImportDeclaration") {
    for (const specifier of node.specifiers) {
      const path =
        specifier.type === "ImportNamespaceSpecifier"
          ? []
          : [specifier.type === "ImportSpecifier" ? (nameOf(specifier.imported) ?? "") : "default"];
      yield {
        name: specifier.local.name,
        value: undefined,
        imported: { module: node.source.value, path },
        scope: file.program,
      };
    }
  } else if (node.type === "VariableDeclarator") {
    const scope = scopeOf(file, node);
    if (node.id.type === "Identifier") yield { name: node.id.name, value: node.init ?? undefined, scope };
    if (node.id.type !== "ObjectPattern") return;
    for (const member of node.id.properties) {
      if (member.type !== "ObjectProperty") continue;
      const key = nameOf(member.key);
      const local = nameOf(member.value.type === "AssignmentPattern" ? member.value.left : member.value);
      if (key === undefined || local === undefined) continue;
      yield { name: local, value: node.init ?? undefined, member: key, scope };
    }
  } else if (isFunction(node)) {
    if (node.type === "FunctionDeclaration" && node.id) {
      yield { name: node.id.name, value: node, scope: scopeOf(file, node) };
    }
    for (const parameter of node.params) {
      const name = nameOf(parameter.type === "AssignmentPattern" ? parameter.left : parameter);
      if (name !== undefined) yield { name, value: parameter, scope: node, parameter: true };
    }
  }
}

function scopeOf(file: ScriptFile, node: Node): Node {
  for (const up of ancestors(file, node)) if (isFunction(up) || up.type === "BlockStatement") return up;
  return file.program;
}

/** What the name means at that place: the nearest definition around it. */
export function definition(file: ScriptFile, name: string, at: Node): Definition | undefined {
  const candidates = definitionsOf(file).get(name);
  if (!candidates) return undefined;
  for (const up of [at, ...ancestors(file, at)]) {
    const found = candidates.find(({ scope }) => scope === up);
    if (found) return found;
  }
  return undefined;
}

const members = new WeakMap<ScriptFile, ReadonlyMap<string, Node>>();

/** What `this.name` is: a method, a property, or what is assigned to it; whichever class of the file it is. */
function memberOfThis(file: ScriptFile, node: Node): Node | undefined {
  const [self, name, ...more] = dotted(node);
  if (self !== "this" || name === undefined || more.length > 0) return undefined;
  let known = members.get(file);
  if (!known) {
    known = new Map(file.nodes.flatMap(thisMember).toReversed()); // the first counts
    members.set(file, known);
  }
  return known.get(name);
}

function thisMember(node: Node): [string, Node][] {
  if (node.type === "ClassMethod" || node.type === "ClassProperty") {
    const name = nameOf(node.key);
    const value = node.type === "ClassMethod" ? node : node.value;
    return name !== undefined && value ? [[name, value]] : [];
  }
  if (node.type !== "AssignmentExpression") return [];
  const [self, name, ...more] = dotted(node.left);
  return self === "this" && name !== undefined && more.length === 0 ? [[name, node.right]] : [];
}

/** The value that a name, or `this.name`, was given where it was declared; other expressions are themselves. */
export function valueOf(file: ScriptFile, node: Node, depth = 0): Node {
  const at = bare(node);
  if (depth > 4) return at;
  if (at.type === "MemberExpression") {
    const value = memberOfThis(file, at);
    return value && value !== at ? valueOf(file, value, depth + 1) : at;
  }
  if (at.type !== "Identifier") return at;
  const found = definition(file, at.name, at);
  if (!found?.value || found.parameter || found.member !== undefined) return at;
  return valueOf(file, found.value, depth + 1);
}

/** The package that an expression comes from, by imports, `require` and declarations of the file. */
export function origin(file: ScriptFile, node: Node, depth = 0): Imported | undefined {
  const at = bare(node);
  if (depth > 8) return undefined;
  if (at.type === "Identifier") {
    const found = definition(file, at.name, at);
    if (found?.imported) return found.imported;
    if (!found?.value || found.parameter || isFunction(found.value)) return undefined;
    const of = origin(file, found.value, depth + 1);
    return of && found.member !== undefined ? { module: of.module, path: [...of.path, found.member] } : of;
  }
  if (at.type === "MemberExpression" || at.type === "OptionalMemberExpression") {
    const value = memberOfThis(file, at);
    if (value && !isFunction(value)) return origin(file, value, depth + 1);
    const of = origin(file, at.object, depth + 1);
    const name = dotted(at).at(-1);
    return of && name !== undefined ? { module: of.module, path: [...of.path, name] } : undefined;
  }
  if (!isCall(at)) return undefined;
  const required = requiredModule(at);
  if (required !== undefined) return { module: required, path: [] };
  const of = origin(file, at.callee, depth + 1);
  if (!of) return undefined;
  const last = of.path.at(-1) ?? "default"; // require("express")()
  return { module: of.module, path: [...of.path.slice(0, -1), `${last}()`] };
}

/** `require("x")`, `import("x")`. */
function requiredModule(call: t.CallExpression | t.OptionalCallExpression | t.NewExpression): string | undefined {
  const named = call.callee.type === "Import" || nameOf(call.callee) === "require";
  return named ? textOf(call.arguments[0]) : undefined;
}

/** Is it that export of one of the packages, whatever way it was imported? `node:` is as good as none. */
export function comesFrom(file: ScriptFile, node: Node, modules: readonly string[], name: string): boolean {
  const found = origin(file, node);
  return (
    found !== undefined &&
    modules.includes(found.module.replace(/^node:/, "")) &&
    (found.path.at(-1) ?? "default") === name
  );
}

const importedModules = new WeakMap<ScriptFile, ReadonlySet<string>>();

/** Does the file import one of the packages? */
export function imports(file: ScriptFile, ...modules: readonly string[]): boolean {
  let names = importedModules.get(file);
  if (!names) {
    names = new Set(file.nodes.flatMap((node) => moduleOf(node)?.replace(/^node:/, "") ?? []));
    importedModules.set(file, names);
  }
  return modules.some((name) => names.has(name));
}

function moduleOf(node: Node): string | undefined {
  if (node.type === "ImportDeclaration") return node.source.value;
  return isCall(node) ? requiredModule(node) : undefined;
}
