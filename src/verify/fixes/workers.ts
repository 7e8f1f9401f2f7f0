import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Cloudflare Workers; developers.cloudflare.com/workers/runtime-apis/request, …/nodejs/crypto. */
export default framework({
  id: "workers",
  name: "Workers",
  language: javascript,
  recognised: {
    packages: ["wrangler", "@cloudflare/workers-types"],
    files: ["wrangler.toml", "wrangler.jsonc", "wrangler.json"],
  },
  handler: {
    raw: "raw",
    header: (name) => `request.headers.get(${quoted(name)})`,
    headerInShort: (name) => `headers.get(${quoted(name)})`,
    query: (name) => `new URL(request.url).searchParams.get(${quoted(name)})`,
    method: "request.method",
    url: ["const { url } = request; // the public one already"],
    refuse: ["return new Response(null, { status: 400 });"],
    env: (name) => `env.${name}`,
  },
  fixes: {
    "raw-body": {
      lines: () => [
        "export default {",
        "  async fetch(request, env) {",
        "    // First, and instead of request.json():",
        "    const raw = Buffer.from(await request.arrayBuffer());",
        `    // ${VERIFY}`,
        "  },",
        "};",
      ],
      inShort: () => "Buffer.from(await request.arrayBuffer()), not request.json()",
    },
    "public-url": {
      lines: () => [
        "// It is the URL that was called; a route or a service binding that",
        "// rewrites it has to pass the first one on.",
        "const { url } = request;",
      ],
      inShort: () => "request.url is the public one already",
    },
  },
});
