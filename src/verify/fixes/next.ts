import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Next.js 13 to 16, app router: nextjs.org/docs/app/api-reference/file-conventions/route; pages: …/pages/building-your-application/routing/api-routes. */
export default framework({
  id: "next",
  name: "Next.js",
  language: javascript,
  recognised: {
    packages: ["next"],
    files: ["next.config.js", "next.config.mjs", "next.config.ts"],
    over: ["express", "fastify", "koa", "hono", "lambda", "workers"],
  },
  handler: {
    raw: "raw",
    header: (name) => `request.headers.get(${quoted(name)})`,
    headerInShort: (name) => `headers.get(${quoted(name)})`,
    query: (name) => `new URL(request.url).searchParams.get(${quoted(name)})`,
    method: "request.method",
    url: [
      "const { pathname, search } = new URL(request.url);",
      "const url = `https://${process.env.PUBLIC_HOST}${pathname}${search}`;",
    ],
    refuse: ["return new Response(null, { status: 400 });"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        `// app${path}/route.ts`,
        "export async function POST(request: Request) {",
        "  // First, and instead of request.json():",
        "  const raw = Buffer.from(await request.arrayBuffer());",
        `  // ${VERIFY}`,
        "}",
        "// In pages/api: export const config = { api: { bodyParser: false } };",
      ],
      inShort: () => "Buffer.from(await request.arrayBuffer()), never request.json()",
    },
    "public-url": {
      lines: () => [
        "// request.url has the host of this process, not the public one.",
        "const { pathname, search } = new URL(request.url);",
        "const url = `https://${process.env.PUBLIC_HOST}${pathname}${search}`;",
        "// Next writes %20 in a query as +: register a URL without blanks.",
      ],
      inShort: () => "https://${process.env.PUBLIC_HOST} + pathname and search",
    },
  },
});
