/** How tools that record webhooks, and their services, write a delivery down. */
import type { Delivery } from "../../src/core/delivery.ts";
import {
  base64,
  byName,
  embedded,
  grouped,
  httpMessage,
  joined,
  json,
  lowerCased,
  utf8Of,
  type Writer,
} from "./writing.ts";

const HOST = "https://hooks.example.com";
const AT = "2026-07-25T17:20:01Z";

const posted = ({ body }: Delivery) => ({ method: "POST", headers: [], body, target: "/" });

export const TOOL_WRITERS: readonly Writer[] = [
  {
    format: "github-delivery",
    name: "as the API answers",
    carries: "json",
    write: ({ target, headers, body }) =>
      Buffer.from(
        `{"id":1,"guid":"g","delivered_at":"${AT}","url":"${HOST}${target}","request":{"headers":${JSON.stringify(
          Object.fromEntries(joined(headers)),
        )},"payload":${embedded(body)}}}`,
      ),
    kept: ({ headers, body }) => ({ method: "POST", headers: joined(headers), body }),
  },
  {
    format: "webhook-site",
    name: "a page",
    carries: "text",
    write: ({ method, target, headers, body }) =>
      json({
        data: [
          {
            uuid: "u",
            type: "web",
            token_id: "t",
            method,
            content: utf8Of(body),
            headers: grouped(lowerCased(headers)),
            url: `${HOST}${target}`,
            created_at: "2026-07-25 17:20:01",
          },
        ],
        total: 1,
      }),
    kept: ({ method, headers, body }) => ({ method, headers: byName(lowerCased(headers)), body }),
  },
  {
    format: "ngrok",
    name: "a list",
    write: (delivery) =>
      json({
        uri: "/api/requests/http",
        requests: [
          {
            uri: "/api/requests/http/1",
            id: "1",
            tunnel_name: "command_line",
            request: { method: delivery.method, raw: base64(httpMessage(delivery, "\r\n")) },
          },
        ],
      }),
    kept: ({ method, headers, body }) => ({ method, headers, body }),
  },
  {
    format: "smee",
    name: "messages and pings",
    carries: "json",
    write: ({ headers, body }) =>
      Buffer.from(
        `event: ready\ndata: {}\n\nevent: ping\ndata: {}\n\nid: 1\ndata: ${JSON.stringify(
          Object.fromEntries(joined(headers)),
        ).slice(
          0,
          -1,
        )}${headers.length > 0 ? "," : ""}"body":${embedded(body)},"query":{},"timestamp":1785000001000}\n\n`,
      ),
    kept: ({ headers, body }) => ({ method: "POST", headers: joined(headers), body, target: "/" }),
  },
  {
    format: "stripe-cli",
    name: "a list",
    carries: "json",
    write: ({ body }) =>
      Buffer.from(`{"object":"list","data":[${stripeEvent(body)}],"has_more":false,"url":"/v1/events"}`),
    kept: (delivery) => ({ ...posted(delivery), body: Buffer.from(stripeEvent(delivery.body)) }),
  },
  {
    format: "pubsub",
    name: "push",
    write: ({ headers, body }) =>
      json({
        message: {
          attributes: Object.fromEntries(joined(headers)),
          data: base64(body),
          messageId: "1",
          publishTime: AT,
        },
        subscription: "projects/p/subscriptions/s",
      }),
    kept: ({ headers, body }) => ({ method: "POST", headers: joined(headers), body, target: "/" }),
  },
  {
    format: "cloudevents",
    name: "base64",
    write: ({ body }) =>
      json({
        specversion: "1.0",
        id: "1",
        source: "//x",
        type: "t",
        datacontenttype: "a/b",
        data_base64: base64(body),
      }),
    kept: (delivery) => ({
      ...posted(delivery),
      headers: [
        ["content-type", "a/b"],
        ["ce-specversion", "1.0"],
        ["ce-id", "1"],
        ["ce-source", "//x"],
        ["ce-type", "t"],
      ],
    }),
  },
];

function stripeEvent(body: Uint8Array): string {
  return `{"id":"evt_1","object":"event","type":"invoice.paid","created":1785000001,"data":${embedded(body)}}`;
}
