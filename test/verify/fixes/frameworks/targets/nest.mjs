import { join } from "node:path";
import { CRYPTO, handlerOf } from "../lib/handler.mjs";
import { nodePlace, run } from "../lib/place.mjs";

const ANSWER = ['return { raw: raw.toString("hex"), valid };'];

export default {
  framework: "nest",
  parent: nodePlace,
  // Nest keeps the bytes of JSON and forms alone.
  without: ["text", "bytes", "no content type"],
  files: (cases, verify) => {
    const handlers = cases.map((each) => handlerOf(each, verify, ANSWER));
    const at = handlers[0].findIndex((line) => line.startsWith("@Controller"));
    const main = handlers[0].slice(0, at).join("\n");
    const controllers = handlers.map((lines, index) =>
      lines.slice(at).join("\n").replace("WebhooksController", `Controller${index}`),
    );
    return {
      "app.ts": `${CRYPTO}
import "reflect-metadata";
import { BadRequestException, Controller, Module, Post, Req, type RawBodyRequest } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { Request } from "express";
${controllers.join("\n\n")}
@Module({ controllers: [${controllers.map((_, index) => `Controller${index}`).join(", ")}] })
class AppModule {}
${main}
await app.listen(0, "127.0.0.1");
console.log("listening " + app.getHttpServer().address().port);
`,
      "tsconfig.json": JSON.stringify({ compilerOptions: { experimentalDecorators: true, target: "es2022" } }),
    };
  },
  build: (folder) => {
    const esbuild = join(nodePlace(), "node_modules/.bin/esbuild");
    run(esbuild, ["app.ts", "--format=esm", "--platform=node", "--outfile=app.mjs", "--log-level=warning"], folder);
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
