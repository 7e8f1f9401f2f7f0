/** `hookctl.config.json`: sources, and custom providers by the catalogue's own declarative recipe. */
import { jsonDocument } from "../capture/json-source.ts";
import { HookctlError } from "../core/error.ts";
import type { Provider } from "../core/provider.ts";
import type { Recipe } from "../core/recipe.ts";
import { configFault } from "./recipe-check.ts";

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

/** The document, once it is known to have no fault (`recipe-check.ts`). */
interface Document {
  readonly sources?: Readonly<Record<string, Written>>;
  readonly providers?: Readonly<Record<string, CustomProvider>>;
}

interface Written {
  readonly provider: string;
  readonly secretEnv?: string | readonly string[];
  readonly url?: string;
}

interface CustomProvider extends Partial<Pick<Provider, "name" | "docs" | "event" | "deliveryId" | "env">> {
  readonly scheme: Recipe;
}

/** @throws HookctlError usage, with file and line, or the path of the wrong field. */
export function readConfig(text: string, file: string): Config {
  const document = parse(text, file);
  const fault = configFault(document);
  if (fault) {
    const hint =
      fault.meant === undefined
        ? "schemas/config.json in the package describes every field."
        : `Did you mean ${fault.meant}?`;
    throw new HookctlError("usage", `${fault.path || "the document"} ${fault.problem}`, { where: { file }, hint });
  }
  const { sources = {}, providers = {} } = document as Document;
  return {
    sources: new Map(Object.entries(sources).map(([name, source]) => [name, sourceOf(source)])),
    providers: new Map(Object.entries(providers).map(([id, custom]) => [id, providerOf(id, custom, file)])),
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

function sourceOf({ provider, secretEnv = [], url }: Written): SourceConfig {
  return {
    provider,
    secretEnv: typeof secretEnv === "string" ? [secretEnv] : secretEnv,
    ...(url !== undefined && { url }),
  };
}

function providerOf(id: string, { scheme, name = id, docs = "", ...places }: CustomProvider, file: string): Provider {
  return { id, name, docs, facts: { from: [file], checked: "" }, schemes: [scheme], ...places };
}
