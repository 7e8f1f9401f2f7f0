import { createHmac } from "node:crypto";

const BOUNDARY = "------------------------d74496d66958873e";
const form = (json) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="json"\r\n\r\n${json}\r\n--${BOUNDARY}--\r\n`;
const jsonOf = (body) => /name="json"\r\n\r\n([^]*?)\r\n--/.exec(body.toString("utf8"))?.[1];
const EVENT = { event_time: "1785000000", event_type: "signature_request_signed", event_metadata: { related_signature_id: "ad4d8a769b555fa5ef38691465d426682bf2c992", reported_for_account_id: "63522885f9261e2b04eea043933ee7313eb674fd" } };
const REQUEST = { signature_request_id: "fa5c8a0b0f492d768749333ad6fcc214c111e967", title: "Purchase Order", is_complete: false };

const mac = (key, text) => createHmac("sha256", key).update(text);

export default {
  id: "dropbox-sign",
  folder: "docs",
  brief: true,
  oracle: "developers.hellosign.com, event hash, as @dropbox/sign 1.11.0 checks it; re-implemented with node:crypto",
  secret: "0d6a1f2b3c4e5d6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f",
  wrongKey: "another API key",
  headers: [["User-Agent", "Dropbox Sign API"], ["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`]],
  payload: form(JSON.stringify({ event: EVENT, signature_request: REQUEST })),
  sign({ body, key }, how = {}) {
    const { event, ...rest } = JSON.parse(jsonOf(body) ?? "{}");
    if (event === undefined) return { headers: [], body };
    const text = how.content ? how.content({ body, event }) : `${event.event_time}${event.event_type}`;
    const digest = mac(key, text).digest();
    const signed = { event: { ...event, event_hash: how.write ? how.write(digest) : digest.toString("hex") }, ...rest };
    return { headers: [], body: Buffer.from(form(JSON.stringify(signed))) };
  },
  verify(received) {
    const { event } = JSON.parse(jsonOf(received.body));
    return received.secret !== "" && event.event_hash === mac(received.secret, `${event.event_time}${event.event_type}`).digest("hex");
  },
  skip: ["body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "bom", "trailing-newline", "invalid-utf8-signed", "last-byte-changed", "no-other-headers"],
  *cases(make) {
    const other = (name, reason, change) => make(name, { reason, received: (body) => change(body.toString("utf8")) });
    yield make("unicode", { body: form(JSON.stringify({ event: EVENT, signature_request: { ...REQUEST, title: "Zoë's 10 € offer" } })) });
    yield other("request-changed", "valid", (text) => text.replace("Purchase", "Purchased"));
    yield other("time-changed", "body-tampered", (text) => text.replace("1785000000", "1785000001"));
    yield other("type-changed", "body-tampered", (text) => text.replace("request_signed", "request_viewed"));
    yield other("hash-missing", "header-missing", (text) => text.replace(/,"event_hash":"[0-9a-f]*"/, ""));
    yield other("hash-cut", "truncated-signature", (text) => text.replace(/("event_hash":"[0-9a-f]{60})[0-9a-f]*/, "$1"));
    yield make("hash-upper", { reason: "encoding-mismatch", how: { write: (digest) => digest.toString("hex").toUpperCase() } });
    yield make("hash-base64", { reason: "encoding-mismatch", how: { write: (digest) => digest.toString("base64") } });
    yield make("type-first", { reason: "scheme-mismatch", how: { content: ({ event }) => `${event.event_type}${event.event_time}` } });
    yield other("other-field-first", "valid", (text) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n${text}`);
  },
};
