import { createHash } from "node:crypto";
import { v2 as cloudinary } from "cloudinary";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const HEADER = "X-Cld-Signature";
const TIME = "X-Cld-Timestamp";

export default {
  id: "cloudinary",
  brief: true,
  oracle: sdk("cloudinary", "utils.verifyNotificationSignature"),
  secret: "bA4kHn7pQ2rT9vWx1yZ3cE5gJ8m",
  wrongKey: "another API secret",
  headers: [["User-Agent", "Cloudinary"]],
  payload: { notification_type: "upload", timestamp: "2026-07-25T17:20:00+00:00", request_id: "98b54f8e0a9d4d3c", public_id: "sample", version: 1785000000, format: "jpg", bytes: 120253, notification_context: { triggered_at: "2026-07-25T17:20:00.000000+00:00" } },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 7200, header: TIME },
  sign({ body, key, now }, how = {}) {
    const timestamp = how.timestamp ?? String(Math.floor(now / 1000));
    const content = how.content ? how.content({ body, timestamp }) : bytes(body, timestamp, how.toKey ? how.toKey(key) : key);
    const digest = createHash(how.hash ?? "sha1").update(content).digest();
    return { headers: [[TIME, timestamp], [HEADER, how.write ? how.write(digest) : digest.toString("hex")]] };
  },
  verify(received) {
    cloudinary.config({ cloud_name: "demo", api_key: "1", api_secret: received.secret });
    return cloudinary.utils.verifyNotificationSignature(textOf(received), headerOf(received, "x-cld-timestamp"), headerOf(received, "x-cld-signature"));
  },
  *cases(make) {
    yield make("hmac-of-body", { reason: "scheme-mismatch", headers: set(HEADER, () => "0".repeat(40)) });
    yield make("old-exactly", { edge: true, signedAt: 1_785_000_000_000 - 7_200_000 });
  },
};
