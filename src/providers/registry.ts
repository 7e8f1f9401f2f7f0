import type { Provider } from "../core/provider.ts";

/** How the generated index looks: a loader for each file, and what detection needs before any is loaded. */
export type Loaders = Readonly<Record<string, () => Promise<{ readonly default: Provider }>>>;
