import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Express 5 (4 but for `req.host`, which has no port there); expressjs.com/en/5x/api.html, behind-proxies.html. */
export default framework({
  id: "express",
  name: "Express",
  language: javascript,
  recognised: { packages: ["express"] },
  handler: {
    raw: "req.body",
    header: (name) => `req.get(${quoted(name)})`,
    query: (name) => `req.query[${quoted(name)}]`,
    method: "req.method",
    url: ["const url = `https://${process.env.PUBLIC_HOST}${req.originalUrl}`;"],
    refuse: ["return res.sendStatus(400);"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "// Before any app.use(express.json()):",
        `app.post("${path}",`,
        '  express.raw({ type: () => true, limit: "5mb" }),',
        "  (req, res) => {",
        "    const raw = req.body; // a Buffer: the bytes as they came",
        `    // ${VERIFY}`,
        "  });",
      ],
      inShort: () => "express.raw({ type: () => true }) on the route, before json()",
    },
    "public-url": {
      lines: () => [
        "// One proxy in front, which sets X-Forwarded-Proto and -Host:",
        'app.set("trust proxy", 1);',
        "const derived = `${req.protocol}://${req.host}${req.originalUrl}`;",
        "// Surer is the host that the provider was told:",
        "const url = `https://${process.env.PUBLIC_HOST}${req.originalUrl}`;",
      ],
      inShort: () => 'app.set("trust proxy", 1); req.protocol, req.host',
    },
  },
});
