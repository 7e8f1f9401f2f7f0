import type * as t from "@babel/types";
import { valueOf } from "../javascript/names.ts";
import { bare, type Node, nameOf, position, property, type ScriptFile } from "../javascript/tree.ts";
import { signatureCheck } from "../javascript/webhooks.ts";
import { rule } from "../rule.ts";

/** An API route of the pages router has its body parsed (nextjs.org/docs/pages/building-your-application/routing/api-routes). */
export default rule({
  code: "next-body-parser",
  title: "Next parses the body of this API route",
  *script(file) {
    if (!/(?:^|\/)pages\/api\/.+\.[cm]?[jt]sx?$/.test(file.path)) return;
    const handler = file.program.body.find((node) => node.type === "ExportDefaultDeclaration");
    if (!handler || !signatureCheck(file, handler.declaration, { hint: file.path, parsed: false })) return;
    const config = exportedConfig(file);
    if (config && bodyParserOff(file, config)) return;
    yield {
      at: position(handler),
      why: "This route checks a signature, but Next's body parser reads the body first: the bytes that were signed are gone.",
      fix: "Export config with bodyParser: false from this file, and read the bytes from req.",
      show: { framework: "next", path: file.path.replace(/^.*pages(\/api\/.+)\.\w+$/, "$1") },
    };
  },
});

/** `export const config = …`, or `export { config }`. */
export function exportedConfig(file: ScriptFile): Node | undefined {
  for (const node of file.program.body) {
    if (node.type !== "ExportNamedDeclaration") continue;
    if (node.declaration?.type === "VariableDeclaration") {
      const found = node.declaration.declarations.find(({ id }) => nameOf(id) === "config");
      if (found?.init) return found.init;
    }
    const named = node.specifiers.find(
      (one): one is t.ExportSpecifier => one.type === "ExportSpecifier" && nameOf(one.exported) === "config",
    );
    if (named) return named.local;
  }
  return undefined;
}

/** `{ api: { bodyParser: false } }`; what is not written down here may say so. */
function bodyParserOff(file: ScriptFile, config: Node): boolean {
  const object = valueOf(file, config);
  if (object.type !== "ObjectExpression") return true;
  const api = property(object, "api");
  if (!api) return false;
  const inner = valueOf(file, api);
  if (inner.type !== "ObjectExpression") return true;
  const value = property(inner, "bodyParser");
  return value !== undefined && !isParserSetting(bare(value));
}

/** `true`, or limits: it is on. */
function isParserSetting(value: Node): boolean {
  return value.type === "ObjectExpression" || (value.type === "BooleanLiteral" && value.value);
}
