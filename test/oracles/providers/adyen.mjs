import { createHmac } from "node:crypto";
import adyen from "@adyen/api-library";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const validator = new adyen.hmacValidator();

const item = {
  additionalData: { cardSummary: "7777", hmacSignature: "" },
  amount: { currency: "EUR", value: 10100 },
  eventCode: "AUTHORISATION",
  eventDate: "2026-07-25T19:19:58+02:00",
  merchantAccountCode: "TestMerchant",
  merchantReference: "order:4711",
  paymentMethod: "visa",
  pspReference: "881545234234234A",
  reason: "033899:1111:03/2030",
  success: "true",
};

/** Payment webhooks are signed in the body, over some of its fields; those of platforms in a header, over the body. */
const platform = { type: "balancePlatform.transfer.created", environment: "test", data: { id: "1W1UG35U8A9J5ZLG", amount: { value: 9000, currency: "EUR" } } };

const notification = (...items) => ({ live: "false", notificationItems: items.map((each) => ({ NotificationRequestItem: each })) });

export default {
  id: "adyen",
  oracle: sdk("@adyen/api-library", "hmacValidator.validateHMAC"),
  secret: "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
  wrongKey: "00782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
  headers: [["User-Agent", "Adyen HttpClient 1.0"]],
  payload: notification(item),
  encoding: "base64",
  // Not hex from the first character on: the SDK would take a key of no bytes, for which anybody can sign.
  skip: ["secret-quoted-signs", "secret-leading-space-signs", "secret-bom-signs"],
  sign(draft, how = {}) {
    const spots = signatureSpots(draft.body);
    if (spots.length === 0) return { headers: [["HmacSignature", digest(draft, how, how.content?.(draft) ?? draft.body)], ["Protocol", "HmacSHA256"]] };
    const pieces = [];
    let from = 0;
    for (const [index, spot] of spots.entries()) {
      const content = how.content?.(draft) ?? fieldsOf(JSON.parse(draft.body.toString().replace(/^\uFEFF/, "")).notificationItems[index].NotificationRequestItem);
      pieces.push(draft.body.subarray(from, spot), Buffer.from(digest(draft, how, content)));
      from = spot;
    }
    return { headers: [], body: Buffer.concat([...pieces, draft.body.subarray(from)]) };
  },
  verify(received) {
    const body = textOf(received);
    const items = itemsOf(body);
    if (items === undefined) return validator.validateHMACSignature(received.secret, headerOf(received, "hmacsignature"), body);
    return items.every((each) => validator.validateHMAC(each.NotificationRequestItem, received.secret));
  },
  *cases(make) {
    for (const [name, change] of [
      ["original-reference", { originalReference: "9913140798220028" }],
      ["amount-zero", { amount: { currency: "EUR", value: 0 } }],
      ["amount-negative", { amount: { currency: "EUR", value: -5 } }],
      ["success-boolean", { success: true }],
      ["reference-null", { merchantReference: null }],
      ["reference-number", { merchantReference: 4711 }],
      ["reference-absent", { merchantReference: undefined }],
      ["reference-backslash", { merchantReference: "a\\b:c" }],
      ["reference-unicode", { merchantReference: "Zoë 東京" }],
    ]) {
      yield make(`item-${name}`, { edge: true, body: notification({ ...item, ...change }) });
    }
    const altered = (name, reason, change) => make(`altered-${name}`, { reason, received: (body) => changed(body, change) });
    yield altered("amount", "body-tampered", (one) => ({ ...one, amount: { currency: "EUR", value: 1 } }));
    yield altered("success", "body-tampered", (one) => ({ ...one, success: "false" }));
    yield altered("psp-reference", "body-tampered", (one) => ({ ...one, pspReference: "881545234234234B" }));
    yield altered("event-code", "body-tampered", (one) => ({ ...one, eventCode: "REFUND" }));
    yield altered("amount-absent", "body-truncated", ({ amount, ...one }) => one);
    yield altered("signature-absent", "header-missing", ({ additionalData, ...one }) => one);
    yield altered("signature-empty", "header-empty", (one) => ({ ...one, additionalData: { hmacSignature: "" } }));
    yield altered("signature-number", "malformed-header", (one) => ({ ...one, additionalData: { hmacSignature: 5 } }));
    yield altered("signature-garbage", "malformed-header", (one) => ({ ...one, additionalData: { hmacSignature: "not-a-signature" } }));
    yield make("unsigned-field-changed", { edge: true, received: (body) => changed(body, (one) => ({ ...one, reason: "other" })) });
    const second = { ...item, pspReference: "881545234234235B", amount: { currency: "EUR", value: 250 } };
    const batch = notification(item, second);
    const secondChanged = (change) => (body) => {
      const value = JSON.parse(body);
      change(value.notificationItems[1].NotificationRequestItem);
      return JSON.stringify(value);
    };
    yield make("batch", { edge: true, body: batch });
    yield make("batch-of-three", { edge: true, body: notification(item, second, item) });
    yield make("batch-second-changed", { reason: "body-tampered", body: batch, received: secondChanged((one) => (one.amount.value = 1)) });
    yield make("batch-second-unsigned", { reason: "header-missing", body: batch, received: secondChanged((one) => delete one.additionalData) });
    yield make("batch-second-of-first", {
      reason: "body-tampered",
      body: batch,
      received: (body) => body.toString().replace(/("hmacSignature":")([^"]*)(.*"hmacSignature":")[^"]*/, "$1$2$3$2"),
    });
    yield make("platform-valid", { body: platform });
    yield make("platform-pretty", { body: JSON.stringify(platform, null, 2) });
    yield make("platform-reserialized", { reason: "body-reserialized", body: platform, received: (body) => JSON.stringify(JSON.parse(body), null, 1) });
    yield make("platform-invalid-utf8", { edge: true, body: Buffer.from('{"note":"caf\u00e9"}', "latin1") });
    yield make("platform-wrong-secret", { reason: "wrong-secret", body: platform, key: "00" });
    yield make("platform-missing-signature", { reason: "header-missing", body: platform, headers: (all) => all.filter(([name]) => name !== "HmacSignature") });
    for (const [name, write] of [
      ["unpadded", (value) => value.replace("=", "")],
      ["blank-after", (value) => `${value} `],
      ["url-alphabet", (value) => value.replaceAll("+", "-").replaceAll("/", "_")],
      ["truncated", (value) => value.slice(0, -4)],
    ]) {
      const headers = (all) => all.map(([header, value]) => [header, header === "HmacSignature" ? write(value) : value]);
      yield make(`platform-signature-${name}`, { reason: "encoding-mismatch", edge: true, body: platform, headers });
    }
    yield make("secret-lower-hex", { edge: true, secret: this.secret.toLowerCase() });
    yield make("secret-odd-hex", { reason: "secret-text", edge: true, secret: this.secret.slice(0, -1) });
    yield make("secret-one-digit-more", { reason: "secret-text", edge: true, secret: `${this.secret}A` });
  },
};

/** Where signatures go, one an item: between the quotes. */
function signatureSpots(body) {
  return Array.from(body.toString("latin1").matchAll(/"hmacSignature":\s*"(?=")/g), (match) => match.index + match[0].length);
}

function fieldsOf(one) {
  const { pspReference, originalReference, merchantAccountCode, merchantReference, amount, eventCode, success } = one;
  return [pspReference, originalReference, merchantAccountCode, merchantReference, amount.value, amount.currency, eventCode, success]
    .map((value) => (value === undefined || value === null ? "" : String(value)))
    .join(":");
}

function digest(draft, how, content) {
  const key = how.toKey ? how.toKey(draft.key) : Buffer.from(draft.key, "hex");
  const bytes = createHmac(how.hash ?? "sha256", key).update(content).digest();
  return how.write ? how.write(bytes) : bytes.toString("base64");
}

function itemsOf(body) {
  try {
    const items = JSON.parse(body).notificationItems;
    return Array.isArray(items) ? items : undefined;
  } catch {
    return undefined;
  }
}

/** The body with its item changed after it was signed. */
function changed(body, change) {
  const { notificationItems, ...rest } = JSON.parse(body);
  return JSON.stringify({ ...rest, notificationItems: notificationItems.map((each) => ({ NotificationRequestItem: change(each.NotificationRequestItem) })) });
}
