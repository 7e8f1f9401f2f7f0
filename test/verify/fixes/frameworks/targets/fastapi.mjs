import { handlerOf } from "../lib/handler.mjs";
import { PYTHON } from "../lib/python.mjs";
import { python } from "../lib/place.mjs";

const ANSWER = ['return {"raw": raw.hex(), "valid": valid}'];

export default {
  framework: "fastapi",
  tools: [["python3", "--version"]],
  files: (cases, verify) => ({
    "app.py": `${PYTHON}
import asyncio, socket
import uvicorn
from fastapi import FastAPI, HTTPException, Request
app = FastAPI()
${cases.map((each) => handlerOf(each, verify, ANSWER).join("\n")).join("\n\n")}

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print("listening", listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
`,
  }),
  start: () => ({ command: python(), args: ["app.py"] }),
};
