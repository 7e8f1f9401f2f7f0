import { provider } from "./define.ts";

export default provider({
  id: "google-drive",
  name: "Google Drive and Calendar push notifications",
  docs: "https://developers.google.com/workspace/drive/api/guides/push",
  facts: {
    from: ["developers.google.com/workspace, Drive API: push notifications; Calendar API: push notifications"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "X-Goog-Channel-Token" }],
  detect: { headers: ["x-goog-channel-id", "x-goog-resource-state", "x-goog-resource-id", "x-goog-message-number"] },
  event: [{ header: "X-Goog-Resource-State" }],
  deliveryId: [{ header: "X-Goog-Message-Number" }],
  delivery: {
    timeout: null,
    success: "102, 200, 201, 202, 204",
    retries: { count: null, note: "with growing waits after 500, 502, 503 and 504; any other code is final" },
    handshake: "POST with X-Goog-Resource-State: sync and message number 1, after watch: answer 200.",
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The token is the one that you gave when you made the channel; without one, none is sent. It proves the sender only.",
    "The body is empty: fetch the changes. A message number is unique together with X-Goog-Channel-ID only.",
  ],
});
