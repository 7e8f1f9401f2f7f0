import { comesFrom, valueOf } from "../javascript/names.ts";
import {
  ancestors,
  bare,
  calledName,
  dotted,
  functionAround,
  isCall,
  isInside,
  type Node,
  nameOf,
  position,
  type ScriptFile,
  source,
  within,
} from "../javascript/tree.ts";
import { rule } from "../rule.ts";

/** Buffers of different lengths make it throw (nodejs.org/api/crypto.html#cryptotimingsafeequala-b). */
export default rule({
  code: "unequal-lengths",
  title: "timingSafeEqual without a look at the lengths",
  *script(file) {
    for (const node of file.nodes) {
      if (!isCall(node) || calledName(node) !== "timingSafeEqual" || !isNodes(file, node.callee)) continue;
      const sides = node.arguments.map(bare);
      if (
        sides.length !== 2 ||
        sides.every((side) => isDigest(file, side)) ||
        isCaught(file, node) ||
        looksAtLengths(file, node)
      )
        continue;
      yield {
        at: position(node),
        why: "It throws where the lengths differ: a signature of another length, which anyone can send, is a crash or a 500 and no refusal.",
        fix: "Compare the lengths first: a.length === b.length && crypto.timingSafeEqual(a, b).",
      };
    }
  },
});

/** Deno's answers false. */
function isNodes(file: ScriptFile, callee: Node): boolean {
  const path = dotted(callee);
  return comesFrom(file, callee, ["crypto"], "timingSafeEqual") || (path.length === 2 && path[0] === "crypto");
}

/** A digest's bytes: as many as the algorithm says, on both sides. */
function isDigest(file: ScriptFile, node: Node): boolean {
  const value = valueOf(file, node);
  return isCall(value) && calledName(value) === "digest" && value.arguments.length === 0;
}

function isCaught(file: ScriptFile, node: Node): boolean {
  for (const up of ancestors(file, node)) {
    if (up.type === "TryStatement" && up.handler && isInside(file, node, up.block)) return true;
  }
  return false;
}

/** Any compare of a length, before the call, in the function around it. */
function looksAtLengths(file: ScriptFile, call: Node): boolean {
  const scope = functionAround(file, call);
  return within(file, scope).some(
    (node) =>
      (node.start ?? 0) < (call.start ?? 0) &&
      ((node.type === "BinaryExpression" &&
        /^(?:[!=]==?|[<>]=?)$/.test(node.operator) &&
        [node.left, node.right].some((side) => /(?:length|Length|size)\b/.test(source(file, side)))) ||
        (isCall(node) && /length/i.test(calledName(node) ?? "")) ||
        isMeasuringName(node)),
  );
}

/** `if (sameLength && …)`. */
function isMeasuringName(node: Node): boolean {
  return /length/i.test(nameOf(node) ?? "") && node.type === "Identifier" && !/^(?:byte)?length$/i.test(node.name);
}
