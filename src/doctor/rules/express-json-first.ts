import { covers, parserOf, type Step, steps } from "../javascript/express.ts";
import { importedFile } from "../javascript/modules.ts";
import { type Node, position, type ScriptFile } from "../javascript/tree.ts";
import { signatureCheck } from "../javascript/webhooks.ts";
import { type Problem, rule, type Sources } from "../rule.ts";

/** Express runs middleware in the order of the code; a body is read once (expressjs.com/en/guide/using-middleware). */
export default rule({
  code: "express-json-first",
  title: "A JSON parser reads the webhook's body first",
  *script(file, sources) {
    const all = steps(file);
    const told = new Set<Node>();
    for (const [at, step] of all.entries()) {
      const webhook = webhookOf(file, step, sources);
      if (!webhook) continue;
      const parser = parserBefore(file, all.slice(0, at), step, webhook.path);
      if (!parser || told.has(parser)) continue;
      told.add(parser);
      yield problem(parser, step, webhook);
    }
  },
});

interface Webhook {
  readonly path: string | undefined;
  /** Where it stands, for people. */
  readonly place: string;
}

/** The webhook route that a step is, or that a router which it mounts has. */
function webhookOf(file: ScriptFile, step: Step, sources: Sources): Webhook | undefined {
  const { path, handlers, kind } = step;
  const options = { hint: path ?? "", parsed: false };
  const last = handlers.filter((handler) => !parserOf(file, handler));
  if (last.some((handler) => signatureCheck(file, handler, options))) {
    return {
      path,
      place: path === undefined ? `line ${position(step.call).line}` : `${path}, line ${position(step.call).line}`,
    };
  }
  for (const handler of last) {
    const other = importedFile(file, handler, sources);
    const check = other && kind === "route" ? signatureCheck(other, other.program, options) : undefined;
    if (other && check) return { path, place: `${other.path}:${position(check).line}` };
    const inner = other && kind === "use" && steps(other).find((one) => hasCheck(other, one));
    if (other && inner) return { path: join(path, inner.path), place: `${other.path}:${position(inner.call).line}` };
  }
  return undefined;
}

function hasCheck(file: ScriptFile, { kind, path, handlers }: Step): boolean {
  return (
    kind === "route" && handlers.some((handler) => signatureCheck(file, handler, { hint: path ?? "", parsed: false }))
  );
}

function join(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || outer === "/") return inner;
  return inner === undefined || inner === "/" ? outer : `${outer}${inner}`;
}

/** The JSON parser that a request for the path meets before the handler does, unless its bytes are kept earlier. */
function parserBefore(
  file: ScriptFile,
  before: readonly Step[],
  step: Step,
  path: string | undefined,
): Node | undefined {
  const met = [
    ...before
      .filter((one) => one.kind === "use" && one.on === step.on && covers(one.path, path))
      .flatMap(({ handlers }) => handlers),
    ...step.handlers,
  ];
  const first = met.find((handler) => parserOf(file, handler) !== undefined);
  return first && parserOf(file, first) === "json" ? first : undefined;
}

function problem(parser: Node, step: Step, { path, place }: Webhook): Problem {
  const own = step.handlers.includes(parser);
  return {
    at: position(parser),
    why: own
      ? `This route (${place}) checks a signature, but parses the body as JSON first: the bytes that were signed are gone.`
      : `It runs before the webhook's route (${place}) and parses the body as JSON: the bytes that were signed are gone when the signature is checked.`,
    fix: own
      ? "Take express.raw() in its place."
      : "Put the webhook's route before it, with express.raw() on that route.",
    show: { framework: "express", ...(path !== undefined && { path }) },
  };
}
