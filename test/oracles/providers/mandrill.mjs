import { createHmac } from "node:crypto";
import { documented } from "../lib/documented.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Mandrill-Signature";
const signed = (url, body) => [url, ...[...new URLSearchParams(body.toString("utf8"))].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flat()];

export default {
  id: "mandrill",
  folder: "docs",
  brief: true,
  oracle: "mailchimp.com/developer, authenticating webhook requests; as documented, with node:crypto",
  secret: "kR5uB1-made-up_webhookKey0",
  wrongKey: "another-webhook-key",
  headers: [["User-Agent", "Mandrill-Webhook/1.0"], ["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "mandrill_events=%5B%7B%22event%22%3A%22send%22%2C%22ts%22%3A1785000000%2C%22_id%22%3A%228dc9a7d1c1f34b05a6e2b3c4d5e6f708%22%2C%22msg%22%3A%7B%22email%22%3A%22zoe%40example.com%22%2C%22subject%22%3A%22Gr%C3%BC%C3%9Fe+%26+mehr%22%2C%22state%22%3A%22sent%22%2C%22tags%22%3A%5B%22willkommen%22%5D%7D%7D%5D",
  signatureHeader: HEADER,
  encoding: "base64",
  signsUrl: true,
  sign: hmacSigner({
    hash: "sha1",
    encoding: "base64",
    content: ({ url, body }) => signed(url, body).join(""),
    headers: ({ signature }) => [[HEADER, signature]],
  }),
  verify: documented({
    hash: "sha1",
    encoding: "base64",
    read: (received) => (headerOf(received, "x-mandrill-signature") === undefined ? undefined : { signatures: [headerOf(received, "x-mandrill-signature")] }),
    content: ({ url, body }) => signed(url, body),
  }),
  // Bodies of the grid that are no form.
  skip: ["bom", "trailing-newline", "last-byte-changed", "invalid-utf8-signed", "no-other-headers", "body-only-signed"],
  *cases(make) {
    const digest = createHmac("sha1", "made-up key").update('https://example.com/hookmandrill_events[]').digest("base64");
    yield make("no-events", { body: "mandrill_events=%5B%5D" });
    yield make("test-key", { body: "mandrill_events=%5B%5D", key: "test-webhook", secret: "test-webhook" });
    yield make("two-fields", { body: "b=2&a=1&mandrill_events=%5B%5D" });
    yield make("field-changed", { reason: "body-tampered", body: "mandrill_events=%5B%5D", received: () => "mandrill_events=%5B1%5D" });
    yield make("other-signature", { reason: "wrong-secret", headers: (all) => all.map(([name, value]) => [name, name === HEADER ? digest : value]) });
    yield make("plus-or-percent", { reason: "valid", body: "mandrill_events=a+b", received: () => "mandrill_events=a%20b" });
  },
};
