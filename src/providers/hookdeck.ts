import { headerValues } from "../core/headers.ts";
import { provider } from "./define.ts";

const FIRST = "X-Hookdeck-Signature";

export default provider({
  id: "hookdeck",
  name: "Hookdeck",
  docs: "https://hookdeck.com/docs/authentication",
  facts: {
    from: [
      "@hookdeck/sdk 0.4.0, verifyWebhookSignature",
      "hookdeck/webhook-skills, event gateway (headers, 50 attempts)",
    ],
    checked: "2026-11-24",
    sdk: "@hookdeck/sdk 0.4.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: [FIRST, "X-Hookdeck-Signature-2"], encoding: "base64" },
      content: "{text}",
      demands: ({ headers }) =>
        headerValues(headers, FIRST.toLowerCase()).some((value) => value !== "")
          ? undefined
          : `${FIRST} is not there, and the SDK looks at the second only beside it.`,
    },
  ],
  detect: { headers: ["x-hookdeck-eventid", "x-hookdeck-requestid", "x-hookdeck-attempt-count"] },
  deliveryId: [{ header: "X-Hookdeck-EventID" }],
  env: ["HOOKDECK_WEBHOOK_SECRET", "HOOKDECK_SIGNING_SECRET"],
  delivery: {
    timeout: 60,
    success: "2xx",
    retries: {
      count: 50,
      note: "none unless a retry rule says so; up to 50, linear or exponential, within a week; Retry-After is honoured",
    },
  },
  notes: [
    "While a secret is rotated, X-Hookdeck-Signature-2 carries a second signature; either may match.",
    "X-Hookdeck-Verified says whether Hookdeck could verify the original source. The SDK looks at it only when asked to (checkSourceVerification), and no signature covers it.",
    "Body and headers are the source's: the event's type is where the source puts it.",
  ],
});
