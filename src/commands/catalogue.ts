/** Every provider by its id: the catalogue's, loaded when first asked for, and the configuration's own. */
import { HookctlError } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";
import type { Delivery } from "../core/delivery.ts";
import type { Provider } from "../core/provider.ts";
import { detection, loaders } from "../providers/index.generated.ts";
import { compile } from "../schemes/compile.ts";
import { candidateIds, rankCandidates } from "../verify/detect.ts";
import type { Config, SourceConfig } from "./config.ts";

export class Catalogue {
  readonly #config: Config;
  readonly #loaded = new Map<string, Provider>();

  constructor(config: Config) {
    this.#config = config;
    for (const [id, provider] of config.providers) this.#loaded.set(id, provider);
  }

  /** All ids: the catalogue's and the configuration's own. */
  ids(): ReadonlySet<string> {
    return new Set([...Object.keys(loaders), ...this.#config.providers.keys()]);
  }

  /** The configured source of that name, or undefined. */
  source(name: string): SourceConfig | undefined {
    return this.#config.sources.get(name);
  }

  /** The id of the provider behind a source's name: its configuration's, else the name itself. */
  providerId(source: string): string {
    return this.source(source)?.provider ?? source;
  }

  /** A provider that is already loaded: no promise where thousands of deliveries ask. */
  loaded(id: string): Provider | undefined {
    return this.#loaded.get(id);
  }

  async load(id: string): Promise<Provider | undefined> {
    const known = this.#loaded.get(id);
    if (known) return known;
    if (!Object.hasOwn(loaders, id)) return undefined;
    const provider = (await loaders[id]!()).default;
    this.#loaded.set(id, provider);
    return provider;
  }

  /** @throws HookctlError usage for an empty name; data, which suggests the nearest, for one that is not known. */
  async demand(source: string): Promise<Provider> {
    if (source.trim() === "")
      throw new HookctlError("usage", "--source names nobody: it is empty", { hint: "hookctl providers lists all." });
    const provider = await this.load(this.providerId(source));
    if (provider) return provider;
    const ids = [...this.#config.providers.keys(), ...Object.keys(loaders)];
    const configured = this.source(source);
    const meant = configured
      ? nearest(configured.provider, ids)
      : nearest(source, [...this.#config.sources.keys(), ...ids]);
    const hint =
      meant === undefined
        ? `${Object.keys(loaders).length} providers are known; hookctl.config.json can define others.`
        : `Did you mean ${meant}?`;
    const problem = configured
      ? `the source ${source} names the provider "${configured.provider}", which is not known`
      : `no source named "${source}"`;
    throw new HookctlError("data", problem, { hint });
  }

  /** The providers that may have sent the delivery, likeliest first. */
  async candidates(delivery: Delivery): Promise<Provider[]> {
    const providers = await Promise.all(candidateIds(delivery, detection).map((id) => this.load(id)));
    const custom = [...this.#config.providers.values()].filter((provider) =>
      provider.schemes.some((recipe) => compile(recipe).present(delivery)),
    );
    return [
      ...custom,
      ...rankCandidates(
        providers.filter((provider) => provider !== undefined),
        delivery,
      ),
    ];
  }
}
