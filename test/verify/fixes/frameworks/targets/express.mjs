import { CRYPTO, handlerOf, hoisted } from "../lib/handler.mjs";
import { nodePlace } from "../lib/place.mjs";

const ANSWER = ['return res.json({ raw: raw.toString("hex"), valid });'];

export default {
  framework: "express",
  parent: nodePlace,
  files: (cases, verify) => {
    const { imports, body } = hoisted(cases.map((each) => handlerOf(each, verify, ANSWER)));
    return {
      "app.mjs": `${CRYPTO}
${imports}
import express from "express";
const app = express();
${body}
app.use(express.json());
const server = app.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`,
    };
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
