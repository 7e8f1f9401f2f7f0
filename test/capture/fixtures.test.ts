import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Capture } from "../../src/core/delivery.ts";
import { header } from "../../src/core/headers.ts";
import { type CaptureResult, detectFormat } from "../../src/capture/read.ts";
import { readAll, text } from "./helpers.ts";

const ROOT = "fixtures/captures/formats";
const T = 1785000000;
const SECRET = "whsec_fixtureFixtureFixtureFixture00";
const JSON_BODY = text(readFileSync(`${ROOT}/payload/body.json`));
const BINARY = `${String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte))}\r\n\0--end`;
const URL_SIGNED = "https://hooks.example.com/webhooks/stripe?tenant=7";

interface Expected {
  readonly body: string;
  readonly url?: string | undefined;
  readonly target?: string;
  readonly fidelity?: "exact" | "reencoded";
  readonly receivedAt?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: Partial<Capture>;
}

/** What stands in each file: captures, or the message of an error. */
const FILES: Readonly<Record<string, readonly (Expected | string)[]>> = {
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
};

/** Files beside captures: what curl commands name, a bare payload, recordings for another test. */
const COMPANIONS = new Set(["curl/body.json", "curl/headers.txt", "curl/recorded.ndjson", "payload/body.json"]);

describe.each(Object.entries(FILES))("%s", (name, expected) => {
  const file = `${ROOT}/${name}`;
  const bytes = readFileSync(file);
  const results = readAll(bytes, file, { readFile: (named) => readFileSync(join(dirname(file), named)) });

  it("is recognised by its content alone", () => {
    expect(detectFormat(bytes, "capture")?.format.id).toBe(dirname(name));
  });

  it("is read", () => {
    const all = expected.map((one) => (typeof one === "string" ? one : { fidelity: "exact", ...one }));
    expect(results.map((result, index) => shown(result, expected[index] ?? ""))).toMatchObject(all);
  });
});

/** What the table tells of a result, as the result has it. */
function shown(result: CaptureResult, expected: Expected | string): unknown {
  if ("error" in result) return result.error.message;
  if (typeof expected === "string") return result;
  const { body, url, target, receivedAt, headers } = result.delivery;
  const named = Object.keys(expected.headers ?? {}).map((name) => [name, header(headers, name)]);
  return {
    body: text(body),
    url,
    target,
    receivedAt,
    headers: Object.fromEntries(named) as unknown,
    fidelity: result.fidelity,
    more: result,
  };
}

it("every fixture is in the table", () => {
  const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
  expect(files.filter((file) => !(file in FILES) && !COMPANIONS.has(file))).toEqual([]);
});
