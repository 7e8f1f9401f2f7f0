/** `hookctl.config.json`: sources, and custom providers by the catalogue's own declarative recipe. */
import { jsonDocument } from "../capture/json-source.ts";
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import type { Provider } from "../core/provider.ts";
import type { Recipe } from "../core/recipe.ts";
import { compile } from "../schemes/compile.ts";
import { TemplateError } from "../schemes/template.ts";

/** One integration. Paths are relative to the configuration file's folder. */
export interface SourceConfig {
  readonly provider: string;
  /** Names of environment variables. */
  readonly secretEnv: readonly string[];
  readonly url?: string;
}

export interface Config {
  readonly sources: ReadonlyMap<string, SourceConfig>;
  /** Custom providers, by id. */
  readonly providers: ReadonlyMap<string, Provider>;
}

/** @throws HookctlError usage, with file and line, or the path of the wrong field. */
export function readConfig(text: string, file: string): Config {
  const root = objectAt(parse(text, file), "", file);
  return {
    sources: new Map(
      Object.entries(objectAt(root["sources"] ?? {}, "sources", file)).map(([name, value]) => [
        name,
        sourceOf(value, `sources.${name}`, file),
      ]),
    ),
    providers: new Map(
      Object.entries(objectAt(root["providers"] ?? {}, "providers", file)).map(([id, value]) => [
        id,
        providerOf(id, value, `providers.${id}`, file),
      ]),
    ),
  };
}

function parse(text: string, file: string): unknown {
  try {
    return jsonDocument(Buffer.from(text), file).value;
  } catch (error) {
    if (!(error instanceof HookctlError)) throw error;
    const hint = "hookctl.config.json is plain JSON, without comments or trailing commas.";
    throw new HookctlError("usage", error.message, {
      where: error.where ?? { file },
      hint,
      ...(error.excerpt !== undefined && { excerpt: error.excerpt }),
    });
  }
}

const SOURCE_FIELDS = [
  "provider",
  "secretEnv",
  "url",
  "forwardTo",
  "publicKeyFile",
  "tolerance",
  "headers",
  "retries",
  "concurrency",
];

function sourceOf(value: unknown, path: string, file: string): SourceConfig {
  const source = objectAt(value, path, file);
  known(source, SOURCE_FIELDS, path, file);
  const { provider, secretEnv, url } = source;
  if (typeof provider !== "string") throw wrong(file, `${path}.provider`, 'names a provider, such as "stripe"');
  const names = secretEnv === undefined ? [] : typeof secretEnv === "string" ? [secretEnv] : secretEnv;
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string"))
    throw wrong(file, `${path}.secretEnv`, "is the name of an environment variable, or a list of names");
  if (url !== undefined && typeof url !== "string") throw wrong(file, `${path}.url`, "is a text");
  return { provider, secretEnv: names, ...(url !== undefined && { url }) };
}

const KINDS = ["hmac", "standard-webhooks", "ed25519", "ecdsa", "rsa", "jwt", "token", "basic-auth", "none"];

function providerOf(id: string, value: unknown, path: string, file: string): Provider {
  const custom = objectAt(value, path, file);
  known(custom, ["name", "docs", "scheme", "event", "deliveryId", "env"], path, file);
  const scheme = objectAt(custom["scheme"], `${path}.scheme`, file);
  const kind = scheme["kind"];
  if (typeof kind !== "string" || !KINDS.includes(kind)) {
    const meant = typeof kind === "string" ? nearest(kind, KINDS) : undefined;
    throw wrong(file, `${path}.scheme.kind`, `is one of ${KINDS.join(", ")}`, meant);
  }
  const recipe = scheme as unknown as Recipe;
  try {
    compile(recipe);
  } catch (error) {
    if (error instanceof TemplateError) throw wrong(file, `${path}.scheme.content`, `knows no word {${error.word}}`);
    throw wrong(file, `${path}.scheme`, "lacks a field that its kind needs (signature, content)");
  }
  return {
    id,
    name: typeof custom["name"] === "string" ? custom["name"] : id,
    docs: typeof custom["docs"] === "string" ? custom["docs"] : "",
    facts: { from: [file], checked: "" },
    schemes: [recipe],
    ...(Array.isArray(custom["event"]) && { event: custom["event"] as Provider["event"] }),
    ...(Array.isArray(custom["deliveryId"]) && { deliveryId: custom["deliveryId"] as Provider["deliveryId"] }),
    ...(Array.isArray(custom["env"]) && { env: custom["env"] as string[] }),
  };
}

function known(object: Record<string, unknown>, fields: readonly string[], path: string, file: string): void {
  for (const name of Object.keys(object)) {
    if (!fields.includes(name))
      throw wrong(file, `${path}.${name}`, "is no field that is known here", nearest(name, fields));
  }
}

function objectAt(value: unknown, path: string, file: string): Record<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw wrong(file, path === "" ? "the document" : path, "is an object");
  return value as Record<string, unknown>;
}

function wrong(file: string, path: string, rule: string, meant?: string): HookctlError {
  const hint =
    meant === undefined ? "schemas/config.json in the package describes every field." : `Did you mean ${meant}?`;
  return new HookctlError("usage", `${path} ${rule}`, { where: { file }, hint });
}
