import { createHmac, timingSafeEqual } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const HEADER = "X-Hook0-Signature";
const ID = "X-Hook0-Id";
const SENT = { "content-type": "application/json", "x-hook0-id": "d1e4f6a8-2b3c-4d5e-8f90-a1b2c3d4e5f6" };

export default {
  id: "coinbase-cdp",
  folder: "docs",
  brief: true,
  oracle: "docs.cdp.coinbase.com, webhooks: verification; the steps of its sample, with node:crypto",
  secret: "c2f1a4e7-9b3d-4c5e-8f6a-7b8c9d0e1f2a",
  wrongKey: "another secret",
  headers: [[ID, SENT["x-hook0-id"]]],
  payload: { eventType: "onramp.transaction.success", transactionId: "1f10acd3-7dc5-6cf8-8be0-0b4d3f4e9f12", status: "ONRAMP_TRANSACTION_STATUS_SUCCESS", paymentTotal: { value: "100.75", currency: "USD" }, partnerUserRef: "user-1" },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300 },
  sign({ body, key, now }, how = {}) {
    const time = how.timestamp ?? String(Math.floor(now / 1000));
    const names = how.names ?? "content-type x-hook0-id";
    const values = names.split(" ").map((name) => SENT[name] ?? "").join(".");
    const content = how.content ? how.content({ body, timestamp: time }) : bytes(`${time}.${names}.${values}.`, body);
    const digest = createHmac(how.hash ?? "sha256", how.toKey ? how.toKey(key) : key).update(content).digest();
    return { headers: [[HEADER, `t=${time},h=${names},v1=${how.write ? how.write(digest) : digest.toString("hex")}`]] };
  },
  verify(received) {
    if (received.secret === "") return false;
    const headers = headersOf(received);
    const item = (name) => headers[HEADER.toLowerCase()].split(",").find((part) => part.startsWith(`${name}=`)).split("=")[1];
    const [time, names, signature] = ["t", "h", "v1"].map(item);
    const values = names.split(" ").map((name) => headers[name] || "").join(".");
    const expected = createHmac("sha256", received.secret).update(`${time}.${names}.${values}.${textOf(received)}`).digest("hex");
    if (!timingSafeEqual(Buffer.from(expected, "hex"), Buffer.from(signature, "hex"))) return false;
    return !((Date.now() - Number.parseInt(time, 10) * 1000) / 60_000 > 5);
  },
  *cases(make) {
    yield make("content-type-alone", { how: { names: "content-type" } });
    yield make("header-not-there-signed", { how: { names: "content-type x-absent" } });
    yield make("signed-header-changed", { reason: "header-tampered", headers: set(ID, () => "other") });
    yield make("names-changed", { reason: "header-tampered", headers: set(HEADER, (value) => value.replace("content-type x-hook0-id", "content-type")) });
    yield make("names-missing", { reason: "malformed-header", headers: set(HEADER, (value) => value.replace(/,h=[^,]*/, "")) });
    yield make("time-missing", { reason: "malformed-header", headers: set(HEADER, (value) => value.replace(/^t=\d+,/, "")) });
  },
};
