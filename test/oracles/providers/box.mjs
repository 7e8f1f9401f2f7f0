import { createHmac } from "node:crypto";
import { isoTimeCases } from "../lib/grid/iso-time.mjs";
import { set } from "../lib/grid/header.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const PRIMARY = "BOX-SIGNATURE-PRIMARY";
const SECONDARY = "BOX-SIGNATURE-SECONDARY";
const TIME = "BOX-DELIVERY-TIMESTAMP";

const isoText = (ms) => new Date(ms).toISOString();
const asPhpWrites = (text) =>
  text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).replace(/(?<!\\)\//g, "\\/");

export default {
  id: "box",
  folder: "docs",
  brief: true,
  oracle: "developer.box.com, webhooks v2: signatures, as box-node-sdk 10.12.0 checks it; re-implemented with node:crypto",
  secret: "Fd28OJrZ8oNxkgmS7TbjXNgrG8v",
  wrongKey: "KWkROAOiof4zhYUHbAmiVn63cMj",
  headers: [["User-Agent", "Box-WH-Client/0.1"], ["BOX-DELIVERY-ID", "f96bb54b-ee16-4fc5-aa65-8c2d9e5b546f"], ["BOX-SIGNATURE-VERSION", "1"], ["BOX-SIGNATURE-ALGORITHM", "HmacSHA256"]],
  payload: {
    type: "webhook_event",
    id: "eb0c4e06-751f-442c-86f8-fd5bb404dbec",
    created_at: "2026-07-25T10:20:00-07:00",
    trigger: "FILE.UPLOADED",
    webhook: { id: "53", type: "webhook" },
    created_by: { id: "226067247", type: "user", name: "John Q. Developer", login: "johnq@example.com" },
    source: { id: "73835521473", type: "file", name: "test.docx", size: 1024 },
  },
  signatureHeader: PRIMARY,
  encoding: "base64",
  sign({ body, key, now }, how = {}) {
    const timestamp = how.timestamp ?? isoText(now);
    const toKey = how.toKey ?? ((text) => text);
    const digest = createHmac(how.hash ?? "sha256", toKey(key)).update(how.content ? how.content({ body, timestamp }) : bytes(body, timestamp)).digest();
    return { headers: [[TIME, timestamp], [PRIMARY, how.write ? how.write(digest) : digest.toString("base64")]] };
  },
  verify(received) {
    const headers = headersOf(received);
    const time = headers[TIME.toLowerCase()];
    const age = Math.floor(Date.now() / 1000) - Math.floor(Date.parse(time) / 1000);
    if (age > 600 || age < 0 || time === undefined || received.secret === "") return false;
    const macs = [received.body, asPhpWrites(textOf(received))].map((body) => createHmac("sha256", received.secret).update(body).update(time).digest());
    return [PRIMARY, SECONDARY].some((name) => macs.some((mac) => mac.equals(Buffer.from(headers[name.toLowerCase()] ?? "", "base64"))));
  },
  *cases(make) {
    yield* isoTimeCases(make, TIME, 600);
    const escaped = (name, change) => make(name, { body: { link: "https://example.com/a", note: "Zoë" }, how: { content: ({ body, timestamp }) => bytes(asPhpWrites(body.toString()), timestamp) }, ...change });
    yield escaped("escaped-signed");
    yield make("secondary-only", { headers: (all) => all.map(([name, value]) => [name === PRIMARY ? SECONDARY : name, value]) });
    yield make("secondary-right", { headers: (all) => [...set(PRIMARY, () => Buffer.alloc(32).toString("base64"))(all), all.find(([name]) => name === PRIMARY)].map(([name, value], at, list) => [at === list.length - 1 ? SECONDARY : name, value]) });
    yield make("time-no-time", { edge: true, how: { timestamp: "yesterday" } });
    yield make("time-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIME) });
  },
};
