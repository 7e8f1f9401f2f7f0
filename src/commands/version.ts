import manifest from "../../package.json" with { type: "json" };

/** hookctl's own version; the bundler leaves nothing else of package.json. */
export const version: string = manifest.version;
