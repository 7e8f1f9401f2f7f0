import { validateWebhook } from "replicate";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "replicate",
  oracle: sdk("replicate", "validateWebhook"),
  tolerance: 0,
  payload: { id: "ufawqhfynnddngldkgtslldrkq", version: "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa", status: "succeeded", created_at: "2026-07-25T17:20:00.000Z", input: { text: "Alice" }, output: "hello Alice" },
  verify: (received) => validateWebhook({ headers: headersOf(received), body: textOf(received) }, received.secret),
});
