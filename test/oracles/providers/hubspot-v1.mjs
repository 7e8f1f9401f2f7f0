import { createHash } from "node:crypto";
import { Signature } from "@hubspot/api-client";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const HEADER = "X-HubSpot-Signature";
const hashed = (...pieces) => createHash("sha256").update(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));

export default {
  id: "hubspot-v1",
  brief: true,
  oracle: sdk("@hubspot/api-client", "Signature.isValid v1 and v2"),
  secret: "b3d2a1c0-5e4f-4a6b-9c8d-7e6f5a4b3c2d",
  wrongKey: "00000000-5e4f-4a6b-9c8d-7e6f5a4b3c2d",
  headers: [["User-Agent", "HubSpot Connect 2.0 (http://dev.hubspot.com/)"], ["X-HubSpot-Signature-Version", "v1"]],
  payload: [{eventId: 1, subscriptionId: 12345, portalId: 62515, occurredAt: 1785000000000, subscriptionType: "contact.creation", attemptNumber: 0, objectId: 123, changeSource: "CRM", changeFlag: "NEW"}],
  signatureHeader: HEADER,
  encoding: "hex",
  sign({ key, body, method, url }, how = {}) {
    const digest = (how.v2 ? hashed(key, method, url, body) : hashed(key, how.content ? how.content({ body }) : body)).digest();
    return { headers: [[HEADER, how.write ? how.write(digest) : digest.toString("hex")]] };
  },
  verify: (received) =>
    received.secret !== "" &&
    Signature.isValid({
      signatureVersion: headerOf(received, "x-hubspot-signature-version") ?? "v1",
      signature: headerOf(received, "x-hubspot-signature") ?? "",
      method: received.method,
      url: received.url,
      clientSecret: received.secret,
      requestBody: textOf(received),
    }),
  // It reads bodies as text; other digests are none of its own.
  skip: ["invalid-utf8-signed", "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest"],
  *cases(make) {
    const v2 = (name, change = {}) => make(name, { how: { v2: true }, headers: set("X-HubSpot-Signature-Version", () => "v2"), ...change });
    yield v2("v2");
    yield v2("v2-query", { url: "https://hooks.example.com/webhooks/hubspot-v1?a=1&b=2" });
    yield v2("v2-http", { reason: "url-http-https", receivedUrl: "http://hooks.example.com/webhooks/hubspot-v1" });
    yield v2("v2-put", { method: "PUT" });
    yield v2("v2-last-byte", { reason: "body-tampered", received: (body) => body.subarray(0, -1) });
  },
};
