import { verifyTerraWebhookSignature } from "../node_modules/terra-api/dist/cjs/utils.js";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const HEADER = "terra-signature";
const ZEROS = "0".repeat(64);

export default documentedHmac({
  id: "terra",
  oracle: sdk("terra-api", "verifyTerraWebhookSignature"),
  secret: "4c8a1f0e2d3b5a697887766554433221100ffeeddccbbaa9",
  wrongKey: "000a1f0e2d3b5a697887766554433221100ffeeddccbbaa9",
  header: HEADER,
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: { status: "success", type: "activity", user: { user_id: "4c0f1a2b-3d4e-4f5a-8b6c-7d8e9f0a1b2c", provider: "GARMIN", reference_id: "user-42" }, data: [{ metadata: { type: 1, start_time: "2026-07-25T17:20:00+00:00" } }] },
  verify: (received) => verifyTerraWebhookSignature(textOf(received), headerOf(received, HEADER), received.secret),
  // The SDK signs text: other bytes than UTF-8 become U+FFFD.
  skip: ["invalid-utf8-signed"],
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield header("blank-after-comma", "valid", (value) => value.replace(",", ", "));
    yield header("v0-beside", "valid", (value) => `${value},v0=${ZEROS}`);
    yield header("v0-only", "malformed-header", (value) => value.replace("v1=", "v0="));
    yield header("two-v1-second-valid", "multiple-signatures", (value) => value.replace(",v1=", `,v1=${ZEROS},v1=`));
    yield header("t-missing", "malformed-header", (value) => value.replace(/^t=\d+,/, ""));
  },
});
