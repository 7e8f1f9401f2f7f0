import { join } from "node:path";
import { CRYPTO, handlerOf } from "../lib/handler.mjs";
import { nodePlace, run } from "../lib/place.mjs";

const ANSWER = ['return Response.json({ raw: raw.toString("hex"), valid });'];

/** next start prints no port of its own choosing in a form that is promised: its server is asked for one here. */
const SERVER = `
import { createServer } from "node:http";
import next from "next";
const app = next({ dev: false, dir: "." });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`;

export default {
  framework: "next",
  parent: nodePlace,
  // A route handler's request.url has %20 written as +, whatever came.
  query: "a=%40b&c=d%2Fe",
  files: (cases, verify) => {
    const routes = cases.map((each) => {
      const lines = handlerOf(each, verify, ANSWER);
      const path = /^\/\/ (app.*route\.ts)$/.exec(lines[0])[1];
      return [path, `${CRYPTO}\n${lines.join("\n")}\n`];
    });
    return {
      ...Object.fromEntries(routes),
      "app/layout.tsx":
        "export default function Layout({ children }: { children: React.ReactNode }) {\n  return <html><body>{children}</body></html>;\n}\n",
      "next.config.mjs": "export default { typescript: { ignoreBuildErrors: true } };\n",
      "package.json": '{"private":true}',
      "app.mjs": SERVER,
    };
  },
  build: (folder) => run(process.execPath, [join(nodePlace(), "node_modules/next/dist/bin/next"), "build"], folder),
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
