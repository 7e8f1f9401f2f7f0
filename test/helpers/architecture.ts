/** The rules of the house (docs/architecture.md), checked on syntax trees, so that comments and strings do not count. */
import { type Node, parseSync, visitorKeys } from "oxc-parser";

/** Room → the rooms that it may import, besides itself. Imports go down only. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  schemes: ["core"],
  report: ["core"],
  providers: ["schemes", "core"],
  capture: ["core"],
  verify: ["providers", "schemes", "core"],
  share: ["verify", "schemes", "core"],
  doctor: ["verify", "providers", "schemes", "core"],
  design: ["providers", "core"],
  store: ["core"],
  net: ["verify", "store", "providers", "core"],
  inspector: ["net", "store", "verify", "core"],
  relay: ["net", "store", "verify", "core"],
  audit: ["net", "verify", "providers", "core"],
  scaffold: ["providers", "core"],
  commands: [
    "core",
    "schemes",
    "report",
    "providers",
    "capture",
    "verify",
    "doctor",
    "share",
    "design",
    "store",
    "net",
    "inspector",
    "relay",
    "audit",
    "scaffold",
  ],
  cli: ["commands", "report", "core"],
};

/** No file system, network, clock, randomness or environment: those arrive as arguments. */
const PURE = new Set(["core", "schemes", "providers", "capture", "verify", "doctor", "share", "design"]);
/** Modules that only compute. */
const PURE_MODULES = new Set([
  "node:crypto",
  "node:buffer",
  "node:util",
  "node:zlib",
  "node:querystring",
  "@babel/parser",
]);
const IMPURE_CRYPTO = /^(?:random|generate|getRandomValues|webcrypto)/;
const IMPURE_GLOBALS = new Set([
  "process",
  "console",
  "performance",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "globalThis",
  "require",
]);
const IMPURE_MEMBERS = new Set(["Date.now", "Math.random", "crypto.getRandomValues", "crypto.randomUUID"]);

/** The edge: the only files that touch `process`. */
const EDGE = new Set(["src/cli/main.ts", "src/cli/node-system.ts"]);
/** The one place where a signature or token is compared. */
const COMPARE = "src/schemes/compare.ts";
/** What a MAC, digest or signature is called: never compared with an operator or by `equals`. */
const MAC_NAME = /^(?:mac|hmac|digest|signature|sig|expectedMac|expectedSignature)$/i;
/** How one gets such bytes. */
const MAC_CALL = /^(?:mac|digest|sign|encode)$/;

export const MAX_LINES = 400;

/**
 * @param path from the root, with slashes: `src/verify/search.ts`.
 * @returns a sentence for each broken rule, none for a file that keeps them.
 */
export function violations(path: string, source: string): string[] {
  const room = path.split("/")[1] ?? "";
  const found: string[] = [];
  const say = (at: number, text: string): void => {
    found.push(`${path}:${source.slice(0, at).split("\n").length}: ${text}`);
  };
  if (!Object.hasOwn(ROOMS, room)) say(0, `no room is called ${room}`);
  const lines = source.split("\n").length - 1;
  if (lines > MAX_LINES) say(0, `${lines} lines: more than ${MAX_LINES}`);

  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]!.message}`);
  for (const node of nodes(program)) {
    if (isImport(node) && node.source !== null) checkImport(node, path, room, say);
    if (PURE.has(room)) checkPurity(node, say);
    if (!EDGE.has(path) && memberName(node)?.startsWith("process.")) say(node.start, "only the edge touches process");
    if (path !== COMPARE) checkCompare(node, say);
  }
  return found;
}

type Say = (at: number, text: string) => void;
type Import = Extract<
  Node,
  { type: "ImportDeclaration" | "ExportNamedDeclaration" | "ExportAllDeclaration" | "ImportExpression" }
>;

function isImport(node: Node): node is Import {
  return /^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression)$/.test(node.type);
}

function checkImport(node: Import, path: string, room: string, say: Say): void {
  const source = node.source as Node;
  if (source.type !== "Literal" || typeof source.value !== "string") return say(node.start, "imports a computed name");
  const name = source.value;
  if (name.startsWith(".")) {
    const target = new URL(name, `file:///${path}`).pathname.slice(1);
    const [top, other = ""] = target.split("/");
    if (top !== "src") return target === "package.json" ? undefined : say(node.start, `imports ${target}, outside src`);
    if (other !== room && !ROOMS[room]?.includes(other)) say(node.start, `${room} may not import ${other}`);
    return;
  }
  const typeOnly = node.type === "ImportDeclaration" && node.importKind === "type";
  if (!PURE.has(room) || typeOnly) return;
  if (!PURE_MODULES.has(name)) say(node.start, `${room} is pure: it may not import ${name}`);
  if (name !== "node:crypto" || node.type !== "ImportDeclaration") return;
  for (const specifier of node.specifiers) {
    const imported = specifier.type === "ImportSpecifier" ? exportName(specifier.imported) : specifier.local.name;
    if (IMPURE_CRYPTO.test(imported)) say(specifier.start, `${room} is pure: ${imported} is randomness`);
    if (specifier.type !== "ImportSpecifier")
      say(specifier.start, `${room} is pure: name what it takes of node:crypto`);
  }
}

function checkPurity(node: Node, say: Say): void {
  const name = memberName(node);
  if (name !== undefined && (IMPURE_MEMBERS.has(name) || IMPURE_GLOBALS.has(name.split(".")[0]!))) {
    say(node.start, `a pure room may not use ${name}`);
  }
  if (node.type === "CallExpression" && node.callee.type === "Identifier" && IMPURE_GLOBALS.has(node.callee.name)) {
    say(node.start, `a pure room may not call ${node.callee.name}`);
  }
  const isDate = node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "Date";
  if (isDate && node.arguments.length === 0) say(node.start, "a pure room has no clock: new Date()");
}

/** Constant time everywhere: operators and `equals` stop at the first byte that differs. */
function checkCompare(node: Node, say: Say): void {
  if (node.type === "Identifier" && node.name === "timingSafeEqual") {
    say(node.start, `timingSafeEqual belongs in ${COMPARE} only`);
  }
  if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator)) {
    if ([node.left, node.right].some(isMac) && ![node.left, node.right].some(isConstant)) {
      say(node.start, `compares a MAC with ${node.operator}`);
    }
  }
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
  const { object, property } = node.callee;
  const method = property.type === "Identifier" ? property.name : "";
  const sides = method === "compare" || method === "equals" ? [object, ...node.arguments] : [];
  if (sides.some(isMac)) say(node.start, `compares a MAC by ${method}`);
}

function isMac(node: Node): boolean {
  if (node.type === "Identifier") return MAC_NAME.test(node.name);
  if (node.type === "MemberExpression" && node.property.type === "Identifier") {
    const owner = node.object.type === "Identifier" ? node.object.name : "";
    return MAC_NAME.test(node.property.name) && owner !== "params"; // a recipe's parameter names
  }
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  if (callee.property.name === "toString") return isMac(callee.object);
  return MAC_CALL.test(callee.property.name);
}

/** `undefined`, `null`, a literal: a question about presence, not about bytes. */
function isConstant(node: Node): boolean {
  return node.type === "Literal" || (node.type === "Identifier" && node.name === "undefined");
}

/** `a.b` of two plain names. */
function memberName(node: Node): string | undefined {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return undefined;
  const { property } = node;
  return property.type === "Identifier" && !node.computed
    ? `${node.object.name}.${property.name}`
    : `${node.object.name}.`;
}

function exportName(name: { type: string; name?: string; value?: string }): string {
  return name.name ?? name.value ?? "";
}

/** The node and all that stand in it. */
function* nodes(node: Node): Iterable<Node> {
  yield node;
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) {
      if (one !== null && typeof one === "object") yield* nodes(one as Node);
    }
  }
}
