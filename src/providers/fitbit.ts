import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "fitbit",
  name: "Fitbit",
  docs: "https://dev.fitbit.com/build/reference/web-api/developer-guide/using-subscriptions/",
  facts: {
    from: ["dev.fitbit.com, using subscriptions", "several public receivers (client secret and &)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      secret: { decode: "text", toKey: (secret) => Buffer.from(`${secret}&`, "utf8") },
      signature: { header: "X-Fitbit-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      typeof jsonValue(bodyJson(body), "0.collectionType") === "string" &&
      typeof jsonValue(bodyJson(body), "0.ownerId") === "string",
  },
  event: [{ json: "0.collectionType" }],
  delivery: {
    timeout: 5,
    success: "204",
    retries: { count: null, note: "later; no schedule is published" },
    handshake:
      "GET with verify, once with the subscriber's code and once with a wrong one: answer 204 to the right, 404 to the wrong.",
  },
  notes: [
    "The key is the app's client secret with an & behind it; hookctl adds it. SHA-1 is what Fitbit uses, not an old version.",
    "The body is a list; repeats are normal: deduplicate by ownerId, collectionType, date and subscriptionId.",
  ],
});
