import { sign, verify, X509Certificate } from "node:crypto";
import { crc32 } from "node:zlib";
import { rename, set, without } from "../lib/grid/header.mjs";
import { certificate, otherKey, signingKey } from "../lib/paypal-keys.mjs";
import { headerOf } from "../lib/request.mjs";
import { madeUp } from "../lib/sign.mjs";

const HEADER = "PAYPAL-TRANSMISSION-SIG";
const ID = "PAYPAL-TRANSMISSION-ID";
const TIME = "PAYPAL-TRANSMISSION-TIME";
const CERT_URL = "PAYPAL-CERT-URL";
const WEBHOOK_ID = "1JE4291016473214C";
const HOSTS = ["api.paypal.com", "api.sandbox.paypal.com", "api-m.paypal.com", "api-m.sandbox.paypal.com"];

const transmissionId = madeUp("paypal transmission", 16).toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Foreign characters are passed over, and the first padding ends it; without padding it is refused. */
function pythonBase64(text) {
  const [digits] = /^[^=]*={0,2}/.exec(text.replace(/[^A-Za-z0-9+/=]/g, ""));
  if (digits.length % 4 !== 0) throw new Error("incorrect padding");
  return Buffer.from(digits, "base64");
}

const signedText = (id, time, webhookId, body) => `${id}|${time}|${webhookId}|${crc32(body)}`;

export default {
  id: "paypal",
  folder: "docs",
  // PayPal's retired SDK for Python, paypalrestsdk 1.13.3, was asked once about these cases: its _verify_signature agrees
  // with all but those that the certificate's URL decides (it judges the certificate's name and chain in their place).
  oracle: "developer.paypal.com, integrate webhooks: self-verification; as documented, with node:crypto",
  companion: WEBHOOK_ID,
  publicKey: certificate,
  signingKey,
  ownKey: `${WEBHOOK_ID}\n${signingKey}`,
  ownKey: `${WEBHOOK_ID}\n${signingKey}`,
  wrongKey: otherKey,
  headers: [
    ["User-Agent", "PayPal/AUHR-1.0-1"],
    ["PAYPAL-AUTH-ALGO", "SHA256withRSA"],
    [CERT_URL, "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-1d93a270"],
    ["PAYPAL-AUTH-VERSION", "v2"],
  ],
  payload: {
    id: "WH-2WR32451HC0233532-67976317FL4543714",
    event_version: "1.0",
    create_time: "2026-07-25T17:20:00.000Z",
    resource_type: "capture",
    event_type: "PAYMENT.CAPTURE.COMPLETED",
    summary: "Payment completed for $ 10.00 USD",
    resource: { id: "42311647XV020574X", amount: { currency_code: "USD", value: "10.00" }, status: "COMPLETED" },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign(draft, how = {}) {
    const time = how.timestamp ?? `${new Date(draft.now).toISOString().slice(0, 19)}Z`;
    const content = how.content ? how.content(draft) : signedText(transmissionId, time, how.webhookId ?? WEBHOOK_ID, draft.body);
    const signature = sign(how.hash ?? "sha256", Buffer.from(content), draft.key);
    const headers = [
      [ID, transmissionId],
      [TIME, time],
      [HEADER, how.write ? how.write(signature) : signature.toString("base64")],
    ];
    return { headers };
  },
  verify(received) {
    const [id, time, signature, url] = [ID, TIME, HEADER, CERT_URL].map((name) => headerOf(received, name.toLowerCase()));
    const { protocol, hostname, username } = new URL(url);
    if (protocol !== "https:" || username !== "" || !HOSTS.includes(hostname)) return false;
    const { publicKey } = new X509Certificate(received.publicKey);
    return verify("sha256", Buffer.from(signedText(id, time, received.secret, received.body)), publicKey, pythonBase64(signature));
  },
  skip: ["no-other-headers"],
  *cases(make) {
    yield make("webhook-id-other", { reason: "wrong-secret", companion: "8PT597110X687430L" });
    yield make("webhook-id-signed-other", { reason: "wrong-secret", how: { webhookId: "8PT597110X687430L" } });
    for (const [name, header] of [["id", ID], ["time", TIME], ["cert-url", CERT_URL]]) yield make(`${name}-missing`, { reason: "header-missing", headers: without(header) });
    yield make("id-changed", { reason: "header-tampered", headers: set(ID, (value) => value.replace(/^./, "z")) });
    yield make("time-changed", { reason: "timestamp-tampered", headers: set(TIME, (value) => value.replace("00Z", "01Z")) });
    yield make("year-old", { signedAt: Date.parse("2025-07-25T17:20:00Z") });
    yield make("sha1-signed", { reason: "algorithm-mismatch", how: { hash: "sha1" } });
    yield make("body-signed-whole", { reason: "scheme-mismatch", how: { content: ({ body }) => `${transmissionId}|2026-07-25T17:20:00Z|${WEBHOOK_ID}|${body}` } });
    yield make("crc-hex", { reason: "scheme-mismatch", how: { content: ({ body }) => `${transmissionId}|2026-07-25T17:20:00Z|${WEBHOOK_ID}|${crc32(body).toString(16)}` } });
    yield make("header-renamed", { reason: "header-name-wrong", headers: rename(HEADER, "PAYPAL-SIGNATURE") });
    const certs = "/v1/notifications/certs/CERT-360caa42";
    for (const [name, url, reason = "key-url-refused"] of [
      ["sandbox", `https://api.sandbox.paypal.com${certs}`, "valid"],
      ["http", `http://api.paypal.com${certs}`],
      ["other-host", `https://certs.example.com${certs}`],
      ["host-behind", `https://api.paypal.com.example.com${certs}`],
      ["host-before", `https://evilpaypal.com${certs}`],
      ["user", `https://api.paypal.com@example.com${certs}`],
      ["other-subdomain", `https://www.paypal.com${certs}`],
      ["no-url", "CERT-360caa42"],
    ]) {
      yield make(`cert-url-${name}`, { reason, headers: set(CERT_URL, () => url) });
    }
  },
};
