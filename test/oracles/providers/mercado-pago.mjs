import { createRequire } from "node:module";
import { set, without } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const { WebhookSignatureValidator } = createRequire(import.meta.url)("mercadopago");
const HEADER = "X-Signature";
const REQUEST = "bb56a2f1-6aae-46ac-982e-9dcd3581d08e";
const idOf = (url) => new URL(url).searchParams.get("data.id")?.toLowerCase();

export default {
  id: "mercado-pago",
  oracle: sdk("mercadopago", "WebhookSignatureValidator.validate, given data.id in lower case as documented"),
  brief: true,
  secret: "4d3a9f8e7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a6f5e4d3c2b1a0f",
  wrongKey: "another secret",
  headers: [["User-Agent", "MercadoPago WebHook v1.0 payment"], ["X-Request-Id", "bb56a2f1-6aae-46ac-982e-9dcd3581d08e"]],
  payload: {action: "payment.updated", api_version: "v1", data: {id: "123456ABC"}, date_created: "2026-07-25T17:20:00Z", id: 12345, live_mode: true, type: "payment", user_id: "724484980"},
  path: "/webhooks/mercado-pago?data.id=123456ABC&type=payment",
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 0 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ url, timestamp }) => `${idOf(url) ? `id:${idOf(url)};` : ""}request-id:${REQUEST};ts:${timestamp};`,
    headers: ({ signature, timestamp }) => [[HEADER, `ts=${timestamp},v1=${signature}`]],
  }),
  verify(received) {
    const headers = headersOf(received);
    if (received.secret === "") return false;
    WebhookSignatureValidator.validate({ xSignature: headers["x-signature"], xRequestId: headers["x-request-id"], dataId: idOf(received.url), secret: received.secret });
    return true;
  },
  // No byte of the body is signed.
  skip: ["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "no-other-headers", "signature-repeated"],
  *cases(make) {
    const header = (name, reason, change, edge = true) => make(name, { reason, edge, headers: set(HEADER, change) });
    yield header("blank-after-comma", "valid", (value) => value.replace(",", ", "), false);
    yield header("names-upper", "valid", (value) => value.replace("ts=", "TS=").replace("v1=", "V1="));
    yield header("v1-first", "valid", (value) => value.split(",").reverse().join(","));
    yield header("v1-twice-last-wrong", "wrong-secret", (value) => `${value},v1=${"0".repeat(64)}`);
    yield header("v1-twice-last-right", "valid", (value) => value.replace("v1=", `v1=${"0".repeat(64)},v1=`));
    yield header("v2-only", "malformed-header", (value) => value.replace("v1=", "v2="));
    yield header("ts-missing", "timestamp-missing", (value) => value.slice(value.indexOf("v1=")));
    yield make("request-id-missing", { reason: "header-missing", headers: without("X-Request-Id") });
    yield make("request-id-changed", { reason: "header-tampered", headers: set("X-Request-Id", (id) => `${id}0`) });
    const url = "https://hooks.example.com/webhooks/mercado-pago";
    yield make("data-id-dropped", { reason: "url-query-missing", receivedUrl: `${url}?type=payment` });
    yield make("data-id-absent", { url: `${url}?type=payment` });
    yield make("data-id-other", { reason: "url-tampered", receivedUrl: `${url}?data.id=999&type=payment` });
    yield make("data-id-case", { receivedUrl: `${url}?data.id=123456abc&type=payment` });
    yield make("path-other", { receivedUrl: "https://other.example.com/hook?data.id=123456ABC&type=payment" });
  },
};
