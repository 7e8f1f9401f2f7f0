import { EXPECTED, HANDSHAKE } from "../headers.ts";
import {
  bare,
  calledName,
  dotted,
  functionAround,
  isCall,
  type Node,
  nameOf,
  position,
  type ScriptFile,
  source,
  within,
} from "../javascript/tree.ts";
import { isComputedMac, isMac } from "../javascript/webhooks.ts";
import * as py from "../python/tree.ts";
import * as pyMac from "../python/webhooks.ts";
import { rule } from "../rule.ts";

const WHY =
  "The answer tells the sender which signature would have been right: with it, anyone can sign any body that they like.";
const FIX = "Answer with a status and no detail; log at most that it did not match.";

export default rule({
  code: "signature-in-answer",
  title: "The expected signature is in the answer",
  *script(file) {
    for (const node of file.nodes) {
      if (!isAnswer(file, node)) continue;
      const leak = leaked(file, node);
      if (leak) yield { at: position(leak), why: WHY, fix: FIX };
    }
  },
  *python(file) {
    for (const node of file.nodes) {
      const answer = pythonAnswer(file, node);
      if (!answer) continue;
      const leak = answer
        .flatMap((part) => py.within(file, part))
        .find((one) => one.node === "Name" && isExpectedPython(file, one));
      if (leak) yield { at: py.position(file, leak), why: WHY, fix: FIX };
    }
  },
});

/** `res.json(…)`, `reply.send(…)`, `new Response(…)`, `ctx.body = …`. */
function isAnswer(file: ScriptFile, node: Node): boolean {
  if (node.type === "AssignmentExpression")
    return /^(?:ctx|context)$/.test(dotted(node.left)[0] ?? "") && dotted(node.left).at(-1) === "body";
  if (!isCall(node)) return false;
  const name = calledName(node);
  if (node.type === "NewExpression")
    return name === "Response" || name === "NextResponse" || name?.endsWith("Exception") === true;
  if (!/^(?:send|json|end|write|text|html|jsonp|body)$/.test(name ?? "") || node.arguments.length === 0) return false;
  return /^(?:res|resp|response|reply|c|ctx|context|Response|NextResponse)\b/.test(source(file, node.callee));
}

function leaked(file: ScriptFile, answer: Node): Node | undefined {
  const scope = functionAround(file, answer);
  if (HANDSHAKE.test(source(file, scope))) return undefined;
  return within(file, answer).find((node) => {
    if (node.type !== "Identifier" || isKey(file, node) || answersItself(file, node, answer)) return false;
    return isExpected(file, node, scope);
  });
}

/** A property's name, not a value. */
function isKey(file: ScriptFile, node: Node): boolean {
  const parent = file.parents.get(node);
  if (parent?.type === "ObjectProperty") return parent.key === node && !parent.shorthand;
  return (
    (parent?.type === "MemberExpression" || parent?.type === "OptionalMemberExpression") &&
    parent.property === node &&
    !parent.computed
  );
}

/** What the answer is written on. */
function answersItself(file: ScriptFile, node: Node, answer: Node): boolean {
  return isCall(answer) && within(file, answer.callee).includes(node);
}

/** Computed here and called expected; or computed here and compared in the same function. */
function isExpected(file: ScriptFile, node: Node, scope: Node): boolean {
  const name = nameOf(node) ?? "";
  if (EXPECTED.test(name) && isMac(file, node)) return true;
  if (!isComputedMac(file, node)) return false;
  return within(file, scope).some((other) => {
    const sides: readonly Node[] =
      isCall(other) && calledName(other) === "timingSafeEqual"
        ? other.arguments
        : other.type === "BinaryExpression" && /^[!=]==?$/.test(other.operator)
          ? [other.left, other.right]
          : [];
    return sides.some((side) =>
      within(file, bare(side)).some((part) => part.type === "Identifier" && part.name === name),
    );
  });
}

/** What a handler gives back, and the arguments of what answers or refuses. */
function pythonAnswer(file: py.PythonFile, node: py.PyNode): readonly py.PyNode[] | undefined {
  if (
    node.node === "Call" &&
    /(?:^|\.)(?:jsonify|JsonResponse|HttpResponse\w*|JSONResponse|PlainTextResponse|Response|make_response|HTTPException|abort)$/.test(
      py.called(node),
    )
  )
    return py.argumentsOf(node);
  const value = node.node === "Return" ? py.child(node, "value") : undefined;
  const isRoute =
    value &&
    py
      .children(py.functionAround(file, node), "decorator_list")
      .some((one) => /\.(?:route|post|api_route)(?:\(\))?$/.test(py.dotted(one)));
  return isRoute && /^(?:JoinedStr|Tuple|Dict|BinOp)$/.test(value.node) ? [value] : undefined;
}

function isExpectedPython(file: py.PythonFile, node: py.PyNode): boolean {
  const scope = py.functionAround(file, node);
  if (!pyMac.isComputedMac(file, node) || py.within(file, scope).some((one) => HANDSHAKE.test(py.textOf(one) ?? "")))
    return false;
  const name = py.field(node, "id");
  if (EXPECTED.test(name)) return true;
  return py.within(file, scope).some((other) => {
    const compares =
      other.node === "Compare" ||
      (other.node === "Call" && /compare_digest$|constant_time_compare$/.test(py.called(other)));
    return compares && py.within(file, other).some((part) => part.node === "Name" && part["id"] === name);
  });
}
