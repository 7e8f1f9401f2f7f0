import {
  called,
  child,
  dotted,
  functionAround,
  functions,
  type PyNode,
  type PythonFile,
  position,
  within,
} from "../python/tree.ts";
import { signatureCheck } from "../python/webhooks.ts";
import { rule } from "../rule.ts";

/** Werkzeug reads the stream once: a form, or get_json(cache=False), takes the bytes away (werkzeug.palletsprojects.com/wrappers, get_data). */
export default rule({
  code: "flask-json-first",
  title: "Flask's request is parsed before its bytes are read",
  *python(file) {
    if (!/^\s*(?:from|import)\s+(?:flask|quart)\b/m.test(file.text)) return;
    for (const fn of functions(file)) {
      if (!signatureCheck(file, fn)) continue;
      const own = within(file, fn).filter((node) => functionAround(file, node) === fn);
      const parsed = own.find(isParsed);
      if (!parsed) continue;
      const raw = own.find(isRaw);
      if (raw && !comesAfter(raw, parsed)) continue;
      if (!raw && !isSigned(file, fn, own)) continue;
      const what = dotted(parsed).replace("()", "");
      yield {
        at: position(file, parsed),
        why: raw
          ? `${what} parses the body before get_data() reads it: of a form, and with cache=False, no byte is left, and a body that is no JSON is answered with 400 before your check.`
          : `The signature is checked over what ${what} parsed, written again: those are not the bytes that were signed.`,
        fix: "Call request.get_data(cache=True) first, verify those bytes, and parse them afterwards.",
        show: { framework: "flask" },
      };
    }
  },
});

const PARSED = /^request\.(?:json|form|values|files|get_json\(\))$/;

function isParsed(node: PyNode): boolean {
  return (node.node === "Attribute" || node.node === "Call") && PARSED.test(dotted(node));
}

function isRaw(node: PyNode): boolean {
  return node.node === "Attribute" && /^request\.(?:get_data|data|stream|environ)$/.test(dotted(node));
}

function comesAfter(a: PyNode, b: PyNode): boolean {
  return (a.line ?? 0) !== (b.line ?? 0) ? (a.line ?? 0) > (b.line ?? 0) : (a.column ?? 0) > (b.column ?? 0);
}

/** The parsed body is written again (`json.dumps`) to check its signature. */
function isSigned(file: PythonFile, fn: PyNode, own: readonly PyNode[]): boolean {
  if (own.some((node) => node.node === "Call" && /(?:^|\.)dumps$/.test(called(node)))) return true;
  const check = signatureCheck(file, fn);
  return (
    check !== undefined &&
    child(check, "func") !== undefined &&
    within(file, check).some(isParsed) &&
    !/validator/i.test(called(check))
  );
}
