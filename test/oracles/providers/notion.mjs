import { verifyWebhookSignature } from "@notionhq/client";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "notion",
  oracle: sdk("@notionhq/client", "verifyWebhookSignature"),
  secret: "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl",
  wrongKey: "secret_another1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yB",
  header: "X-Notion-Signature",
  prefix: "sha256=",
  payload: {
    id: "367cba44-b6f3-4c92-81e7-6a2e9659efd4",
    timestamp: "2026-07-25T17:20:00.000Z",
    workspace_id: "13950b26-c203-4f3b-b97d-93ec06319565",
    subscription_id: "29d75c0d-5546-4414-8459-7b7a92f1fc4b",
    attempt_number: 1,
    entity: { id: "153104cd-477e-809d-8dc4-ff2d96ae3090", type: "page" },
    type: "page.content_updated",
    data: { updated_blocks: [{ id: "153104cd-477e-80ec-a87d-f7ff0236d35c", type: "block" }] },
  },
  verify: (received) =>
    verifyWebhookSignature({ body: textOf(received), signature: headerOf(received, "x-notion-signature"), verificationToken: received.secret }),
});
