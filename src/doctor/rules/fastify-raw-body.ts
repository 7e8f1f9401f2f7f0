import { definition, imports, origin } from "../javascript/names.ts";
import {
  bare,
  calledName,
  isCall,
  type Node,
  nameOf,
  position,
  property,
  type ScriptFile,
  source,
  textOf,
} from "../javascript/tree.ts";
import { signatureCheck } from "../javascript/webhooks.ts";
import { rule, type Sources } from "../rule.ts";

/** Fastify parses JSON itself; the bytes are there only for a content-type parser (fastify.dev/docs/latest/Reference/ContentTypeParser). */
export default rule({
  code: "fastify-raw-body",
  title: "Fastify parses the webhook's body",
  *script(file, sources) {
    for (const node of file.nodes) {
      if (!isCall(node) || node.callee.type !== "MemberExpression" || !isFastify(file, node.callee.object)) continue;
      const name = calledName(node) ?? "";
      if (!/^(?:post|put|all|route)$/.test(name)) continue;
      const [first] = node.arguments;
      const path = name === "route" ? textOf(property(first, "url")) : textOf(first);
      if (
        !signatureCheck(file, name === "route" ? (property(first, "handler") ?? node) : node, {
          hint: path ?? "",
          parsed: false,
        })
      )
        continue;
      if (keepsBytes(sources)) return;
      yield {
        at: position(node),
        why: "This route checks a signature, but Fastify hands over the parsed body only: the bytes that were signed are gone.",
        fix: "Register a content-type parser that keeps the bytes, in a plugin around this route.",
        show: { framework: "fastify", ...(path !== undefined && { path }) },
      };
    }
  },
});

/** A parser, a hook or a plugin that keeps the bytes, wherever in the project it is. */
function keepsBytes({ scripts }: Sources): boolean {
  return scripts.some(
    (file) =>
      /addContentTypeParser\(|preParsing|getDefaultJsonParser/.test(file.text) ||
      imports(file, "fastify-raw-body", "raw-body"),
  );
}

/** What `Fastify()` gave, or the instance that a plugin is handed. */
function isFastify(file: ScriptFile, node: Node): boolean {
  const at = bare(node);
  if (origin(file, at)?.module === "fastify") return true;
  if (at.type !== "Identifier") return false;
  const found = definition(file, at.name, at);
  if (!found?.parameter || found.value?.type !== "Identifier") return false;
  const type = found.value.typeAnnotation;
  return type ? /\bFastifyInstance\b/.test(source(file, type)) : nameOf(found.value) === "fastify";
}
