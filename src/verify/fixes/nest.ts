import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { quoted, VERIFY } from "./pieces.ts";

/** Nest 9 to 11, on Express or Fastify; docs.nestjs.com/faq/raw-body. */
export default framework({
  id: "nest",
  name: "NestJS",
  language: javascript,
  recognised: { packages: ["@nestjs/core"], files: ["nest-cli.json"], over: ["express", "fastify"] },
  handler: {
    raw: "req.rawBody",
    header: (name) => `req.headers[${quoted(name.toLowerCase())}]`,
    query: (name) => `req.query[${quoted(name)}]`,
    method: "req.method",
    url: ["const url = `https://${process.env.PUBLIC_HOST}${req.originalUrl}`;"],
    refuse: ["throw new BadRequestException();"],
  },
  fixes: {
    "raw-body": {
      lines: ({ path }) => [
        "// main.ts",
        "const app = await NestFactory.create<NestExpressApplication>(AppModule, {",
        "  rawBody: true,",
        "});",
        'app.useBodyParser("json", { limit: "5mb", type: ["json", "+json"] });',
        "@Controller() export class WebhooksController {",
        `  @Post("${path}")`,
        "  receive(@Req() req: RawBodyRequest<Request>) {",
        "    const raw = req.rawBody; // a Buffer, of JSON and forms",
        `    // ${VERIFY}`,
        "  }",
        "}",
      ],
      inShort: () => "NestFactory.create(AppModule, { rawBody: true }); req.rawBody",
    },
    "public-url": {
      lines: () => [
        "// main.ts, with one proxy in front (app: NestExpressApplication):",
        'app.set("trust proxy", 1);',
        "// Surer is the host that the provider was told:",
        "const url = `https://${process.env.PUBLIC_HOST}${req.originalUrl}`;",
      ],
      inShort: () => 'app.set("trust proxy", 1); req.protocol, req.originalUrl',
    },
  },
});
