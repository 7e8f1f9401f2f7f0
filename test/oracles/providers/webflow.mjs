import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "webflow",
  oracle: "developers.webflow.com, working with webhooks, as webflow-api 3.3.4 verifySignature does it; re-implemented with node:crypto",
  secret: madeUp("webflow secret", 32).toString("hex"),
  wrongKey: madeUp("webflow wrong", 32).toString("hex"),
  header: "x-webflow-signature",
  time: { unit: "ms", header: "x-webflow-timestamp" },
  // The SDK takes a text.
  content: ({ body, timestamp }) => [`${timestamp}:`, body.toString("utf8")],
  payload: {
    triggerType: "form_submission",
    payload: {
      name: "Contact Us",
      siteId: "65427cf400e02b306eaa049c",
      data: { "First Name": "Zaphod", "Last Name": "Beeblebrox", email: "zaphod@example.com" },
      submittedAt: "2026-07-25T17:20:00.000Z",
      id: "6321ca84df3949bfc6752327",
      formId: "65429eadebe8a9f3a30f62d0",
    },
  },
  skip: ["invalid-utf8-signed"],
});
