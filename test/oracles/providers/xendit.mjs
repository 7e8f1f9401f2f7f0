import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "xendit",
  oracle: "docs.xendit.co, handling webhooks (verification token); re-implemented with node:crypto",
  header: "x-callback-token",
  headers: [["webhook-id", "5f3d1b0c-9a8e-47d6-b2c4-e6f8a0b2c4d6"]],
  payload: { event: "payment.succeeded", business_id: "5f21361959ba1b5d1d2a3f4b", created: "2026-07-25T17:20:00.000Z", data: { id: "py-1fdaf346", amount: 1000, currency: "IDR", status: "SUCCEEDED", reference_id: "order-42" } },
});
