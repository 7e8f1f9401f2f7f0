import { handlerOf } from "../lib/handler.mjs";
import { PYTHON } from "../lib/python.mjs";
import { python } from "../lib/place.mjs";

const ANSWER = ['return {"raw": raw.hex(), "valid": valid}'];

export default {
  framework: "flask",
  tools: [["python3", "--version"]],
  files: (cases, verify) => {
    const handlers = cases.map((each, index) =>
      handlerOf(each, verify, ANSWER).join("\n").replace("def webhook", `def webhook_${index}`),
    );
    return {
      "app.py": `${PYTHON}
from flask import Flask, abort, request
from werkzeug.serving import make_server
app = Flask(__name__)
${handlers.join("\n\n")}

server = make_server("127.0.0.1", 0, app)
print("listening", server.server_port, flush=True)
server.serve_forever()
`,
    };
  },
  start: () => ({ command: python(), args: ["app.py"] }),
};
