/** The routes and middleware of an Express app or router, in the order in which they stand. */
import { comesFrom, definition, imports, origin } from "./names.ts";
import {
  bare,
  type Call,
  calledName,
  dotted,
  isCall,
  type Node,
  nameOf,
  property,
  type ScriptFile,
  textOf,
} from "./tree.ts";

const METHODS = /^(?:post|put|patch|all)$/;

/** What a parameter is called that is handed an app: `module.exports = (app) => …`. */
const APP = /^(?:app|router|server)$/;

export interface Step {
  readonly call: Call;
  /** The name of the app or router. */
  readonly on: string;
  readonly kind: "use" | "route";
  /** Undefined for all paths, or where no text says it. */
  readonly path: string | undefined;
  readonly handlers: readonly Node[];
}

/** Calls on what `express()` or `Router()` gave, and on parameters that are typed or called so. */
export function steps(file: ScriptFile): Step[] {
  return file.nodes.flatMap((node): Step[] => {
    if (node.type !== "CallExpression") return [];
    const name = calledName(node);
    const callee = bare(node.callee);
    if (name === undefined || callee.type !== "MemberExpression") return [];
    const kind = name === "use" ? "use" : METHODS.test(name) ? "route" : undefined;
    if (kind === undefined) return [];
    const [first, ...rest] = node.arguments;
    const chained = routeCall(callee.object);
    const on = chained ? appOf(file, chained.app) : appOf(file, callee.object);
    if (on === undefined || !first) return [];
    if (chained) return [{ call: node, on, kind, path: chained.path, handlers: node.arguments }];
    const path = textOf(first);
    const isPath = path !== undefined || !mayHandle(first);
    return [{ call: node, on, kind, path, handlers: flat(isPath ? rest : node.arguments) }];
  });
}

/** `app.route("/x").post(…)`. */
function routeCall(node: Node): { readonly app: Node; readonly path: string | undefined } | undefined {
  const at = bare(node);
  if (!isCall(at) || at.callee.type !== "MemberExpression") return undefined;
  const name = calledName(at);
  if (name === "route") return { app: at.callee.object, path: textOf(at.arguments[0]) };
  return name !== undefined && /^(?:get|head|delete)$|^(?:post|put|patch|all)$/.test(name)
    ? routeCall(at.callee.object)
    : undefined;
}

function appOf(file: ScriptFile, node: Node): string | undefined {
  const at = bare(node);
  const name = dotted(at).join(".");
  if (name === "") return undefined;
  const from = origin(file, at);
  if (from?.module === "express") return name;
  if (at.type !== "Identifier") return undefined;
  const found = definition(file, at.name, at);
  if (found?.parameter && APP.test(at.name) && imports(file, "express")) return name;
  const typed = found?.parameter && found.value?.type === "Identifier" ? found.value.typeAnnotation : undefined;
  return typed && /\b(?:Express|Application|Router)\b/.test(file.text.slice(typed.start ?? 0, typed.end ?? 0))
    ? name
    : undefined;
}

function mayHandle(node: Node): boolean {
  return isCall(node) || /Function|Identifier|Member|Array/.test(node.type);
}

function flat(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) =>
    node.type === "ArrayExpression" ? flat(node.elements.filter((one) => one !== null)) : [node],
  );
}

/** A body parser: what it leaves behind for who comes after. */
export type Parser = "json" | "raw";

/**
 * `json`: the bytes are gone after it. `raw`: the bytes are kept, and later parsers leave them alone. A JSON parser with
 * `verify` keeps them beside; one with a `type` of its own, or whose options are not to be read here, may do anything.
 */
export function parserOf(file: ScriptFile, node: Node): Parser | undefined {
  const at = bare(node);
  const call = at.type === "Identifier" ? definition(file, at.name, at)?.value : at;
  if (!call || !isCall(call)) return undefined;
  const is = (name: string): boolean => comesFrom(file, call.callee, ["express", "body-parser"], name);
  if (is("raw") || is("text")) return "raw";
  if (!is("json") && !(comesFrom(file, call.callee, ["body-parser"], "default") && dotted(call.callee).length === 1))
    return undefined;
  const [options] = call.arguments;
  if (!options) return "json";
  const object = bare(options);
  if (object.type !== "ObjectExpression") return undefined;
  const names = new Set(
    object.properties.map((member) => (member.type === "SpreadElement" ? "..." : nameOf(member.key))),
  );
  if (names.has("verify") || names.has("...")) return undefined;
  const type = property(object, "type");
  return type === undefined || (textOf(type) ?? "").includes("json") ? "json" : undefined;
}

/** Does what is mounted at `outer` see requests of `inner`? Undefined is every path. */
export function covers(outer: string | undefined, inner: string | undefined): boolean {
  if (outer === undefined || outer === "/" || outer === "*") return true;
  const base = outer.replace(/\/?\*?$/, "");
  return inner !== undefined && (inner === base || inner.startsWith(`${base}/`));
}
