import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Hono 4, on any runtime; hono.dev/docs/api/request, helpers/adapter. */
export default framework({
  id: "hono",
  name: "Hono",
  language: javascript,
  recognised: { packages: ["hono"], over: ["workers", "lambda"] },
  handler: {
    raw: "raw",
    header: (name) => `c.req.header(${quoted(name)})`,
    query: (name) => `c.req.query(${quoted(name)})`,
    method: "c.req.method",
    url: [
      "const { pathname, search } = new URL(c.req.url);",
      "const url = `https://${env(c).PUBLIC_HOST}${pathname}${search}`;",
    ],
    refuse: ["return c.body(null, 400);"],
    // hono/adapter: process.env on Node and Bun, bindings on Workers.
    env: (name) => `env(c).${name}`,
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "// Before c.req.json() and any middleware that reads the body:",
        `app.post("${path}", async (c) => {`,
        "  const raw = Buffer.from(await c.req.arrayBuffer());",
        `  // ${VERIFY}`,
        "});",
      ],
      inShort: () => "Buffer.from(await c.req.arrayBuffer()), before c.req.json()",
    },
    "public-url": {
      lines: () => [
        "// c.req.url may have an inner host, and the provider signs its own:",
        '// import { env } from "hono/adapter"',
        "const { pathname, search } = new URL(c.req.url);",
        "const url = `https://${env(c).PUBLIC_HOST}${pathname}${search}`;",
      ],
      inShort: () => "https://${env(c).PUBLIC_HOST} + pathname and search",
    },
  },
});
