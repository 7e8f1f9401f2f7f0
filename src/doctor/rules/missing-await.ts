import { definition, origin } from "../javascript/names.ts";
import {
  ancestors,
  type Call,
  calledName,
  functionAround,
  isCall,
  isFunction,
  type Node,
  position,
  type ScriptFile,
  within,
} from "../javascript/tree.ts";
import { subtleCall, verifierOf } from "../javascript/webhooks.ts";
import { rule } from "../rule.ts";

/** A promise is true, whatever it will say: unawaited, every delivery is genuine, and a refusal is an unhandled rejection. */
export default rule({
  code: "missing-await",
  title: "The result of an asynchronous check is not awaited",
  *script(file) {
    for (const node of file.nodes) {
      if (!isCall(node)) continue;
      const name = asynchronousCheck(file, node);
      if (name === undefined || isWaitedFor(file, node)) continue;
      yield {
        at: position(node),
        why: `${name}() gives a promise. Without await it counts as true: a forged delivery is taken for genuine.`,
        fix: `Write await before ${name}(), in an async function.`,
      };
    }
  },
});

/** A method that several packages have tells nothing until its package is known. */
function asynchronousCheck(file: ScriptFile, call: Call): string | undefined {
  if (subtleCall(call) === "verify") return "subtle.verify";
  const verifier = verifierOf(file, call);
  if (!verifier?.asynchronous || (verifier.packages && !origin(file, call.callee))) return undefined;
  return calledName(call);
}

function isWaitedFor(file: ScriptFile, node: Node, depth = 0): boolean {
  const parent = file.parents.get(node);
  if (!parent || depth > 6) return true;
  switch (parent.type) {
    case "ExpressionStatement":
    case "IfStatement":
    case "WhileStatement":
    case "UnaryExpression":
    case "BinaryExpression":
      return false;
    case "ConditionalExpression":
      return parent.test !== node && isWaitedFor(file, parent, depth + 1);
    case "LogicalExpression":
      return parent.left !== node && isWaitedFor(file, parent, depth + 1);
    case "MemberExpression":
    case "OptionalMemberExpression":
      return parent.object !== node || /^(?:then|catch|finally)$/.test(memberName(parent) ?? "");
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return isWaitedFor(file, parent, depth + 1);
    case "VariableDeclarator":
      return parent.id.type !== "Identifier" || nameIsWaitedFor(file, parent.id.name, parent, depth);
    case "AssignmentExpression":
      return parent.left.type !== "Identifier" || nameIsWaitedFor(file, parent.left.name, parent, depth);
    default:
      return true; // awaited, returned, handed on
  }
}

function memberName(node: Node): string | undefined {
  return (node.type === "MemberExpression" || node.type === "OptionalMemberExpression") &&
    node.property.type === "Identifier"
    ? node.property.name
    : undefined;
}

/** One use that waits is enough: it is known to be a promise then. */
function nameIsWaitedFor(file: ScriptFile, name: string, declared: Node, depth: number): boolean {
  const scope = functionAround(file, declared);
  const uses = within(file, scope).filter(
    (node) =>
      node.type === "Identifier" &&
      node.name === name &&
      !isTarget(file, node) &&
      definition(file, name, node) === definition(file, name, declared),
  );
  return uses.some((use) => isWaitedFor(file, use, depth + 1) && !isArgument(file, use));
}

function isTarget(file: ScriptFile, node: Node): boolean {
  const parent = file.parents.get(node);
  return (
    (parent?.type === "VariableDeclarator" && parent.id === node) ||
    (parent?.type === "AssignmentExpression" && parent.left === node) ||
    [...ancestors(file, node)].some((up) => up.type === "ImportDeclaration") ||
    (parent !== undefined && isFunction(parent))
  );
}

/** `handle(event)` waits for nothing; `Promise.all([event])` does, in its array. */
function isArgument(file: ScriptFile, node: Node): boolean {
  const parent = file.parents.get(node);
  return isCall(parent) && parent.callee !== node;
}
