import { Webhook } from "svix";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "vanta",
  prefix: "Svix",
  brief: true,
  oracle: sdk("svix", "Webhook.verify"),
  headers: [["User-Agent", "Svix-Webhooks/1.62.0"]],
  payload: { type: "test.failed", timestamp: "2026-07-25T17:20:00Z", data: { customerId: "5f0e3a34c1d2e3f4a5b6c7d8", testId: "mfa-on-infrastructure" } },
  verify: (received) => new Webhook(received.secret).verify(textOf(received), headersOf(received)) !== undefined,
});
