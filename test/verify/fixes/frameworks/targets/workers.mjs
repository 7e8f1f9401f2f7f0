import { join } from "node:path";
import { CRYPTO, handlerOf } from "../lib/handler.mjs";
import { nodePlace, run } from "../lib/place.mjs";

const ANSWER = ['return Response.json({ raw: raw.toString("hex"), valid });'];

/** workerd, the runtime of Workers, by miniflare. Secrets are bindings; a service in front would pass the URL on, and so does `upstream`. */
const MINIFLARE = `
import { Miniflare } from "miniflare";
const secrets = Object.fromEntries(Object.entries(process.env).filter(([name]) => /_WEBHOOK_(?:SECRET|PUBLIC_KEY)$/.test(name)));
const miniflare = new Miniflare({
  modules: true,
  scriptPath: "bundle.mjs",
  compatibilityDate: "2025-11-01",
  compatibilityFlags: ["nodejs_compat"],
  bindings: secrets,
  host: "127.0.0.1",
  port: 0,
  upstream: "https://" + process.env.PUBLIC_HOST,
});
console.log("listening " + (await miniflare.ready).port);
`;

export default {
  framework: "workers",
  parent: nodePlace,
  // workerd's node:crypto has no MD5 or SHA-1 signatures of key pairs, and takes PEMs alone.
  files: (cases, verify) => {
    const files = cases.map((each, index) => [
      `worker${index}.mjs`,
      `${CRYPTO}\n${handlerOf(each, verify, ANSWER).join("\n")}\n`,
    ]);
    const imports = files.map(([file], index) => `import worker${index} from "./${file}";`);
    const entries = cases.map(
      ({ request }, index) => `  ${JSON.stringify(request.target.split("?")[0])}: worker${index},`,
    );
    return {
      ...Object.fromEntries(files),
      "worker.mjs": `${imports.join("\n")}
const workers = {\n${entries.join("\n")}\n};
export default { fetch: (request, env) => workers[new URL(request.url).pathname].fetch(request, env) };
`,
      "app.mjs": MINIFLARE,
    };
  },
  build: (folder) => {
    const esbuild = join(nodePlace(), "node_modules/.bin/esbuild");
    run(
      esbuild,
      ["worker.mjs", "--bundle", "--format=esm", "--external:node:*", "--outfile=bundle.mjs", "--log-level=warning"],
      folder,
    );
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
