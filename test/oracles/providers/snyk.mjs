import XHubSignature from "x-hub-signature";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "snyk",
  oracle: sdk("x-hub-signature", "verify with sha256"),
  header: "X-Hub-Signature",
  prefix: "sha256=",
  headers: [
    ["User-Agent", "Snyk-Webhooks/044aadd"],
    ["X-Snyk-Event", "project_snapshot/v0"],
    ["X-Snyk-Transport-ID", "998fe884-18a0-45db-8ae0-e379eea3bc0a"],
    ["X-Snyk-Timestamp", "2026-07-25T17:20:00Z"],
  ],
  payload: { project: { id: "d5c5e2f0-7d1a-4a6e-b1e3-0c2a4f6b8d9e", name: "acme/shop:package.json", type: "npm" }, org: { name: "My Org", id: "a04d9cbd-ae6e-44af-b573-0556b0ad4bd2" }, newIssues: [], removedIssues: [] },
  verify: (received) => new XHubSignature("sha256", received.secret).verify(headerOf(received, "x-hub-signature"), received.body),
});
