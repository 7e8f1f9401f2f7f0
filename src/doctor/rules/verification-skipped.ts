import type * as t from "@babel/types";
import { SECRET_NAME } from "../headers.ts";
import { definition, valueOf } from "../javascript/names.ts";
import {
  bare,
  dotted,
  functionAround,
  isFunction,
  type Node,
  nameOf,
  position,
  type ScriptFile,
  source,
  textOf,
  within,
} from "../javascript/tree.ts";
import { signatureCheck } from "../javascript/webhooks.ts";
import * as py from "../python/tree.ts";
import * as pyWebhooks from "../python/webhooks.ts";
import { type Position, type Problem, rule } from "../rule.ts";

/** An unset variable must stop deliveries, never the check: a deployment that forgets it takes forged ones. */
export default rule({
  code: "verification-skipped",
  title: "Without a secret, nothing is verified",
  *script(file) {
    for (const node of file.nodes) {
      if (node.type !== "IfStatement" && node.type !== "LogicalExpression" && node.type !== "ConditionalExpression")
        continue;
      const secret = skips(file, node);
      if (secret !== undefined) yield problem(position(node), secret);
    }
  },
  *python(file) {
    for (const node of file.nodes) {
      const secret = node.node === "If" ? pythonSkips(file, node) : undefined;
      if (secret !== undefined) yield problem(py.position(file, node), secret);
    }
  },
});

function problem(at: Position, secret: string): Problem {
  return {
    at,
    why: `Where ${secret} is not set, the delivery goes through unverified: whoever knows the URL can send one.`,
    fix: `Refuse to start, or answer 500, when ${secret} is missing.`,
  };
}

function skips(
  file: ScriptFile,
  node: t.IfStatement | t.LogicalExpression | t.ConditionalExpression,
): string | undefined {
  if (node.type === "LogicalExpression") {
    // `secret && verify(…)` as a statement; as a condition it may be `if (!(secret && verify()))`, which refuses.
    const question = node.operator === "&&" ? asked(file, node.left) : undefined;
    const statement = file.parents.get(node)?.type === "ExpressionStatement";
    return statement && question?.set === true && checks(file, node.right) ? question.secret : negatedSkip(file, node);
  }
  const question = asked(file, node.test);
  if (!question) return undefined;
  const { secret, set } = question;
  const [withSecret, without] = set ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
  if (withSecret && checks(file, withSecret))
    return without && refuses(file, without) ? undefined : refusesLater(file, node, without) ? undefined : secret;
  // `if (!secret) return next();` before the check.
  if (set || node.type !== "IfStatement" || node.alternate || refuses(file, node.consequent)) return undefined;
  return leavesGladly(file, node.consequent) && checks(file, functionAround(file, node)) ? secret : undefined;
}

/** `if (secret && !verify(…)) refuse()`: without a secret nobody is refused. */
function negatedSkip(file: ScriptFile, node: t.LogicalExpression): string | undefined {
  const parent = file.parents.get(node);
  if (node.operator !== "&&" || parent?.type !== "IfStatement" || parent.test !== node || parent.alternate)
    return undefined;
  const question = asked(file, node.left);
  const right = bare(node.right);
  const negated = right.type === "UnaryExpression" && right.operator === "!" && checks(file, right.argument);
  return question?.set === true && negated && refuses(file, parent.consequent) ? question.secret : undefined;
}

/** A test for whether a secret is set. A secret that stands in the code is always set. */
function asked(file: ScriptFile, test: Node): { readonly secret: string; readonly set: boolean } | undefined {
  const at = bare(test);
  if (at.type === "UnaryExpression" && at.operator === "!") {
    const inner = asked(file, at.argument);
    return inner && { secret: inner.secret, set: !inner.set };
  }
  if (at.type === "LogicalExpression") {
    // `secret && signature` asks whether it is set, `!secret || !signature` whether it is not.
    const sides = [asked(file, at.left), asked(file, at.right)];
    return sides.find((side) => side?.set === (at.operator === "&&"));
  }
  if (at.type === "BinaryExpression" && /^[!=]==?$/.test(at.operator) && isNothing(at.right)) {
    const inner = asked(file, at.left);
    return inner && { secret: inner.secret, set: at.operator.startsWith("!") };
  }
  const name = dotted(at).at(-1);
  if (name === undefined || !SECRET_NAME.test(name) || textOf(valueOf(file, at))) return undefined;
  return { secret: variableName(file, at) ?? name, set: true };
}

function isNothing(node: Node): boolean {
  return node.type === "NullLiteral" || nameOf(node) === "undefined" || textOf(node) === "";
}

/** `process.env.X`, also where a name was given to it. */
function variableName(file: ScriptFile, node: Node): string | undefined {
  const value = valueOf(file, node);
  const path = dotted(value);
  return path.includes("env") ? path.at(-1) : undefined;
}

function checks(file: ScriptFile, node: Node): boolean {
  return signatureCheck(file, node, { hint: aroundName(file, node) }) !== undefined;
}

/** What the function around, or the file, is called: `verifyWebhook`. */
function aroundName(file: ScriptFile, node: Node): string {
  const scope = functionAround(file, node);
  const name = isFunction(scope) && "id" in scope && scope.id ? nameOf(scope.id) : undefined;
  return `${file.path} ${name ?? ""}`;
}

const REFUSAL =
  /\bthrow\b|\b[45]\d\d\b|process\.exit|\breject\(|\w*Error\(|\babort\(|\breturn(?:\s+(?:false|null|undefined))?\s*;|\bfalse\b|\b(?:BAD_REQUEST|UNAUTHORIZED|FORBIDDEN|INTERNAL_SERVER_ERROR)\b|ok:\s*false|valid:\s*false/;

function refuses(file: ScriptFile, node: Node): boolean {
  return REFUSAL.test(source(file, node).replace(/console\.\w+\([^;]*\);?/g, ""));
}

/** What comes after `if (secret) { …return }` is what happens without one. */
function refusesLater(
  file: ScriptFile,
  node: t.IfStatement | t.ConditionalExpression,
  without: Node | null | undefined,
): boolean {
  if (without || node.type !== "IfStatement") return false;
  const leaves = within(file, node.consequent).some((one) => one.type === "ReturnStatement");
  const parent = file.parents.get(node);
  if (!leaves || parent?.type !== "BlockStatement") return false;
  const rest = parent.body.slice(parent.body.indexOf(node) + 1);
  const [next] = rest;
  return (
    next !== undefined &&
    (next.type === "ThrowStatement" || next.type === "ReturnStatement" || next.type === "ExpressionStatement") &&
    refuses(file, next)
  );
}

/** It goes on as if all were well: `return true`, `return next()`, `return JSON.parse(body)`. */
function leavesGladly(file: ScriptFile, node: Node): boolean {
  return (
    within(file, node).some((one) => {
      if (one.type !== "ReturnStatement" || !one.argument) return false;
      const value = bare(one.argument);
      if (value.type === "BooleanLiteral") return value.value;
      if (value.type !== "CallExpression") return false;
      return /^(?:next|parse|handle\w*|process\w*)$/i.test(dotted(value.callee).at(-1) ?? "");
    }) ||
    (node.type === "BlockStatement" &&
      within(file, node).some(
        (one) =>
          one.type === "CallExpression" &&
          nameOf(one.callee) === "next" &&
          definition(file, "next", one)?.parameter === true,
      ))
  );
}

function pythonSkips(file: py.PythonFile, node: py.PyNode): string | undefined {
  const question = pythonAsked(file, py.child(node, "test"));
  if (!question) return undefined;
  const { secret, set, and } = question;
  const [body, orelse] = [py.children(node, "body"), py.children(node, "orelse")];
  if (and) return body.some(isRefusal(file)) && orelse.length === 0 && pythonChecks(file, [and]) ? secret : undefined;
  const [withSecret, without] = set ? [body, orelse] : [orelse, body];
  if (pythonChecks(file, withSecret))
    return without.some(isRefusal(file)) || refusedNext(file, node, withSecret) ? undefined : secret;
  if (set || without.some(isRefusal(file)) || !pythonChecks(file, [py.functionAround(file, node)])) return undefined;
  return without.some((one) => one.node === "Return" && goesOn(py.child(one, "value"))) ? secret : undefined;
}

function goesOn(value: py.PyNode | undefined): boolean {
  if (value?.node === "Constant") return value["value"] === true;
  return value?.node === "Call" && /(?:loads|handle\w*|process\w*|get_json)$/.test(py.called(value));
}

interface Question {
  readonly secret: string;
  readonly set: boolean;
  /** The other side of `secret and not verify(…)`. */
  readonly and?: py.PyNode;
}

function pythonAsked(file: py.PythonFile, test: py.PyNode | undefined): Question | undefined {
  if (test?.node === "UnaryOp" && py.child(test, "op")?.node === "Not") {
    const inner = pythonAsked(file, py.child(test, "operand"));
    return inner && !inner.and ? { secret: inner.secret, set: !inner.set } : undefined;
  }
  if (test?.node === "BoolOp" && py.child(test, "op")?.node === "And") {
    const [left, right, ...more] = py.children(test, "values");
    const inner = pythonAsked(file, left);
    const negated = right?.node === "UnaryOp" && py.child(right, "op")?.node === "Not";
    if (inner?.set && right && negated && more.length === 0) return { ...inner, and: right };
  }
  if (test?.node === "BoolOp") {
    const isAnd = py.child(test, "op")?.node === "And";
    return py
      .children(test, "values")
      .map((value) => pythonAsked(file, value))
      .find((one) => one && !one.and && one.set === isAnd);
  }
  if (test?.node === "Compare") {
    const operator = py.children(test, "ops")[0]?.node;
    const [right] = py.children(test, "comparators");
    const inner =
      right?.node === "Constant" && right["value"] === null ? pythonAsked(file, py.child(test, "left")) : undefined;
    return inner && (operator === "Is" || operator === "IsNot")
      ? { secret: inner.secret, set: operator === "IsNot" }
      : undefined;
  }
  const name = py.dotted(test).split(".").at(-1) ?? "";
  if (!test || !SECRET_NAME.test(name)) return undefined;
  const value = py.valueOf(file, test);
  if (py.textOf(value)) return undefined;
  const variable = py
    .within(file, value)
    .map(py.textOf)
    .find((text) => text !== undefined && /^[A-Z][A-Z0-9_]+$/.test(text));
  return { secret: variable ?? name, set: true };
}

function pythonChecks(file: py.PythonFile, nodes: readonly py.PyNode[]): boolean {
  return nodes.some((node) => pyWebhooks.signatureCheck(file, node) !== undefined);
}

/** `if secret: …return` with a refusal right after it. */
function refusedNext(file: py.PythonFile, node: py.PyNode, withSecret: readonly py.PyNode[]): boolean {
  if (!withSecret.some((one) => py.within(file, one).some(({ node: kind }) => kind === "Return"))) return false;
  const parent = file.parents.get(node);
  const body = parent ? py.children(parent, "body") : [];
  const next = body[body.indexOf(node) + 1];
  return body.includes(node) && next !== undefined && isRefusal(file)(next);
}

function isRefusal(file: py.PythonFile): (node: py.PyNode) => boolean {
  return (node) =>
    py.within(file, node).some((one) => {
      if (one.node === "Raise") return true;
      if (one.node === "Constant") return typeof one["value"] === "number" && one["value"] >= 400 && one["value"] < 600;
      if (one.node === "Call")
        return /^(?:abort|sys\.exit|exit)$|HttpResponse(?:BadRequest|Forbidden|ServerError)$/.test(py.called(one));
      if (one.node !== "Return") return false;
      const value = py.child(one, "value");
      return (
        value === undefined || (value.node === "Constant" && (value["value"] === false || value["value"] === null))
      );
    });
}
