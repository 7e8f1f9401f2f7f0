/** What `init` writes, as text: made of what is there, which stays, and what is missing. */
import { type JsonNode, nodeAt, parseJsonTree } from "../core/json-tree.ts";
import type { Provider } from "../core/provider.ts";
import { webhookVariable } from "../core/variable.ts";
import { compile, currentSchemes } from "../schemes/compile.ts";
import type { Framework } from "../verify/framework.ts";
import type { SourceConfig } from "./config.ts";
import { namesProvider } from "./secrets.ts";

export interface InitSource {
  readonly name: string;
  readonly provider: Provider;
  /** The variable that holds its secret, or public key; undefined where it signs nothing. */
  readonly variable: string | undefined;
  readonly isPublicKey: boolean;
}

/** @param config what is configured of it already. */
export function sourceFor(name: string, provider: Provider, config: SourceConfig | undefined): InitSource {
  const [{ recipe }] = currentSchemes(provider);
  const isPublicKey = !compile(recipe).symmetric;
  const documented = (provider.env ?? []).find(
    (variable) => namesProvider(variable, provider) && /KEY|CERT/.test(variable) === isPublicKey,
  );
  const derived = webhookVariable(name, isPublicKey ? "PUBLIC_KEY" : "SECRET");
  return {
    name,
    provider,
    isPublicKey,
    variable: recipe.kind === "none" ? undefined : (config?.secretEnv[0] ?? documented ?? derived),
  };
}

/** `hookctl.config.json` with the sources. @param text what is there: valid, as it was read before. */
export function withSources(text: string | undefined, sources: readonly InitSource[], schema: string): string {
  const added = Object.fromEntries(sources.map((source) => [source.name, entryOf(source)]));
  if (text === undefined) return `${JSON.stringify({ $schema: schema, sources: added }, undefined, 2)}\n`;
  const root = parseJsonTree(text);
  if (root?.kind !== "object") return text;
  const there = nodeAt(root, "sources");
  if (there?.kind !== "object") return there ? text : inserted(text, root, "sources", added, "  ");
  let now = text;
  for (const { name } of sources) {
    const into = nodeAt(parseJsonTree(now)!, "sources")!;
    if (into.kind === "object" && !into.members.some(({ key }) => key === name))
      now = inserted(now, into, name, added[name], "    ");
  }
  return now;
}

function entryOf({ provider, variable, isPublicKey }: InitSource): object {
  return { provider: provider.id, ...(variable !== undefined && !isPublicKey && { secretEnv: variable }) };
}

/** One member more at the object's end, indented as what `init` itself writes. */
function inserted(
  text: string,
  object: JsonNode & { kind: "object" },
  key: string,
  value: unknown,
  indent: string,
): string {
  const last = object.members.at(-1)?.value.end;
  const member = `\n${indent}${JSON.stringify(key)}: ${JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${indent}`)}`;
  if (last !== undefined) return `${text.slice(0, last)},${member}${text.slice(last)}`;
  return `${text.slice(0, object.start + 1)}${member}\n${indent.slice(2)}${text.slice(object.end - 1)}`;
}

/** `.env.example` with a line for each variable that it lacks. */
export function withVariables(
  text: string | undefined,
  sources: readonly InitSource[],
  framework: Framework | undefined,
): string {
  const there = text ?? "";
  const missing = sources.filter(
    ({ variable }) => variable !== undefined && !new RegExp(`^\\s*(?:export\\s+)?${variable}\\s*=`, "m").test(there),
  );
  if (missing.length === 0) return there;
  const gap = there === "" ? "" : there.endsWith("\n") ? "\n" : "\n\n";
  return there + gap + missing.map((source) => linesOf(source, framework)).join("\n");
}

function linesOf({ provider, variable = "", isPublicKey }: InitSource, framework: Framework | undefined): string {
  const what = isPublicKey ? "the public key" : "the signing secret";
  const read = framework
    ? `# Read it with ${(framework.handler.env ?? framework.language.env)(variable)} (${framework.name}).\n`
    : "";
  return `# ${provider.name}: ${what} of the webhook endpoint (${provider.docs})\n${read}${variable}=\n`;
}
