/** How clouds write the requests of their functions, and their logs, down. */
import type { Delivery } from "../../src/core/delivery.ts";
import { base64, joined, json, utf8Of, type Writer } from "./writing.ts";

const HOST = "https://hooks.example.com";
const AT = "2026-07-25T17:20:01Z";

const inOneObject = ({ method, headers, body }: Delivery) => ({ method, headers: joined(headers), body });
const fields = ({ headers }: Delivery) => Object.fromEntries(joined(headers));

export const CLOUD_WRITERS: readonly Writer[] = [
  {
    format: "azure-functions",
    name: "rawBody",
    carries: "text",
    write: (delivery) =>
      json({
        method: delivery.method,
        originalUrl: `${HOST}${delivery.target}`,
        headers: fields(delivery),
        rawBody: utf8Of(delivery.body),
        body: {},
      }),
    kept: inOneObject,
  },
  {
    format: "azure-functions",
    name: "a custom handler",
    carries: "text",
    write: (delivery) =>
      json({
        Data: {
          req: {
            Url: `${HOST}${delivery.target}`,
            Method: delivery.method,
            Headers: Object.fromEntries(joined(delivery.headers).map(([name, value]) => [name, [value]])),
            Body: utf8Of(delivery.body),
          },
        },
        Metadata: { sys: { UtcNow: AT } },
      }),
    kept: inOneObject,
  },
  {
    format: "cloud-functions",
    name: "rawBody",
    write: (delivery) =>
      json({
        method: delivery.method,
        originalUrl: delivery.target,
        headers: fields(delivery),
        rawBody: Buffer.from(delivery.body),
        body: {},
      }),
    kept: inOneObject,
  },
  {
    format: "cloud-logging",
    name: "with its payload",
    carries: "text",
    write: (delivery) =>
      json({
        insertId: "1",
        logName: "projects/p/logs/run.googleapis.com%2Frequests",
        timestamp: AT,
        httpRequest: { requestMethod: delivery.method, requestUrl: `${HOST}${delivery.target}` },
        jsonPayload: { headers: fields(delivery), body: utf8Of(delivery.body) },
      }),
    kept: inOneObject,
  },
  {
    format: "cloudflare",
    name: "a tail event with its body",
    carries: "text",
    write: (delivery) =>
      json({
        outcome: "ok",
        scriptName: "s",
        eventTimestamp: 1785000001000,
        event: {
          request: {
            method: delivery.method,
            url: `${HOST}${delivery.target}`,
            headers: fields(delivery),
            body: utf8Of(delivery.body),
          },
        },
      }),
    kept: inOneObject,
  },
  {
    format: "vercel",
    name: "an invocation",
    write: (delivery) =>
      json({
        Action: "Invoke",
        body: JSON.stringify({
          method: delivery.method,
          path: delivery.target,
          headers: fields(delivery),
          encoding: "base64",
          body: base64(delivery.body),
        }),
      }),
    kept: inOneObject,
  },
];
