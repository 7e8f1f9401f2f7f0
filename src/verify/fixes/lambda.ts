import { framework } from "../framework.ts";
import { javascript } from "./languages/javascript.ts";
import { fit, quoted, VERIFY } from "./pieces.ts";

/** AWS Lambda behind an HTTP API or a function URL (payload 2.0); docs.aws.amazon.com, API Gateway: payload format version. */
export default framework({
  id: "lambda",
  name: "AWS Lambda",
  language: javascript,
  recognised: {
    packages: ["aws-lambda", "@types/aws-lambda", "@middy/core", "@aws-lambda-powertools/logger", "serverless"],
    files: ["serverless.yml", "serverless.ts", "samconfig.toml"],
    over: ["express"],
  },
  handler: {
    raw: "raw",
    header: (name) => `event.headers[${quoted(name.toLowerCase())}]`,
    query: (name) => `event.queryStringParameters?.[${quoted(name)}]`,
    method: "event.requestContext.http.method",
    url: [
      'const search = event.rawQueryString ? "?" + event.rawQueryString : "";',
      "const url = `https://${process.env.PUBLIC_HOST}${event.rawPath}${search}`;",
    ],
    refuse: ["return { statusCode: 400 };"],
  },
  fixes: {
    "raw-body": { lines: rawBody, inShort: bytesInShort },
    "body-encoding": { lines: rawBody, inShort: bytesInShort },
    "public-url": {
      lines: () => [
        "// The public host is a custom domain, or the API's own:",
        "const { domainName } = event.requestContext;",
        'const search = event.rawQueryString ? "?" + event.rawQueryString : "";',
        "const url = `https://${domainName}${event.rawPath}${search}`;",
        "// A custom domain's base path is not in event.rawPath: put it before.",
      ],
      inShort: () => "https:// + event.requestContext.domainName + event.rawPath",
    },
    header: {
      lines: (context) => {
        const name = context.signature.header?.toLowerCase() ?? "authorization";
        return [
          "// HTTP APIs and function URLs give names in lower case, REST APIs",
          "// as they were sent.",
          "const headers = Object.fromEntries(Object.entries(event.headers)",
          "  .map(([name, value]) => [name.toLowerCase(), value]));",
          ...fit(`const signature = headers[${quoted(name)}] ?? "";`, [
            "const signature =",
            `  headers[${quoted(name)}] ?? "";`,
          ]),
          "if (!signature) return { statusCode: 400 };",
        ];
      },
      inShort: ({ signature }) => `event.headers[${quoted(signature.header?.toLowerCase() ?? "authorization")}]`,
    },
  },
});

function rawBody(): readonly string[] {
  return [
    "export const handler = async (event) => {",
    "  // API Gateway hands over bytes as base64, text as it is.",
    '  const raw = Buffer.from(event.body ?? "",',
    '    event.isBase64Encoded ? "base64" : "utf8");',
    `  // ${VERIFY}`,
    "};",
  ];
}

function bytesInShort(): string {
  return 'Buffer.from(event.body, "base64") if event.isBase64Encoded';
}
