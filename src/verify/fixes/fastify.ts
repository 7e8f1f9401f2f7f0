import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Fastify 5; fastify.dev/docs/latest/Reference/ContentTypeParser, Server (trustProxy), Request (host). */
export default framework({
  id: "fastify",
  name: "Fastify",
  language: javascript,
  recognised: { packages: ["fastify"] },
  handler: {
    raw: "request.body",
    header: (name) => `request.headers[${quoted(name.toLowerCase())}]`,
    query: (name) => `request.query[${quoted(name)}]`,
    method: "request.method",
    url: ["const { originalUrl } = request;", "const url = `https://${process.env.PUBLIC_HOST}${originalUrl}`;"],
    refuse: ["return reply.code(400).send();"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "app.register(async (hooks) => {",
        "  // In this plugin alone, every body stays a Buffer.",
        "  hooks.removeAllContentTypeParsers();",
        '  hooks.addContentTypeParser("*", { parseAs: "buffer" },',
        "    async (request, body) => body);",
        `  hooks.post("${path}", async (request, reply) => {`,
        "    const raw = request.body; // the bytes as they came",
        `    // ${VERIFY}`,
        "  });",
        "});",
      ],
      inShort: () => 'addContentTypeParser("*", { parseAs: "buffer" }) in a plugin',
    },
    "public-url": {
      lines: () => [
        "// The proxy's address, so that its X-Forwarded-* headers count:",
        'const app = Fastify({ trustProxy: "10.0.0.0/8" });',
        "const { protocol, host, originalUrl } = request;",
        "const derived = `${protocol}://${host}${originalUrl}`;",
        "// Surer is the host that the provider was told:",
        "const url = `https://${process.env.PUBLIC_HOST}${originalUrl}`;",
      ],
      inShort: () => "Fastify({ trustProxy: address }); request.protocol, .host",
    },
  },
});
