/** Which functions check a webhook's signature, and which expressions are one. */
import { EXPECTED, isMacName, isSignatureHeader, MAKES_MAC, WEBHOOK } from "../headers.ts";
import { SCRIPT_VERIFIERS, SUBTLE, type Verifier } from "../verifiers.ts";
import { comesFrom, imports, origin, valueOf } from "./names.ts";
import {
  bare,
  type Call,
  calledName,
  dotted,
  isCall,
  isFunction,
  isInside,
  type Node,
  type ScriptFile,
  textOf,
  within,
} from "./tree.ts";

/** What the SDK's function is, where the call is one that checks a delivery. */
export function verifierOf(file: ScriptFile, call: Call): Verifier | undefined {
  const name = calledName(call);
  if (name === undefined || !Object.hasOwn(SCRIPT_VERIFIERS, name)) return undefined;
  const found = origin(file, call.callee);
  const known = SCRIPT_VERIFIERS[name]!;
  return (
    known.find(({ packages }) => packages && found && packages.includes(found.module)) ??
    known.find(({ packages, asynchronous }) => packages && !asynchronous && !found && imports(file, ...packages)) ??
    known.find(({ packages }) => packages === undefined)
  );
}

/** `crypto.subtle.verify(…)`, whoever's crypto it is. */
export function subtleCall(call: Call): string | undefined {
  const path = dotted(call.callee);
  const name = path.at(-1);
  return name !== undefined && path.at(-2) === "subtle" && SUBTLE.test(name) ? name : undefined;
}

const CRYPTO = ["crypto"];

export function isCryptoCall(file: ScriptFile, call: Call, name: string): boolean {
  return (
    calledName(call) === name &&
    (dotted(call.callee).length === 1 ||
      comesFrom(file, call.callee, CRYPTO, name) ||
      dotted(call.callee).at(-2) === "crypto")
  );
}

/**
 * The first call by which a function checks a signature: an SDK's, or `createHmac` and the like where a signature
 * header or a webhook is named. Functions of the file that it calls, or that it is made of, count.
 * @param hint what else tells that this is about a webhook: the route's path.
 */
export function signatureCheck(
  file: ScriptFile,
  handler: Node,
  { hint = "", parsed = true }: { readonly hint?: string; readonly parsed?: boolean } = {},
): Call | undefined {
  const all = reach(file, handler);
  const named = WEBHOOK.test(hint) || all.some((node) => isHeaderText(node) || isWebhookName(node));
  return all.find((node): node is Call => {
    if (!isCall(node)) return false;
    const verifier = verifierOf(file, node);
    if (verifier) return parsed || !verifier.parsed;
    if (!named) return false;
    return (
      isCryptoCall(file, node, "createHmac") ||
      isCryptoCall(file, node, "timingSafeEqual") ||
      subtleCall(node) === "verify"
    );
  });
}

function isHeaderText(node: Node): boolean {
  const text = textOf(node);
  return text !== undefined && isSignatureHeader(text);
}

function isWebhookName(node: Node): boolean {
  return node.type === "Identifier" && /webhook/i.test(node.name);
}

/** The nodes of a function and of the file's functions that it calls or names. */
function reach(file: ScriptFile, start: Node): readonly Node[] {
  const seen = new Set<Node>();
  const found: Node[] = [];
  const visit = (node: Node, depth: number): void => {
    if (seen.has(node) || depth > 3) return;
    seen.add(node);
    const inner = within(file, node);
    for (const name of inner) {
      found.push(name);
      if (name.type !== "Identifier" && name.type !== "MemberExpression") continue;
      const value = valueOf(file, name);
      if (value !== name && (isFunction(value) || isCall(value)) && !isInside(file, value, node))
        visit(value, depth + 1);
    }
  };
  const root = valueOf(file, start);
  visit(root, 0);
  return found;
}

/** A MAC that the code computed: `createHmac(…)….digest(…)`, and what was made of one in the same file. */
export function isComputedMac(file: ScriptFile, node: Node, depth = 0): boolean {
  const at = bare(node);
  if (depth > 6) return false;
  if (at.type === "Identifier") {
    const value = valueOf(file, at);
    return value !== at && !isFunction(value) && isComputedMac(file, value, depth + 1);
  }
  if (at.type === "TemplateLiteral") return at.expressions.some((part) => isComputedMac(file, part, depth + 1));
  if (at.type === "BinaryExpression") {
    return at.operator === "+" && [at.left, at.right].some((side) => isComputedMac(file, side, depth + 1));
  }
  if (!isCall(at)) return false;
  if (calledName(at) === "digest") return chain(file, at).some((call) => isCryptoCall(file, call, "createHmac"));
  if (subtleCall(at) === "sign") return true;
  // Buffer.from(mac), mac.toString("hex"): the same bytes.
  const name = calledName(at);
  if (name === "from" || name === "toString" || name === "toUpperCase" || name === "toLowerCase") {
    const { callee } = at;
    const object =
      callee.type === "MemberExpression" || callee.type === "OptionalMemberExpression" ? [callee.object] : [];
    return [...object, ...at.arguments].some((part) => isComputedMac(file, part, depth + 1));
  }
  const called = at.callee.type === "Identifier" ? valueOf(file, at.callee) : at;
  return isFunction(called) && returned(file, called).some((value) => isComputedMac(file, value, depth + 1));
}

/** The calls of a chain: `a().b().c()`; names on the way are followed. */
function chain(file: ScriptFile, call: Call): Call[] {
  const calls: Call[] = [];
  let at: Node = call;
  for (let step = 0; step < 20; step++) {
    if (isCall(at)) {
      calls.push(at);
      const callee: Node = bare(at.callee);
      if (callee.type !== "MemberExpression" && callee.type !== "OptionalMemberExpression") return calls;
      at = valueOf(file, callee.object);
    } else return calls;
  }
  return calls;
}

/** What a function returns. */
export function returned(file: ScriptFile, fn: Node): Node[] {
  if (!isFunction(fn)) return [];
  if (fn.body.type !== "BlockStatement") return [fn.body];
  return within(file, fn).flatMap((node) => (node.type === "ReturnStatement" && node.argument ? [node.argument] : []));
}

/** A MAC by its making; or by its name, in a file where MACs are made. */
export function isMac(file: ScriptFile, node: Node): boolean {
  const at = bare(node);
  if (isComputedMac(file, at)) return true;
  const name = isCall(at) ? calledName(at) : dotted(at).at(-1);
  if (name === undefined || !ABOUT_MACS.test(file.text)) return false;
  return isCall(at) ? MAKES_MAC.test(name) : isMacName(name) || EXPECTED.test(name);
}

const ABOUT_MACS = /createHmac|hmac|timingSafeEqual|web-?hook|subtle\s*\.\s*(?:sign|verify)/i;

/** A header of the request that carries a signature: `req.headers["x-hub-signature-256"]`, `req.get("…")`. */
export function isSignatureFromRequest(file: ScriptFile, node: Node): boolean {
  const at = valueOf(file, node);
  return within(file, at).length < 12 && within(file, at).some(isHeaderText);
}
