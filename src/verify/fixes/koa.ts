import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Koa 2 and 3; koajs.com (app.proxy), raw-body, which Koa's body parsers read with too. */
export default framework({
  id: "koa",
  name: "Koa",
  language: javascript,
  recognised: { packages: ["koa"] },
  handler: {
    raw: "raw",
    header: (name) => `ctx.get(${quoted(name)})`,
    query: (name) => `ctx.query[${quoted(name)}]`,
    method: "ctx.method",
    url: ["const url = `https://${process.env.PUBLIC_HOST}${ctx.originalUrl}`;"],
    refuse: ["ctx.throw(400);"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        'import getRawBody from "raw-body";',
        "",
        "// Before app.use(bodyParser()):",
        "app.use(async (ctx, next) => {",
        `  if (ctx.path !== "${path}") return next();`,
        '  const raw = await getRawBody(ctx.req, { limit: "5mb" });',
        `  // ${VERIFY}`,
        "});",
      ],
      inShort: () => "await getRawBody(ctx.req), before app.use(bodyParser())",
    },
    "public-url": {
      lines: () => [
        "// A proxy in front, which sets X-Forwarded-Proto and -Host:",
        "app.proxy = true;",
        "const derived = `${ctx.protocol}://${ctx.host}${ctx.originalUrl}`;",
        "// Surer is the host that the provider was told:",
        "const url = `https://${process.env.PUBLIC_HOST}${ctx.originalUrl}`;",
      ],
      inShort: () => "app.proxy = true; ctx.protocol, ctx.host, ctx.originalUrl",
    },
  },
});
