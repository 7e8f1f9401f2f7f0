import { CRYPTO, handlerOf, hoisted } from "../lib/handler.mjs";
import { nodePlace } from "../lib/place.mjs";

const ANSWER = ['ctx.body = { raw: raw.toString("hex"), valid };'];

export default {
  framework: "koa",
  parent: nodePlace,
  files: (cases, verify) => {
    const { imports, body } = hoisted(cases.map((each) => handlerOf(each, verify, ANSWER)));
    return {
      "app.mjs": `${CRYPTO}
${imports}
import Koa from "koa";
import { bodyParser } from "@koa/bodyparser";
const app = new Koa();
${body}
app.use(bodyParser());
const server = app.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`,
    };
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
