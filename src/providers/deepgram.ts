import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "deepgram",
  name: "Deepgram",
  docs: "https://developers.deepgram.com/docs/callback",
  facts: {
    from: ["github.com/deepgram/deepgram-docs, fern/docs: callback, text intelligence callback"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "dg-token" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "metadata.request_id") !== undefined && jsonText(body, "metadata.transaction_key") !== undefined,
  },
  deliveryId: [{ json: "metadata.request_id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 10, delays: [30, 30, 30, 30, 30, 30, 30, 30, 30, 30], horizon: 300 },
  },
  notes: [
    "Deepgram signs nothing: dg-token is the identifier of the API key that asked for the transcript (not the key itself), and proves the sender only, not the bytes. User and password may stand in the callback's URL.",
    "The body is the transcript: no event stands in it.",
  ],
});
