/** How tools that record webhooks, and their services, write a delivery down. */
import type { Delivery, Header } from "../../src/core/delivery.ts";
import { CLOUD_WRITERS } from "./cloud-writers.ts";
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
  whole,
  type Writer,
} from "./writing.ts";

const HOST = "https://hooks.example.com";
const AT = "2026-07-25T17:20:01Z";

const posted = ({ body }: Delivery) => ({ method: "POST", headers: [], body, target: "/" });

export const TOOL_WRITERS: readonly Writer[] = [
  ...CLOUD_WRITERS,
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
  {
    format: "postman",
    name: "raw body",
    carries: "text",
    write: ({ method, target, headers, body }) =>
      json({
        info: { name: "c", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        item: [
          {
            name: "folder",
            item: [
              {
                name: "r",
                request: {
                  method,
                  header: headers.map(([key, value]) => ({ key, value: value.replaceAll("{{", "{{open}}") })),
                  url: { raw: `{{host}}${target}` },
                  body: { mode: "raw", raw: utf8Of(body).replaceAll("{{", "{{open}}") },
                },
              },
            ],
          },
        ],
        variable: [
          { key: "host", value: HOST },
          { key: "open", value: "{" },
        ],
      }),
    kept: ({ method, headers, body }) => ({
      method,
      headers: headers.map(([name, value]): Header => [name, value.replaceAll("{{", "{")]),
      body: Buffer.from(utf8Of(body).replaceAll("{{", "{")),
    }),
  },
  {
    format: "insomnia",
    name: "text",
    carries: "text",
    write: ({ method, target, headers, body }) =>
      json({
        _type: "export",
        __export_format: 4,
        resources: [
          { _id: "wrk_1", _type: "workspace" },
          {
            _id: "req_1",
            _type: "request",
            method,
            url: `${HOST}${target}`,
            headers: headers.map(([name, value]) => ({ name, value: plain(value) })),
            body: { text: plain(utf8Of(body)) },
          },
        ],
      }),
    kept: ({ method, headers, body }) => ({
      method,
      headers: headers.map(([name, value]): Header => [name, plain(value)]),
      body: Buffer.from(plain(utf8Of(body))),
    }),
  },
  {
    format: "hookdeck",
    name: "a request",
    carries: "text",
    write: ({ target, headers, body }) =>
      json({
        id: "req_1",
        team_id: "tm_1",
        source_id: "src_1",
        ingested_at: AT,
        data: { path: target, query: "", headers: Object.fromEntries(joined(headers)), body: utf8Of(body) },
      }),
    kept: ({ headers, body }) => ({ method: "POST", headers: joined(headers), body }),
  },
  {
    format: "svix",
    name: "attempts",
    carries: "json",
    write: ({ target, body }) =>
      Buffer.from(
        `{"data":[{"id":"atmpt_1","msgId":"msg_1","endpointId":"ep_1","url":"${HOST}${target}","msg":{"id":"msg_1","eventType":"t","payload":${embedded(body)}}}],"iterator":"i","done":true}`,
      ),
    kept: ({ body }) => ({ method: "POST", headers: [["svix-id", "msg_1"]], body }),
  },
  {
    format: "pipedream",
    name: "bodyRaw",
    carries: "text",
    write: ({ method, target, headers, body }) =>
      json({
        method,
        url: `${HOST}${target}`,
        client_ip: "203.0.113.9",
        headers: Object.fromEntries(joined(headers)),
        bodyRaw: utf8Of(body),
        body: {},
      }),
    kept: ({ method, headers, body }) => ({ method, headers: joined(headers), body }),
  },
  {
    format: "mitmproxy",
    name: "one flow",
    write: ({ method, target, headers, body }) =>
      dictionary({
        type: netstring("http", ";"),
        request: dictionary({
          method: netstring(method),
          path: netstring(target),
          scheme: netstring("https"),
          host: netstring("hooks.example.com", ";"),
          headers: netstring(
            Buffer.concat(
              headers.map(([name, value]) => netstring(Buffer.concat([netstring(name), netstring(value)]), "]")),
            ),
            "]",
          ),
          content: netstring(body),
        }),
      }),
    kept: whole,
  },
  {
    format: "http-stream",
    name: "a request and its answer",
    write: (delivery) =>
      Buffer.concat([httpMessage(sized(delivery), "\r\n"), Buffer.from("HTTP/1.1 204 No Content\r\n\r\n")]),
    kept: (delivery) => whole(sized(delivery)),
  },
  {
    format: "http-file",
    name: "two requests",
    captures: 2,
    write: (delivery) =>
      Buffer.concat([
        Buffer.from("@a = b\n### first\n"),
        httpMessage(sized(delivery), "\n"),
        Buffer.from("\n###\nGET /"),
      ]),
    kept: (delivery) => whole(sized(delivery)),
  },
];

/** A typed netstring; text is one character a byte. */
function netstring(data: string | Uint8Array, type = ","): Buffer {
  const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(type)]);
}

function dictionary(members: Readonly<Record<string, Buffer>>): Buffer {
  const items = Object.entries(members).flatMap(([name, value]) => [netstring(name, ";"), value]);
  return netstring(Buffer.concat(items), "}");
}

/** Without what a template engine would fill in. */
function plain(text: string): string {
  return text.replaceAll("{", "(");
}

function sized(delivery: Delivery): Delivery {
  return { ...delivery, headers: [...delivery.headers, ["Content-Length", String(delivery.body.length)]] };
}

function stripeEvent(body: Uint8Array): string {
  return `{"id":"evt_1","object":"event","type":"invoice.paid","created":1785000001,"data":${embedded(body)}}`;
}
