import { bodyOf } from "../make.mjs";

const UNICODE = "Zoë paid 10 € — 東京 🎉";
const LINK = "https://example.com/a/b?x=1&y=2";

/** What happens to bodies between the provider and the handler. */
export function* bodyCases(oracle, make) {
  if (typeof oracle.payload === "object") yield* jsonCases(oracle.payload, make);
  else yield make("valid-compact");
  yield make("bom", { reason: "body-bom", received: (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]) });
  yield make("trailing-newline", { reason: "body-trailing-newline", received: (body) => `${body}\n` });
  yield make("leading-space", { reason: "body-whitespace", received: (body) => ` ${body}` });
  yield make("empty-body-received", { reason: "raw-body-empty", received: () => "" });
  yield make("object-object", { reason: "raw-body-empty", received: () => "[object Object]" });
  yield make("truncated-body", { reason: "body-truncated", received: (body) => body.subarray(0, -8) });
  yield make("last-byte-changed", { reason: "body-tampered", received: flipLast });
  yield make("empty-body-signed", { edge: true, body: "" });
  yield make("text-body-signed", { edge: true, body: "hello" });
  yield make("invalid-utf8-signed", { edge: true, body: invalidUtf8(oracle.payload) });
}

function* jsonCases(payload, make) {
  const unicode = withNote(payload, { note: UNICODE });
  const link = withNote(payload, { link: LINK });
  const pretty = JSON.stringify(payload, null, 2);
  yield make("valid-compact");
  yield make("valid-unicode", { body: unicode });
  yield make("valid-unicode-escaped", { body: escapeUnicode(JSON.stringify(unicode)) });
  yield make("valid-slash-escaped", { body: escapeSlashes(JSON.stringify(link)) });
  yield make("valid-pretty", { body: pretty });
  yield make("valid-crlf", { body: pretty.replaceAll("\n", "\r\n") });
  yield make("valid-trailing-newline", { body: `${JSON.stringify(payload)}\n` });
  yield make("valid-bom", { edge: true, body: `\uFEFF${JSON.stringify(payload)}` });
  yield make("bom-stripped", {
    reason: "body-bom",
    edge: true,
    body: `\uFEFF${JSON.stringify(payload)}`,
    received: (body) => body.subarray(3),
  });
  yield make("body-reserialized", { reason: "body-reserialized", body: pretty, received: (body) => JSON.stringify(JSON.parse(body)) });
  yield make("body-prettified", { reason: "body-reserialized", received: (body) => JSON.stringify(JSON.parse(body), null, 2) });
  yield make("unicode-unescaped", {
    reason: "unicode-escapes",
    body: escapeUnicode(JSON.stringify(unicode)),
    received: (body) => JSON.stringify(JSON.parse(body)),
  });
  yield make("unicode-latin1", { reason: "body-charset", body: unicode, received: (body) => Buffer.from(body.toString("latin1"), "utf8") });
  yield make("slash-unescaped", {
    reason: "slash-escaping",
    body: escapeSlashes(JSON.stringify(link)),
    received: (body) => JSON.stringify(JSON.parse(body)),
  });
  yield make("key-order", { reason: "json-key-order", received: (body) => JSON.stringify(reversed(JSON.parse(body))) });
  yield make("crlf", { reason: "body-crlf", body: pretty, received: (body) => body.toString().replaceAll("\n", "\r\n") });
}

/** A payload with more fields; those of the first event where it is a list of them. */
export function withNote(payload, fields) {
  return Array.isArray(payload) ? [{ ...payload[0], ...fields }, ...payload.slice(1)] : { ...payload, ...fields };
}

/** Non-ASCII characters as `\u00eb`, the way Python and PHP write them. */
export function escapeUnicode(json) {
  return json.replaceAll(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function escapeSlashes(json) {
  return json.replaceAll("/", "\\/");
}

function reversed(value) {
  return Array.isArray(value) ? value.map(reversed) : Object.fromEntries(Object.entries(value).reverse());
}

function flipLast(body) {
  const out = Buffer.from(body);
  out[out.length - 1] ^= 1;
  return out;
}

/** A body whose text holds a byte that is no UTF-8: 0xE9, Latin-1's é. */
function invalidUtf8(payload) {
  const body = bodyOf(typeof payload === "object" ? withNote(payload, { note: "caf~" }) : `${payload}~`);
  body[body.indexOf("~", 0, "latin1")] = 0xe9;
  return body;
}
