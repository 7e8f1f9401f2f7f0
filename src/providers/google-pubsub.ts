import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { signedUrl } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "google-pubsub",
  name: "Google Cloud Pub/Sub push",
  docs: "https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions",
  facts: {
    from: [
      "cloud.google.com, Pub/Sub: authentication for push subscriptions; push",
      "jose 5.10.0, jwtVerify (independent implementation of the token)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Authorization",
      prefix: "Bearer ",
      algorithms: ["RS256"],
      compare: "bytes",
      issuer: "https://accounts.google.com",
      required: ["aud", "exp"],
      claims: (draft) => ({ aud: signedUrl(draft) }),
      keyUrl: { fixed: "https://www.googleapis.com/oauth2/v3/certs", hosts: ["www.googleapis.com"], format: "jwks" },
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "message.messageId") !== undefined && jsonText(body, "subscription") !== undefined,
    prefer: ({ headers, body }) =>
      header(headers, "user-agent") === "CloudPubSub-Google" ||
      jsonText(body, "subscription")?.startsWith("projects/") === true,
  },
  deliveryId: [{ json: "message.messageId" }, { header: "x-goog-pubsub-message-id" }],
  delivery: {
    timeout: 10,
    success: "102, 200, 201, 202, 204",
    retries: {
      count: null,
      horizon: 604_800,
      note: "until acknowledged or no longer kept; waits of 0.1 to 60 seconds, 10 to 600 where configured",
    },
    bodyLimit: 10_485_760,
  },
  notes: [
    "Signed only where the subscription has authentication on: an OpenID token of Google. It proves the sender, not the bytes.",
    "Compare the claims aud (what you configured) and email (the service account) yourself: any Google Cloud user can make a token of this issuer.",
    "message.data is base64. messageId stays the same over deliveries.",
    "The deadline is the subscription's, 10 seconds unless changed.",
  ],
});
