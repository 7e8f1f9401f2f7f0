import { createHmac, timingSafeEqual } from "node:crypto";
import { headersOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-oura-signature";
const upper = (digest) => digest.toString("hex").toUpperCase();
const signer = hmacSigner({
  hash: "sha256",
  encoding: "hex",
  content: ({ timestamp, body }) => bytes(timestamp, body),
  headers: ({ signature, timestamp }) => [["x-oura-timestamp", timestamp], [HEADER, signature]],
});

export default {
  id: "oura",
  folder: "docs",
  brief: true,
  oracle: "cloud.ouraring.com, API v2: webhook security; as documented, with node:crypto",
  secret: "MADEUPCLIENTSECRET0123456789ABCD",
  wrongKey: "another client secret",
  headers: [["User-Agent", "Oura-Webhooks"]],
  payload: {event_type: "create", data_type: "daily_sleep", object_id: "2d5f8e1c-4a3b-4c6d-9e7f-0a1b2c3d4e5f", event_time: "2026-07-25T17:20:00+00:00", user_id: "9aa7b3d0-1c2e-4f5a-8b6d-7e8f9a0b1c2d"},
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 0, header: "x-oura-timestamp" },
  sign: (draft, how = {}) => signer(draft, { write: upper, ...how }),
  verify(received) {
    const { [HEADER]: signature, "x-oura-timestamp": timestamp } = headersOf(received);
    if (!signature || !timestamp || received.secret === "") return false;
    const [given, wanted] = [signature, upper(createHmac("sha256", received.secret).update(timestamp).update(received.body).digest())].map((text) => Buffer.from(text));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  },
};
