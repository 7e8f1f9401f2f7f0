/** Which Python functions check a webhook's signature, and which expressions are one. */
import { EXPECTED, isMacName, isSignatureHeader, MAKES_MAC } from "../headers.ts";
import { PYTHON_VERIFIERS } from "../verifiers.ts";
import {
  argumentsOf,
  called,
  child,
  children,
  dotted,
  field,
  functionAround,
  isFunction,
  type PyNode,
  type PythonFile,
  textOf,
  valueOf,
  within,
} from "./tree.ts";

/** The first call by which a function checks a signature; functions of the file that it calls count. */
export function signatureCheck(file: PythonFile, fn: PyNode): PyNode | undefined {
  const all = reach(file, fn);
  const named =
    all.some((node) => isHeaderText(node) || (node.node === "Name" && /webhook/i.test(field(node, "id")))) ||
    /web_?hook/i.test(field(fn, "name"));
  return all.find((node) => node.node === "Call" && (isVerifier(node) || (named && isMacMaker(node))));
}

function isVerifier(call: PyNode): boolean {
  const name = called(call).replaceAll("()", "");
  return PYTHON_VERIFIERS.test(name.split(".").slice(-2).join("."));
}

function isHeaderText(node: PyNode): boolean {
  const text = textOf(node);
  return text !== undefined && isSignatureHeader(text);
}

/** `hmac.new(…)`, `hmac.digest(…)`. */
function isMacMaker(call: PyNode): boolean {
  return /^(?:hmac\.)(?:new|digest|HMAC)$/.test(called(call));
}

function reach(file: PythonFile, start: PyNode): readonly PyNode[] {
  const seen = new Set<PyNode>();
  const found: PyNode[] = [];
  const visit = (node: PyNode, depth: number): void => {
    if (seen.has(node) || depth > 3) return;
    seen.add(node);
    const inner = within(file, node);
    for (const call of inner) {
      found.push(call);
      if (call.node !== "Call") continue;
      const other = functionNamed(file, dotted(child(call, "func")).replace(/^(?:self|cls)\./, ""));
      if (other) visit(other, depth + 1);
    }
  };
  visit(start, 0);
  return found;
}

export function functionNamed(file: PythonFile, name: string): PyNode | undefined {
  return file.nodes.find((node) => isFunction(node) && node["name"] === name);
}

/** A MAC that the code computed: `hmac.new(…).hexdigest()`, and what was made of one. */
export function isComputedMac(file: PythonFile, node: PyNode, depth = 0): boolean {
  if (depth > 6) return false;
  const at = valueOf(file, node);
  const again = (one: PyNode): boolean => isComputedMac(file, one, depth + 1);
  if (at.node === "BinOp")
    return [child(at, "left"), child(at, "right")].some((side) => side !== undefined && again(side));
  if (at.node === "JoinedStr") return children(at, "values").some(again);
  if (at.node === "FormattedValue") return again(child(at, "value") ?? at);
  if (at.node !== "Call") return false;
  if (called(at) === "hmac.digest") return true;
  const callee = child(at, "func");
  const object = callee?.node === "Attribute" ? child(callee, "value") : undefined;
  if (object && /^(?:hex)?digest$/.test(String(callee?.["attr"]))) {
    const maker = valueOf(file, object);
    return maker.node === "Call" && isMacMaker(maker);
  }
  if (object && /^(?:decode|encode|hex|lower|upper)$/.test(String(callee?.["attr"])) && again(object)) return true;
  if (/(?:^|\.)(?:b64encode|standard_b64encode|urlsafe_b64encode|hexlify|str|bytes)$/.test(called(at)))
    return argumentsOf(at).some(again);
  const local = functionNamed(file, called(at));
  return (
    local !== undefined &&
    local !== functionAround(file, node) &&
    within(file, local).some(
      (one) => one.node === "Return" && child(one, "value") !== undefined && again(child(one, "value")!),
    )
  );
}

/** A MAC by its making; or by its name, in a file where MACs are made. */
export function isMac(file: PythonFile, node: PyNode): boolean {
  if (isComputedMac(file, node)) return true;
  const name = dotted(node).split(".").at(-1) ?? "";
  if (!/hmac|web_?hook/i.test(file.text)) return false;
  return name.endsWith("()") ? MAKES_MAC.test(name.slice(0, -2)) : isMacName(name) || EXPECTED.test(name);
}
