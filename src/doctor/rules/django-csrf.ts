import {
  called,
  child,
  children,
  dotted,
  field,
  functionAround,
  functions,
  type PyNode,
  type PythonFile,
  position,
  within,
} from "../python/tree.ts";
import { signatureCheck } from "../python/webhooks.ts";
import { type Problem, rule, type Sources } from "../rule.ts";

/** Django's CSRF middleware answers 403 to a POST without its token (docs.djangoproject.com/en/stable/howto/csrf). */
export default rule({
  code: "django-csrf",
  title: "A webhook's view is not exempt from CSRF protection",
  *python(file, sources) {
    if (!/^\s*(?:from|import)\s+django\b/m.test(file.text) || isWithoutMiddleware(sources)) return;
    for (const fn of functions(file)) {
      const around = file.parents.get(fn);
      const view = around?.node === "ClassDef" ? around : fn;
      if (!takesRequest(fn, view) || functionAround(file, view) !== file.module) continue;
      if (!within(file, fn).some(isBody) || !signatureCheck(file, fn) || isExempt(file, fn, view, sources)) continue;
      yield problem(file, fn);
    }
  },
});

function problem(file: PythonFile, fn: PyNode): Problem {
  return {
    at: position(file, fn),
    why: "A provider sends no CSRF token: Django's middleware answers its POST with 403, before this view runs.",
    fix: "Put @csrf_exempt (django.views.decorators.csrf) on the view; the signature is the protection.",
    show: { framework: "django" },
  };
}

/** A view, or the `post` of a class-based one. */
function takesRequest(fn: PyNode, view: PyNode): boolean {
  const names = children(child(fn, "args"), "args").map((argument) => field(argument, "arg"));
  if (view === fn) return names[0] === "request";
  const bases = children(view, "bases").map(dotted);
  return (
    /^(?:post|dispatch)$/.test(field(fn, "name")) &&
    names[1] === "request" &&
    bases.some((base) => base.endsWith("View")) &&
    !bases.some((base) => /API|ViewSet/.test(base))
  );
}

function isBody(node: PyNode): boolean {
  return node.node === "Attribute" && /^(?:self\.)?request\.body$/.test(dotted(node));
}

/** By decorator (csrf_exempt, or a REST framework's), or where the URL is given, in whatever file that is. */
function isExempt(file: PythonFile, fn: PyNode, view: PyNode, { python }: Sources): boolean {
  const decorators = [fn, view, ...(view === fn ? [] : children(view, "body"))].flatMap((node) =>
    children(node, "decorator_list"),
  );
  const names = decorators.flatMap((decorator) => within(file, decorator).map(dotted));
  if (names.some((name) => /(?:^|\.)(?:csrf_exempt|api_view(?:\(\))?)$/.test(name))) return true;
  return python.some((other) =>
    other.nodes.some(
      (node) =>
        node.node === "Call" &&
        /(?:^|\.)csrf_exempt$/.test(called(node)) &&
        children(node, "args").some((argument) =>
          within(other, argument).some((one) => dotted(one).replace("()", "").split(".").includes(field(view, "name"))),
        ),
    ),
  );
}

/** A project whose settings leave the middleware out. */
function isWithoutMiddleware({ python }: Sources): boolean {
  const settings = python.filter(({ text }) => /^MIDDLEWARE\s*[=+]/m.test(text));
  return settings.length > 0 && settings.every(({ text }) => !text.includes("CsrfViewMiddleware"));
}
