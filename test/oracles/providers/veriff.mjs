import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "veriff",
  oracle: "devdocs.veriff.com, HMAC authentication; re-implemented with node:crypto",
  secret: "abcdef12-abcd-4bcd-8bcd-abcdef012345",
  wrongKey: "00000000-abcd-4bcd-8bcd-abcdef012345",
  header: "X-HMAC-SIGNATURE",
  headers: [["X-AUTH-CLIENT", "8e4d7a2c-1f3b-4c5d-9e6f-0a1b2c3d4e5f"]],
  payload: { id: "f04bdb47-d3be-4b28-b028-a652feb060b5", attemptId: "e1fdc2e4-6b1c-4b6e-9d5c-2a3b4c5d6e7f", feature: "selfid", code: 7002, action: "submitted", vendorData: "12345678" },
});
