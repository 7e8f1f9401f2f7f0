import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set, without } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "moov",
  oracle: "docs.moov.io, check webhook signatures; as documented, with node:crypto",
  header: "X-Signature",
  hash: "sha512",
  content: ({ headers }) => [`${headers["x-timestamp"] ?? ""}|${headers["x-nonce"] ?? ""}|${headers["x-webhook-id"] ?? ""}`],
  // No byte of the body is signed, and all of these headers are.
  skip: ["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "no-other-headers"],
  *cases(make) {
    for (const name of ["X-Timestamp", "X-Nonce", "X-Webhook-ID"]) {
      yield make(`${name.toLowerCase()}-changed`, { reason: "header-tampered", headers: set(name, (value) => `${value}0`) });
      yield make(`${name.toLowerCase()}-missing`, { reason: "header-missing", headers: without(name) });
    }
    yield make("body-changed", { received: (body) => `${body} ` });
  },
  headers: [["User-Agent", "Moov-Webhooks"], ["X-Timestamp", "2026-07-25T17:20:00Z"], ["X-Nonce", "a8f5f167-f44f-4964-8a1c-2c3b8e7d9f10"], ["X-Webhook-ID", "b2c7a1d0-5e6f-4a7b-8c9d-0e1f2a3b4c5d"]],
  payload: {eventID: "d9d18a42-d1ea-4e4c-b671-0fa93e24d584", type: "transfer.created", data: {accountID: "3dfff852-927d-47e8-822c-2fffc57ff6b9", transferID: "ec7e1848-dc80-4ab0-8827-dd7fc0737b43", status: "created"}, createdOn: "2026-07-25T17:20:00Z"},
});
