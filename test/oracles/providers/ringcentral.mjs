import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "ringcentral",
  oracle: "developers.ringcentral.com, webhooks (verificationToken); re-implemented with node:crypto",
  header: "Verification-Token",
  headers: [["User-Agent", "RingCentral-WebHook/7.4"]],
  payload: { uuid: "6470011364429543552", event: "/restapi/v1.0/account/37439510/extension/850957020/presence", timestamp: "2026-07-25T17:20:00.000Z", subscriptionId: "b2bcf17c-d5d7-4d6f-8a1e-0f1d2c3b4a5f", ownerId: "850957020", body: { extensionId: 850957020, telephonyStatus: "Ringing", sequence: 12 } },
});
