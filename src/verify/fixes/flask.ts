import { framework } from "../framework.ts";
import { python } from "./languages/python.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Flask 2 and 3; flask.palletsprojects.com (deploying/proxy_fix), werkzeug.palletsprojects.com (Request.get_data). */
export default framework({
  id: "flask",
  name: "Flask",
  language: python,
  recognised: { packages: ["flask"] },
  handler: {
    raw: "request.get_data()",
    header: (name) => `request.headers.get(${quoted(name)}, "")`,
    headerInShort: (name) => `request.headers[${quoted(name)}]`,
    query: (name) => `request.args.get(${quoted(name)}, "")`,
    method: "request.method",
    // request.url decodes %40 and the like; full_path has the query as it came, and a "?" always.
    url: [`url = f"https://{os.environ['PUBLIC_HOST']}{request.full_path}".rstrip("?")`],
    refuse: ["abort(400)"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        `@app.post("${path}")`,
        "def webhook():",
        "    # Before request.form and request.json:",
        "    raw = request.get_data(cache=True)",
        `    # ${VERIFY}`,
      ],
      inShort: () => "request.get_data(cache=True), before request.form and .json",
    },
    "public-url": {
      lines: () => [
        "# One proxy in front, which sets X-Forwarded-Proto and -Host:",
        "app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)",
        "derived = request.base_url",
        "# Surer is the host that the provider was told. Not request.url, which",
        "# decodes the query:",
        `url = f"https://{os.environ['PUBLIC_HOST']}{request.full_path}".rstrip("?")`,
      ],
      inShort: () => "ProxyFix(app.wsgi_app, x_proto=1, x_host=1); request.full_path",
    },
  },
});
