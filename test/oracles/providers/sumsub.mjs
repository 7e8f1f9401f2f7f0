import { createHmac } from "node:crypto";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";
import { headersOf } from "../lib/request.mjs";

const HEADER = "x-payload-digest";
const NAMED = "x-payload-digest-alg";
const HASHES = { HMAC_SHA1_HEX: "sha1", HMAC_SHA256_HEX: "sha256", HMAC_SHA512_HEX: "sha512" };

const signed = documentedHmac({
  id: "sumsub",
  oracle: "docs.sumsub.com, verify webhook sender; re-implemented with node:crypto",
  header: HEADER,
  headers: [[NAMED, "HMAC_SHA256_HEX"]],
  payload: { applicantId: "5f0e3a34c1d2e3f4a5b6c7d8", inspectionId: "5f0e3a34c1d2e3f4a5b6c7d9", correlationId: "req-ec508a2a-fa33-4dd2-b93d-fcade2967e03", externalUserId: "user-42", type: "applicantReviewed", reviewResult: { reviewAnswer: "GREEN" }, reviewStatus: "completed", createdAtMs: "2026-07-25 17:20:00.000" },
});

export default {
  ...signed,
  verify(received) {
    const headers = headersOf(received);
    const hash = HASHES[headers[NAMED] ?? "HMAC_SHA256_HEX"];
    return hash !== undefined && received.secret !== "" && headers[HEADER] === createHmac(hash, received.secret).update(received.body).digest("hex");
  },
  *cases(make) {
    const named = (name, alg, hash, more = {}) => make(`alg-${name}`, { how: { hash }, headers: set(NAMED, () => alg), ...more });
    yield named("sha1", "HMAC_SHA1_HEX", "sha1");
    yield named("sha512", "HMAC_SHA512_HEX", "sha512");
    yield named("sha512-digest-sha256", "HMAC_SHA512_HEX", "sha256", { reason: "algorithm-mismatch" });
    yield named("sha1-digest-sha256", "HMAC_SHA1_HEX", "sha256", { reason: "algorithm-mismatch" });
    yield named("unknown", "HMAC_MD5_HEX", "sha256", { reason: "malformed-header" });
  },
};
