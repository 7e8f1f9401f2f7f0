import { comesFrom, imports, valueOf } from "../javascript/names.ts";
import { calledName, isCall, position, property } from "../javascript/tree.ts";
import { signatureCheck } from "../javascript/webhooks.ts";
import { rule, type Sources } from "../rule.ts";

/** Nest parses every body itself, and keeps the bytes only when asked to (docs.nestjs.com/faq/raw-body). */
export default rule({
  code: "nest-raw-body",
  title: "Nest does not keep the raw body",
  *script(file, sources) {
    if (KEEPS_BYTES.test(file.text)) return;
    for (const node of file.nodes) {
      if (!isCall(node) || !comesFrom(file, node.callee, ["@nestjs/core"], "create")) continue;
      if (keepsRawBody(node.arguments.slice(1).map((argument) => valueOf(file, argument)))) continue;
      const webhook = webhookFile(sources);
      if (webhook === undefined) return;
      yield {
        at: position(node),
        why: `${webhook} checks a webhook's signature, but without rawBody Nest hands over the parsed body only: req.rawBody is undefined.`,
        fix: "Give NestFactory.create() the option rawBody: true, and verify req.rawBody.",
        show: { framework: "nest" },
      };
    }
  },
});

/** The application sets up body parsers of its own. */
const KEEPS_BYTES = /useBodyParser\(\s*["']raw|\braw\(|\bverify\s*[:(]|addContentTypeParser|rawBody\s*:\s*true/;

/** Options that are not written down here may say anything. */
function keepsRawBody(options: readonly ReturnType<typeof valueOf>[]): boolean {
  return options.some((option) => {
    if (isCall(option)) return calledName(option)?.endsWith("Adapter") !== true;
    if (option.type !== "ObjectExpression") return true;
    const off = property(option, "bodyParser");
    return off?.type === "BooleanLiteral" && !off.value
      ? true
      : option.properties.some((member) => member.type === "SpreadElement");
  });
}

/** The first file with a Nest class that checks a signature. */
function webhookFile({ scripts }: Sources): string | undefined {
  return scripts.find(
    (file) => imports(file, "@nestjs/common") && signatureCheck(file, file.program, { hint: file.path, parsed: false }),
  )?.path;
}
