/** What the fixtures of each format hold. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Capture } from "../../src/core/delivery.ts";
import { text } from "./helpers.ts";

export const ROOT = "fixtures/captures/formats";
const T = 1785000000;
const SECRET = "whsec_fixtureFixtureFixtureFixture00";
const JSON_BODY = text(readFileSync(`${ROOT}/payload/body.json`));
const BINARY = `${String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte))}\r\n\0--end`;
const GITHUB_BODY =
  '{"zen":"Keep it logically awesome.","hook_id":109948940,"hook":{"type":"Repository","id":109948940,"active":true,"events":["push"],"config":{"content_type":"json","insecure_ssl":"0","url":"https://hooks.example.com/webhooks/github"}},"repository":{"id":1,"full_name":"octo/hello"}}';
const SHOPIFY_BODY = '{"id":820982911946154508,"email":"jon@example.com","total_price":"10.00"}';
const URL_SIGNED = "https://hooks.example.com/webhooks/stripe?tenant=7";

/** What a capture is, as far as the table tells. */
export interface Expected {
  readonly body: string;
  readonly url?: string | undefined;
  readonly target?: string;
  readonly fidelity?: "exact" | "reencoded";
  readonly receivedAt?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: Partial<Capture>;
}

/** What stands in each file: captures, or the message of an error. */
export const FILES: Readonly<Record<string, readonly (Expected | string)[]>> = {
  "http/crlf.http": [
    { body: JSON_BODY, target: "/webhooks/stripe?tenant=7", headers: { "content-length": String(JSON_BODY.length) } },
  ],
  "http/directives.http": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      receivedAt: T * 1000 + 1000,
      more: {
        source: "stripe",
        secret: SECRET,
        secretEnv: "STRIPE_WEBHOOK_SECRET",
        publicKey:
          "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----",
        now: T * 1000,
      },
    },
  ],
  "http/binary.http": [{ body: BINARY, headers: { "x-empty": "", "x-latin1": "caf\u00e9" } }],
  "http/chunked.http": [{ body: JSON_BODY, headers: { "transfer-encoding": "chunked" } }],
  "http/folded.http": [{ body: "", headers: { "stripe-signature": `t=${T}, v1=abc, v1=def` } }],
  "hookctl-json/full.json": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      receivedAt: T * 1000 + 1000,
      more: { id: "3f0c", source: "stripe", secret: SECRET, now: T * 1000, computed: ["a1b2", "c3d4"] },
    },
  ],
  "hookctl-json/object-headers.json": [
    {
      body: BINARY,
      target: "/webhooks/stripe?tenant=7",
      url: undefined,
      receivedAt: T * 1000 + 1000,
      headers: { "x-empty": "" },
      more: { computed: ["a1b2"] },
    },
  ],
  "hookctl-json/parsed-body.json": [
    {
      body: '{ "id": "evt_1", "amount": 1.0, "big": 12345678901234567890, "note": "caf\\u00e9" }',
      fidelity: "reencoded",
      more: { source: "stripe" },
    },
  ],
  "hookctl-json/list.json": [
    { body: "one", more: { id: "1" } },
    { body: "two", more: { id: "2" } },
  ],
  "ndjson/stream.ndjson": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      more: { id: "3f0c", origin: { file: `${ROOT}/ndjson/stream.ndjson`, line: 2 } },
    },
    "this is not JSON: a string is not closed",
    { body: BINARY, more: { id: "5", origin: { file: `${ROOT}/ndjson/stream.ndjson`, line: 6 } } },
  ],
  "har/browser.har": [
    { body: "", url: "https://hooks.example.com/", receivedAt: T * 1000 + 1250 },
    { body: JSON_BODY, url: URL_SIGNED, target: "/webhooks/stripe?tenant=7", headers: { host: "hooks.example.com" } },
  ],
  "har/binary.har": [
    { body: BINARY },
    { body: BINARY },
    { body: BINARY },
    { body: "\u00ef\u00bf\u00bda", fidelity: "reencoded" },
  ],
  "har/params.har": [
    { body: "From=%2B1+555&Body=Gr%C3%BC%C3%9Fe+%26+mehr", fidelity: "reencoded" },
    "the archive kept a multipart body as its fields only",
  ],
  "curl/chrome.curl": [{ body: JSON_BODY, url: URL_SIGNED, headers: { "content-type": "application/json" } }],
  "curl/chrome-cmd.curl": [{ body: JSON_BODY, url: URL_SIGNED, headers: { "content-type": "application/json" } }],
  "curl/firefox.curl": [
    { body: "it's\nZo\u00c3\u00ab \u00f0\u009f\u0098\u0080", headers: { "content-type": "text/plain" } },
  ],
  "curl/docs.sh": [{ body: JSON_BODY, url: URL_SIGNED, more: { source: "stripe", secret: SECRET, now: T * 1000 } }],
  "curl/all.curl": [
    { body: "one" },
    "the bytes of a multipart body are not in the command: curl makes up its boundary",
    { body: "", target: "/c" },
  ],
  "apigw-v1/text.json": [
    {
      body: JSON_BODY,
      url: "https://abc123.execute-api.eu-central-1.amazonaws.com/prod/webhooks/stripe?tenant=7&q=a&q=b%20c%26d",
      receivedAt: T * 1000 + 1234,
      more: { id: "6c0f3ab1-7a9b-4a65-a4d6-0f6f1f9c0e11" },
    },
  ],
  "apigw-v1/base64.json": [{ body: BINARY }],
  "apigw-v2/text.json": [
    {
      body: JSON_BODY,
      url: "https://abc123.execute-api.eu-central-1.amazonaws.com/prod/webhooks/stripe?tenant=7&q=a&q=b%20c",
      receivedAt: T * 1000 + 1234,
      headers: { cookie: "s=1; t=2", "x-twice": "1,2" },
    },
  ],
  "apigw-v2/base64.json": [{ body: JSON_BODY, url: "https://hooks.example.com/webhooks/stripe?tenant=7&q=a&q=b%20c" }],
  "function-url/base64.json": [
    { body: JSON_BODY, target: "/webhooks/stripe?tenant=7&q=a&q=b%20c", receivedAt: T * 1000 + 1234 },
  ],
  "function-url/text.json": [
    { body: JSON_BODY, url: "https://abcdefghijklmnopqrstuvwxyz0123456.lambda-url.eu-central-1.on.aws/", target: "/" },
  ],
  "alb/text.json": [
    {
      body: JSON_BODY,
      url: "http://hooks-1234567890.eu-central-1.elb.amazonaws.com/webhooks/stripe?tenant=7&q=b%20c",
      receivedAt: T * 1000,
    },
  ],
  "alb/multi-value.json": [{ body: BINARY, target: "/webhooks/stripe?tenant=7&q=a&q=b%20c" }],
  "github-delivery/json.json": [
    {
      body: GITHUB_BODY,
      url: "https://hooks.example.com/webhooks/github",
      fidelity: "reencoded",
      receivedAt: T * 1000 + 1000,
      headers: { "x-github-event": "ping" },
      more: { id: "0b989ba4-242f-11e5-81e1-c7b6966d2516", source: "github" },
    },
  ],
  "github-delivery/form.json": [
    { body: new URLSearchParams([["payload", GITHUB_BODY]]).toString(), fidelity: "reencoded" },
  ],
  "github-delivery/list.json": ["this delivery has no request: the list of deliveries leaves it out"],
  "webhook-site/page.json": [
    {
      body: JSON_BODY,
      url: "https://webhook.site/9981f9f4-657a-4ebf-be7c-1915bedd4775?tenant=7",
      target: "/9981f9f4-657a-4ebf-be7c-1915bedd4775?tenant=7",
      receivedAt: T * 1000 + 1000,
      headers: { "content-type": "application/json; charset=utf-8" },
      more: { id: "a2a6a4a4-4130-11e9-b8c5-6f0c1f7b5d1b" },
    },
    "webhook.site kept a multipart body as its fields only",
    "this is no HTTP request: its type is email",
    { body: "caf\u00ef\u00bf\u00bd", fidelity: "reencoded" },
  ],
  "webhook-site/request.json": [{ body: JSON_BODY }],
  "ngrok/requests.json": [
    {
      body: JSON_BODY,
      url: "https://d1f2a3.ngrok-free.app/webhooks/stripe?tenant=7",
      target: "/webhooks/stripe?tenant=7",
      receivedAt: T * 1000 + 1250,
      headers: { "content-length": String(JSON_BODY.length) },
      more: { id: "548fb5c700000002" },
    },
    { body: BINARY },
    'the request, which begins with "GET", cannot be read: this is no request line',
  ],
  "ngrok/request.json": [{ body: JSON_BODY }],
  "smee/stream.txt": [
    {
      body: GITHUB_BODY,
      fidelity: "reencoded",
      receivedAt: T * 1000 + 1250,
      headers: { "x-github-event": "ping", "content-length": String(GITHUB_BODY.length) },
    },
    {
      body: "From=%2B1+555&Body=Gr%C3%BC%C3%9Fe+%26+mehr",
      fidelity: "reencoded",
      target: "/?tenant=7",
      more: { origin: { file: `${ROOT}/smee/stream.txt`, line: 14, column: 7 } },
    },
  ],
  "stripe-cli/event.json": [
    { body: readFileSync(`${ROOT}/stripe-cli/event.json`).toString("latin1").trimEnd(), fidelity: "reencoded" },
  ],
  "stripe-cli/events-list.json": [
    { body: expect.stringContaining('"invoice.paid"') as string, fidelity: "reencoded", receivedAt: T * 1000 },
    { body: expect.stringMatching(/^\{\n.*"evt_2"/s) as string, fidelity: "reencoded", more: { source: "stripe" } },
  ],
  "pubsub/push.json": [
    {
      body: SHOPIFY_BODY,
      receivedAt: T * 1000 + 1250,
      headers: { "x-shopify-topic": "orders/create" },
      more: { id: "2070443601311540" },
    },
  ],
  "pubsub/pull.json": [
    { body: SHOPIFY_BODY, headers: { "x-shopify-topic": "orders/create" } },
    { body: "", headers: { "ce-id": "1" } },
  ],
  "pubsub/eventarc.json": [{ body: SHOPIFY_BODY, headers: { "x-shopify-topic": "orders/create" } }],
  "pubsub/background.json": [{ body: SHOPIFY_BODY, receivedAt: T * 1000 + 1250, more: { id: "2070443601311540" } }],
  "cloudevents/json.json": [
    {
      body: '{\n    "total": 1.0,\n    "currency": "eur"\n  }',
      fidelity: "reencoded",
      receivedAt: T * 1000 + 1000,
      headers: { "ce-type": "com.example.order.paid", "ce-subject": "Zo%C3%AB", "content-type": "application/json" },
    },
  ],
  "cloudevents/batch.json": [{ body: BINARY }, { body: '<much wow="xml"/>', headers: { "content-type": "text/xml" } }],
  "postman/collection.json": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      headers: { "content-type": "application/json" },
      more: { id: "invoice.paid" },
    },
    "the values of {{token}}, {{other}} are not in the file",
    {
      body: "From=%2B1+555&Body=Gr%C3%BC%C3%9Fe+%26+mehr",
      url: "https://hooks.example.com/sms",
      fidelity: "reencoded",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    },
    'a body of the mode "formdata" has no bytes in the collection',
    { body: "", url: "https://hooks.example.com/health" },
  ],
  "insomnia/export.json": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      receivedAt: T * 1000 + 1250,
      headers: { "content-type": "application/json" },
      more: { id: "req_1" },
    },
    { body: "From=%2B1+555&Body=Gr%C3%BC%C3%9Fe+%26+mehr", fidelity: "reencoded" },
    "the value of {{_.base}} is not in the file",
    "what {% now 'iso-8601' %} becomes is not in the file",
  ],
  "http-stream/requests.bin": [
    { body: JSON_BODY, target: "/webhooks/stripe?tenant=7", more: { origin: { file: at("requests.bin"), line: 1 } } },
    { body: JSON_BODY, headers: { "transfer-encoding": "chunked" } },
    { body: "", target: "/health", more: { origin: { file: at("requests.bin"), line: 19 } } },
    { body: BINARY },
  ],
  "http-stream/both-directions.bin": [
    { body: JSON_BODY },
    `the body breaks off after ${JSON_BODY.length} of its ${JSON_BODY.length + 100} bytes`,
  ],
  "http-file/requests.http": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      more: { source: "stripe", secret: SECRET, now: T * 1000 },
    },
    { body: "### no\n\n", url: "https://hooks.example.com/text" },
    { body: JSON_BODY, url: "https://hooks.example.com/file" },
    "the value of {{elsewhere}} is not in the file",
    { body: "", url: "https://hooks.example.com/health" },
  ],
  "azure-functions/req.json": [
    {
      body: JSON_BODY,
      url: "https://octo.azurewebsites.net/api/stripe?tenant=7",
      target: "/api/stripe?tenant=7",
      more: { id: "5a7c0d1e-0000-4000-8000-000000000001" },
    },
  ],
  "azure-functions/parsed.json": [{ body: JSON_BODY, fidelity: "reencoded" }],
  "azure-functions/buffer.json": [{ body: BINARY }],
  "azure-functions/custom-handler.json": [
    { body: JSON_BODY, target: "/api/stripe?tenant=7", receivedAt: T * 1000 + 1250 },
  ],
  "cloud-functions/req.json": [
    { body: JSON_BODY, url: "https://europe-west3-octo.cloudfunctions.net/?tenant=7", more: { id: "k2j4h5" } },
  ],
  "cloud-functions/parsed.json": [{ body: JSON_BODY, fidelity: "reencoded" }],
  "cloud-logging/entries.json": [
    "the body of this request is not in the capture",
    {
      body: JSON_BODY,
      url: "https://hooks-abc123-ey.a.run.app/webhooks/stripe?tenant=7",
      receivedAt: T * 1000 + 1250,
      headers: { "content-length": String(JSON_BODY.length) },
      more: { id: "66a1f2c3000f4240" },
    },
    { body: "", target: "/health", headers: { "user-agent": "Stripe/1.0" } },
  ],
  "cloudflare/tail.json": [
    "the body of this request is not in the capture",
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      receivedAt: T * 1000 + 1250,
      headers: { "cf-ray": "8b1c2d3e4f5a6b7c" },
      more: { id: "8b1c2d3e4f5a6b7c" },
    },
    { body: "" },
  ],
  "cloudflare/logpush.json": [
    {
      body: "",
      url: "https://hooks.example.com/health",
      receivedAt: T * 1000 + 1250,
      more: { id: "8b1c2d3e4f5a6b7c" },
    },
  ],
  "vercel/invocation.json": [
    {
      body: JSON_BODY,
      url: "https://octo.vercel.app/api/stripe?tenant=7",
      target: "/api/stripe?tenant=7",
      headers: { "x-twice": "1" },
      more: { id: "fra1::abc-1" },
    },
  ],
  "vercel/drain.json": [
    "the body of this request is not in the capture",
    { body: JSON_BODY, url: "https://octo.vercel.app/api/stripe?tenant=7", receivedAt: T * 1000 + 1250 },
    { body: "", headers: { host: "octo.vercel.app", "user-agent": "Stripe/1.0" } },
  ],
  "vercel/logs.json": [{ body: "", url: "https://octo.vercel.app/health", receivedAt: T * 1000 + 1250 }],
  "hookdeck/requests.json": [
    { body: "a=1&b=2", target: "/webhooks/stripe?tenant=7", receivedAt: T * 1000 + 1250, more: { id: "req_1" } },
    "this record has no data",
    { body: "x", target: "/webhooks/stripe", headers: { "x-a": "b" } },
  ],
  "hookdeck/event.json": [{ body: JSON_BODY, fidelity: "reencoded", more: { id: "evt_1" } }],
  "svix/attempts.json": [
    {
      body: JSON_BODY,
      url: "https://hooks.example.com/svix?tenant=7",
      fidelity: "reencoded",
      receivedAt: T * 1000 + 1250,
      headers: { "svix-id": "msg_1srOrx2ZWZBpBUvZwXKQmoEYga2" },
    },
    "this attempt has no payload",
  ],
  "svix/message.json": [{ body: JSON_BODY, fidelity: "reencoded", receivedAt: T * 1000 }],
  "pipedream/event.json": [
    {
      body: JSON_BODY,
      url: "https://eo1.m.pipedream.net/webhooks/stripe?tenant=7",
      target: "/webhooks/stripe?tenant=7",
    },
  ],
  "pipedream/step.json": [{ body: JSON_BODY, fidelity: "reencoded" }],
  "mitmproxy/flows.mitm": [
    {
      body: JSON_BODY,
      url: URL_SIGNED,
      receivedAt: T * 1000 + 1250,
      headers: { "x-twice": "1", host: "hooks.example.com" },
      more: { id: "00000000-0000-4000-8000-000000000000" },
    },
    { body: BINARY, url: URL_SIGNED },
    "the body of this flow was not kept (offset 4212)",
    { body: JSON_BODY, url: URL_SIGNED, headers: { host: "hooks.example.com" } },
  ],
};

function at(stream: string): string {
  return `${ROOT}/http-stream/${stream}`;
}
