import { CRYPTO, handlerOf } from "../lib/handler.mjs";

const ANSWER = ['return { statusCode: 200, body: JSON.stringify({ raw: raw.toString("hex"), valid }) };'];

/**
 * There is no Lambda without AWS: a server that makes an event of each request as API Gateway does (payload format 2.0:
 * names in lower case; text as it is, anything else as base64) and calls the handler with it.
 */
const GATEWAY = `
import { createServer } from "node:http";
import { isUtf8 } from "node:buffer";
import { handlers } from "./handlers.mjs";
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const [rawPath, rawQueryString = ""] = request.url.split("?");
  const isText = isUtf8(body) && /json|text|urlencoded/.test(request.headers["content-type"] ?? "");
  const answer = await handlers[rawPath]({
    version: "2.0",
    rawPath,
    rawQueryString,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    requestContext: { http: { method: request.method, path: rawPath } },
    body: body.length === 0 ? undefined : body.toString(isText ? "utf8" : "base64"),
    isBase64Encoded: !isText,
  });
  response.writeHead(answer.statusCode).end(answer.body);
});
server.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`;

export default {
  framework: "lambda",
  files: (cases, verify) => {
    const files = cases.map((each, index) => [
      `handler${index}.mjs`,
      `${CRYPTO}\n${handlerOf(each, verify, ANSWER).join("\n")}\n`,
    ]);
    const imports = files.map(([file], index) => `import { handler as handler${index} } from "./${file}";`);
    const entries = cases.map(
      ({ request }, index) => `  ${JSON.stringify(request.target.split("?")[0])}: handler${index},`,
    );
    return {
      ...Object.fromEntries(files),
      "handlers.mjs": `${imports.join("\n")}\nexport const handlers = {\n${entries.join("\n")}\n};\n`,
      "app.mjs": GATEWAY,
    };
  },
  start: () => ({ command: process.execPath, args: ["app.mjs"] }),
};
