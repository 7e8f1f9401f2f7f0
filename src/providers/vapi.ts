import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "vapi",
  name: "Vapi",
  docs: "https://docs.vapi.ai/server-url/server-authentication",
  facts: {
    from: [
      "VapiAI/docs, server URL: events, static IP addresses; server authentication",
      "hookdeck/webhook-skills, vapi-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "token", header: "X-Vapi-Secret" },
    { kind: "token", header: "Authorization", prefix: "Bearer " },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "message.type") !== undefined &&
      (jsonValue(bodyJson(body), "message.call") ?? jsonValue(bodyJson(body), "message.assistant")) !== undefined,
    prefer: ({ body }) =>
      jsonText(body, "message.type") !== undefined && jsonText(body, "message.call.id") !== undefined,
  },
  event: [{ json: "message.type" }],
  delivery: {
    timeout: 20,
    success: "2xx",
    retries: {
      count: 0,
      note: "none, unless the server has a backoffPlan; assistant-request must be answered within 7.5 seconds",
    },
  },
  notes: [
    "Nothing is sent to prove the sender until a credential is attached to the server URL. A secret comes in X-Vapi-Secret, a bearer token in Authorization; both prove the sender only, not the bytes.",
    "A credential of the kind HMAC is configured freely (header, digest, what is signed): describe yours as a custom provider.",
    "No delivery id is sent: message.type, message.call.id and message.timestamp tell one event from another.",
  ],
});
