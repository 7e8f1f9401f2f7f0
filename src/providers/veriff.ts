import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "veriff",
  name: "Veriff",
  docs: "https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security",
  facts: {
    from: [
      "devdocs.veriff.com, HMAC authentication and endpoint security; webhooks guide",
      "help.veriff.com, how long a decision takes (200 only, hourly, 7 days)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-HMAC-SIGNATURE", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-auth-client"],
    body: ({ body }) =>
      jsonText(body, "verification.attemptId") !== undefined ||
      jsonText(body, "verification.code") !== undefined ||
      (jsonText(body, "attemptId") !== undefined && jsonText(body, "code") !== undefined),
  },
  event: [{ json: "action" }, { json: "verification.status" }],
  delivery: {
    timeout: 5,
    success: "200",
    retries: { count: null, delays: [3_600], horizon: 604_800, note: "about once an hour for up to 7 days" },
  },
  notes: [
    "The key is the shared secret of the integration that X-AUTH-CLIENT names. It signs requests to Veriff's API in the same way.",
    "No delivery id is sent: attemptId and code, or verification.id and verification.code, tell one event from another.",
  ],
});
