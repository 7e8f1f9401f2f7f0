import { bare, calledName, dotted, isCall, type Node, position, type ScriptFile } from "../javascript/tree.ts";
import { isComputedMac, isMac, isSignatureFromRequest } from "../javascript/webhooks.ts";
import * as py from "../python/tree.ts";
import * as pyMac from "../python/webhooks.ts";
import { rule } from "../rule.ts";

/** Such a compare ends at the first character that differs: its time tells how much of a guess is right (RFC 2104 uses; CWE-208). */
export default rule({
  code: "signature-equals",
  title: "A signature is compared with an operator",
  *script(file) {
    for (const node of file.nodes) {
      const compare = comparison(file, node);
      if (!compare) continue;
      yield {
        at: position(node),
        why: `${compare} stops at the first character that differs, so an attacker can measure how much of a guessed signature is right.`,
        fix: "Compare bytes of equal length with crypto.timingSafeEqual(), or let the provider's SDK verify.",
      };
    }
  },
  *python(file) {
    for (const node of file.nodes) {
      if (node.node !== "Compare") continue;
      const operator = py.children(node, "ops")[0]?.node;
      const sides = [py.child(node, "left"), ...py.children(node, "comparators")].filter((side) => side !== undefined);
      if (
        (operator !== "Eq" && operator !== "NotEq") ||
        sides.length !== 2 ||
        sides.some((side) => side.node === "Constant")
      )
        continue;
      if (!sides.some((side) => pyMac.isComputedMac(file, side)) && !sides.every((side) => pyMac.isMac(file, side)))
        continue;
      yield {
        at: py.position(file, node),
        why: `${operator === "Eq" ? "==" : "!="} stops at the first character that differs, so an attacker can measure how much of a guessed signature is right.`,
        fix: "Compare with hmac.compare_digest().",
      };
    }
  },
});

/** The operator or method that compares a MAC, in a way that takes the longer the more is right. */
function comparison(file: ScriptFile, node: Node): string | undefined {
  if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator)) {
    return compares(file, node.left, node.right) ? node.operator : undefined;
  }
  if (!isCall(node) || (node.callee.type !== "MemberExpression" && node.callee.type !== "OptionalMemberExpression"))
    return undefined;
  const name = calledName(node);
  const [first, second] = node.arguments;
  if ((name === "equals" || name === "localeCompare") && first)
    return compares(file, node.callee.object, first) ? `.${name}()` : undefined;
  const isBuffers = name === "compare" && dotted(node.callee)[0] === "Buffer";
  return isBuffers && first && second && compares(file, first, second) ? "Buffer.compare()" : undefined;
}

/** One is computed here; or both are called MACs, or come from a signature header. */
function compares(file: ScriptFile, left: Node, right: Node): boolean {
  const sides = [bare(left), bare(right)];
  if (sides.some(isConstant)) return false;
  if (sides.some((side) => isComputedMac(file, side))) return true;
  return (
    sides.every((side) => isMac(file, side) || isSignatureFromRequest(file, side)) &&
    sides.some((side) => isMac(file, side))
  );
}

/** A question about presence or form, not about bytes. */
function isConstant(node: Node): boolean {
  if (node.type === "UnaryExpression" || node.type === "NullLiteral") return true;
  if (node.type.endsWith("Literal")) return node.type !== "TemplateLiteral" || node.expressions.length === 0;
  return node.type === "Identifier" && node.name === "undefined";
}
