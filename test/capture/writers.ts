/** How the tools of each format write a delivery down: the other side of the round trip. */
import type { Delivery } from "../../src/core/delivery.ts";
import { TOOL_WRITERS } from "./tool-writers.ts";
import { base64, byName, grouped, httpMessage, joined, json, lowerCased, whole, type Writer } from "./writing.ts";

/** As a shell needs it: every byte escaped. */
const ansiQuoted = (text: string): string =>
  `$'${Array.from(text, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`).join("")}'`;

function record({ method, target, headers, body }: Delivery): object {
  return { method, url: target, headers, bodyBase64: base64(body) };
}

function payload2({ method, target, headers, body }: Delivery, domainName: string): object {
  return {
    version: "2.0",
    rawPath: target,
    rawQueryString: "",
    headers: Object.fromEntries(joined(headers)),
    requestContext: { domainName, http: { method, path: target }, timeEpoch: 1785000000000 },
    body: base64(body),
    isBase64Encoded: true,
  };
}

export const WRITERS: readonly Writer[] = [
  ...TOOL_WRITERS,
  { format: "http", name: "CRLF", write: (delivery) => httpMessage(delivery, "\r\n"), kept: whole },
  { format: "http", name: "LF", write: (delivery) => httpMessage(delivery, "\n"), kept: whole },
  { format: "hookctl-json", name: "pairs", write: (delivery) => json(record(delivery)), kept: whole },
  {
    format: "hookctl-json",
    name: "header object",
    write: (delivery) => json({ ...record(delivery), headers: grouped(delivery.headers) }),
    kept: (delivery) => ({ ...whole(delivery), headers: byName(delivery.headers) }),
  },
  {
    format: "ndjson",
    name: "two lines",
    write: (delivery) =>
      Buffer.concat([json({ type: "ready" }), Buffer.from("\n"), json(record(delivery)), Buffer.from("\n")]),
    kept: whole,
  },
  {
    format: "har",
    name: "one character a byte",
    write: ({ method, target, headers, body }) =>
      json({
        log: {
          entries: [
            {
              request: {
                method,
                url: `https://hooks.example.com${target}`,
                headers: [...headers, ["Content-Length", String(body.length)]].map(([name, value]) => ({
                  name,
                  value,
                })),
                postData: { mimeType: "", text: Buffer.from(body).toString("latin1") },
              },
            },
          ],
        },
      }),
    kept: ({ method, headers, body }) => ({
      method,
      headers: [...headers, ["Content-Length", String(body.length)]],
      body,
    }),
  },
  {
    format: "curl",
    name: "bash",
    write: ({ method, target, headers, body }) => {
      const fields = headers.map(
        ([name, value]) => ` \\\n  -H ${ansiQuoted(value === "" ? `${name};` : `${name}: ${value}`)}`,
      );
      return Buffer.from(
        `curl -X ${method} 'https://hooks.example.com${target}' -H Host: -H Content-Type:${fields.join("")} --data-raw ${ansiQuoted(Buffer.from(body).toString("latin1"))}\n`,
        "latin1",
      );
    },
    kept: whole,
  },
  {
    format: "apigw-v1",
    name: "base64",
    write: ({ method, target, headers, body }) =>
      json({
        resource: "/",
        path: target,
        httpMethod: method,
        multiValueHeaders: grouped(headers),
        requestContext: { path: target },
        body: base64(body),
        isBase64Encoded: true,
      }),
    kept: (delivery) => ({ ...whole(delivery), headers: byName(delivery.headers) }),
  },
  {
    format: "apigw-v2",
    name: "base64",
    write: (delivery) => json(payload2(delivery, "id.execute-api.eu-central-1.amazonaws.com")),
    kept: (delivery) => ({ ...whole(delivery), headers: joined(delivery.headers) }),
  },
  {
    format: "function-url",
    name: "base64",
    write: (delivery) => json(payload2(delivery, "id.lambda-url.eu-central-1.on.aws")),
    kept: (delivery) => ({ ...whole(delivery), headers: joined(delivery.headers) }),
  },
  {
    format: "alb",
    name: "multi-value",
    write: ({ method, target, headers, body }) =>
      json({
        requestContext: { elb: { targetGroupArn: "arn" } },
        httpMethod: method,
        path: target,
        multiValueHeaders: grouped(lowerCased(headers)),
        body: base64(body),
        isBase64Encoded: true,
      }),
    kept: (delivery) => ({ ...whole(delivery), headers: byName(lowerCased(delivery.headers)) }),
  },
  {
    format: "payload",
    name: "as it is",
    write: ({ body }) => body,
    kept: ({ body }) => ({ method: "POST", headers: [], body, target: "/" }),
  },
];
