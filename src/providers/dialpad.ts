import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

export default provider({
  id: "dialpad",
  name: "Dialpad",
  docs: "https://developers.dialpad.com/docs/event-subscriptions",
  facts: {
    from: ["developers.dialpad.com: event subscriptions (JWT, HS256), webhook delivery failures"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "jwt", body: true, algorithms: ["HS256"] }],
  detect: { body: looksLikeDialpad },
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: null,
      delays: [2, 4, 8],
      note: "calls; SMS: 10 tries (30 s, then 1 to 32 minutes, then three of an hour); contacts, fax, status, changes: 4 within a second; after 5xx only",
    },
  },
  notes: [
    "With a secret the whole body is a JWT whose claims are the event; without one it is plain JSON, and unsigned.",
    "No delivery id is sent: deduplicate by call_id, state and event_timestamp (SMS: id).",
  ],
});

/** An event as JSON, or as the claims of the token that the body is. */
function looksLikeDialpad({ body }: Delivery): boolean {
  const text = Buffer.from(body).toString("latin1");
  const claims = text.startsWith("eyJ") ? Buffer.from(text.split(".")[1] ?? "", "base64url").toString("latin1") : text;
  return (
    claims.startsWith("{") &&
    claims.includes('"event_timestamp"') &&
    (claims.includes('"call_id"') || claims.includes('"target"'))
  );
}
