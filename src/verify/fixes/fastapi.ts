import { framework } from "../framework.ts";
import { python } from "./languages/python.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** FastAPI and Starlette; fastapi.tiangolo.com/advanced/using-request-directly, advanced/behind-a-proxy; uvicorn.org/settings. */
export default framework({
  id: "fastapi",
  name: "FastAPI",
  language: python,
  recognised: { packages: ["fastapi", "starlette"] },
  handler: {
    raw: "raw",
    header: (name) => `request.headers.get(${quoted(name)}, "")`,
    headerInShort: (name) => `request.headers[${quoted(name)}]`,
    query: (name) => `request.query_params.get(${quoted(name)}, "")`,
    method: "request.method",
    url: [
      `url = str(request.url.replace(scheme="https",`,
      `                              netloc=os.environ["PUBLIC_HOST"]))`,
    ],
    refuse: ["raise HTTPException(400)"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        `@app.post("${path}")`,
        "async def webhook(request: Request):  # no model as a parameter",
        "    raw = await request.body()  # before request.json(), form()",
        `    # ${VERIFY}`,
      ],
      inShort: () => "raw = await request.body(), with request: Request, no model",
    },
    "public-url": {
      lines: () => [
        "# uvicorn main:app --proxy-headers --forwarded-allow-ips=10.0.0.1",
        "# takes the scheme of X-Forwarded-Proto, but no host.",
        "# The host that the provider was told:",
        `url = str(request.url.replace(scheme="https",`,
        `                              netloc=os.environ["PUBLIC_HOST"]))`,
      ],
      inShort: () => 'request.url.replace(scheme="https", netloc=PUBLIC_HOST)',
    },
  },
});
