import { CRYPTO, handlerOf, hoisted } from "../lib/handler.mjs";
import { nodePlace } from "../lib/place.mjs";

const ANSWER = ['return reply.send({ raw: raw.toString("hex"), valid });'];

export default {
  framework: "fastify",
  parent: nodePlace,
  files: (cases, verify) => {
    const { imports, body } = hoisted(cases.map((each) => handlerOf(each, verify, ANSWER)));
    return {
      "app.mjs": `${CRYPTO}
${imports}
import Fastify from "fastify";
const app = Fastify();
${body}
await app.listen({ port: 0, host: "127.0.0.1" });
console.log("listening " + app.server.address().port);
`,
    };
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
