import { CRYPTO, handlerOf, hoisted } from "../lib/handler.mjs";
import { nodePlace } from "../lib/place.mjs";

const ANSWER = ['return c.json({ raw: raw.toString("hex"), valid });'];

export default {
  framework: "hono",
  parent: nodePlace,
  files: (cases, verify) => {
    const { imports, body } = hoisted(cases.map((each) => handlerOf(each, verify, ANSWER)));
    return {
      "app.mjs": `${CRYPTO}
${imports}
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { env } from "hono/adapter";
const app = new Hono();
${body}
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log("listening " + port));
`,
    };
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
