import { documentedHmac } from "../lib/documented-hmac.mjs";
import helper from "@kontent-ai/webhook-helper";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "kontent-ai",
  oracle: sdk("@kontent-ai/webhook-helper", "signatureHelper.isValidSignatureFromString"),
  header: "X-Kontent-ai-Signature",
  encoding: "base64",
  verify: (received) => received.secret !== "" && helper.signatureHelper.isValidSignatureFromString(textOf(received), received.secret, headerOf(received, "x-kontent-ai-signature")),
  headers: [["User-Agent", "Kontent.ai-Webhooks"]],
  payload: {notifications: [{data: {system: {id: "6b2b0f1c-3c5f-4a1f-8b7e-0d7a5c1e9f33", name: "Über uns", codename: "uber_uns", collection: "default", language: "de", type: "article", last_modified: "2026-07-25T17:20:00.000Z"}}, message: {environment_id: "41a2b7c0-5a9e-00f3-4c1d-1f7b2a3c4d5e", object_type: "content_item", action: "published", delivery_slot: "published"}}]},
});
