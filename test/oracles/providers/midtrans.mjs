import { createHash, timingSafeEqual } from "node:crypto";

const digest = (event, key, hash = "sha512") => createHash(hash).update(`${event.order_id ?? ""}${event.status_code ?? ""}${event.gross_amount ?? ""}${key}`).digest("hex");
const changed = (change) => (body) => JSON.stringify({ ...JSON.parse(body), ...change });

export default {
  id: "midtrans",
  folder: "docs",
  brief: true,
  oracle: "docs.midtrans.com, verifying notification authenticity; as documented, with node:crypto",
  secret: "SB-Mid-server-made_up_0123456789",
  wrongKey: "SB-Mid-server-another",
  headers: [["User-Agent", "Veritrans"]],
  payload: {transaction_time: "2026-07-26 00:20:00", transaction_status: "settlement", transaction_id: "57d5293c-e65f-4a29-95e4-5959c3fa335b", status_message: "midtrans payment notification", status_code: "200", payment_type: "bank_transfer", order_id: "Postman-1578568851", merchant_id: "G141532850", gross_amount: "10000.00", fraud_status: "accept", currency: "IDR"},
  // The signature is written last, so that the rest of the body stays as it is.
  sign({ body, key }, how = {}) {
    const text = body.toString("utf8");
    const event = text.startsWith("{") ? JSON.parse(text) : {};
    return { headers: [], body: Buffer.from(text.replace(/\}(\s*)$/, `,"signature_key":"${digest(event, key, how.hash)}"}$1`)) };
  },
  verify(received) {
    const event = JSON.parse(received.body.toString("utf8"));
    if (received.secret === "") return false;
    const [given, wanted] = [event.signature_key ?? "", digest(event, received.secret)].map((text) => Buffer.from(text));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  skip: ["bom", "invalid-utf8-signed", "body-only-signed"],
  *cases(make) {
    yield make("status-changed", { received: changed({ transaction_status: "deny" }) });
    yield make("amount-changed", { reason: "body-tampered", received: changed({ gross_amount: "99999.00" }) });
    yield make("amount-shorter", { reason: "body-tampered", received: changed({ gross_amount: "10000" }) });
    yield make("order-changed", { reason: "body-tampered", received: changed({ order_id: "Postman-1" }) });
    yield make("signature-missing", { reason: "header-missing", received: changed({ signature_key: undefined }) });
    yield make("signature-empty", { reason: "header-empty", received: changed({ signature_key: "" }) });
    yield make("signature-upper-case", { reason: "encoding-mismatch", edge: true, received: (body) => changed({ signature_key: JSON.parse(body).signature_key.toUpperCase() })(body) });
    yield make("signature-cut", { reason: "truncated-signature", received: (body) => changed({ signature_key: JSON.parse(body).signature_key.slice(0, -4) })(body) });
  },
};
