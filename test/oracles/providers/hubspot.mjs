import { Signature } from "@hubspot/api-client";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { rename } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-HubSpot-Signature-v3";

export default {
  id: "hubspot",
  oracle: sdk("@hubspot/api-client", "Signature.isValid v3"),
  secret: "b3d2a1c0-5e4f-4a6b-9c8d-7e6f5a4b3c2d",
  wrongKey: "00000000-5e4f-4a6b-9c8d-7e6f5a4b3c2d",
  headers: [["User-Agent", "HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - WebhooksExecutorDaemon-executor"]],
  payload: [
    {
      eventId: 1,
      subscriptionId: 12345,
      portalId: 62515,
      occurredAt: 1785000000000,
      subscriptionType: "contact.creation",
      attemptNumber: 0,
      objectId: 123,
    },
  ],
  signatureHeader: HEADER,
  encoding: "base64",
  timestamp: { unit: "ms", tolerance: 300, header: "X-HubSpot-Request-Timestamp" },
  signsUrl: true,
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    unit: "ms",
    content: ({ method, url, body, timestamp }) => bytes(method, url, body, timestamp),
    headers: ({ signature, timestamp }) => [
      ["X-HubSpot-Request-Timestamp", timestamp],
      [HEADER, signature],
    ],
  }),
  // The timestamp as a number: so its type says.
  verify: (received) =>
    Signature.isValid({
      signatureVersion: "v3",
      signature: headerOf(received, "x-hubspot-signature-v3"),
      method: received.method,
      clientSecret: received.secret,
      requestBody: textOf(received),
      url: received.url,
      timestamp: Number(headerOf(received, "x-hubspot-request-timestamp")),
    }),
  *cases(make) {
    yield make("method-put", { method: "PUT" });
    yield make("old-header-only", { reason: "header-name-wrong", headers: rename(HEADER, "X-HubSpot-Signature") });
    yield make("timestamp-first", { reason: "scheme-mismatch", how: { content: ({ method, url, body, timestamp }) => bytes(timestamp, method, url, body) } });
    yield make("method-not-signed", { reason: "scheme-mismatch", how: { content: ({ url, body, timestamp }) => bytes(url, body, timestamp) } });
  },
};
