import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "gemini",
  oracle: sdk("standardwebhooks", "Webhook.verify, the scheme that Gemini API's documentation names"),
  brief: true,
  headers: [["User-Agent", "Google-Gemini-Webhooks"]],
  payload: {type: "batch.succeeded", version: "v1", timestamp: "2026-07-25T17:20:00Z", data: {id: "batches/5f3c9a1e7b2d", output_file_uri: "gs://acme-batches/ergebnis.jsonl"}},
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
