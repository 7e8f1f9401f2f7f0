import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "auth0",
  name: "Auth0 (log streams)",
  docs: "https://auth0.com/docs/customize/log-streams/custom-log-streams",
  facts: {
    from: ["auth0.com/docs: custom webhook log streams (authorization token, formats); events (CloudEvents, retries)"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "Authorization" }],
  detect: {
    body: ({ body }) => {
      const json = bodyJson(body);
      return typeof (jsonValue(json, "0.log_id") ?? jsonValue(json, "log_id")) === "string";
    },
  },
  event: [{ json: "0.data.type" }, { json: "data.type" }, { json: "type" }],
  deliveryId: [{ json: "0.log_id" }, { json: "log_id" }, { json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again, then the stream is paused" } },
  notes: [
    "Auth0 signs nothing: the authorization token of the stream stands in Authorization as it was entered, and proves the sender only, not the bytes.",
    "A delivery holds a list of events, one event, or a line of JSON for each, as the stream's content format says.",
  ],
});
