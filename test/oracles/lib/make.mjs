import { madeUp } from "./sign.mjs";

/** The clock of every case unless it says otherwise: 2026-07-25T17:20:00Z. */
export const NOW = 1_785_000_000_000;

/**
 * @typedef {object} Change What a case does otherwise than a genuine delivery.
 * @property {string} [reason] A cause, loosely named; default "valid".
 * @property {boolean} [edge] SDKs and documentation may differ here.
 * @property {object | string | Buffer} [body] What is signed; default: the oracle's payload.
 * @property {(signed: Buffer) => string | Buffer} [received] What becomes of the body on its way.
 * @property {string} [key] What signs; default: the oracle's.
 * @property {string} [secret] What the receiver has; default: the oracle's. `publicKey` likewise.
 * @property {string} [publicKey]
 * @property {string} [companion]
 * @property {import("./oracle.mjs").How} [how]
 * @property {(headers: Header[]) => Header[]} [headers] The last word on the headers.
 * @property {string} [url] What is signed.
 * @property {string} [receivedUrl]
 * @property {string} [contentType]
 * @property {string} [method]
 * @property {number} [signedAt] Unix ms; default: `now`.
 * @property {number} [now] The receiver's clock, Unix ms.
 *
 * @callback Make
 * @param {string} name
 * @param {Change} [change]
 */

/** @param {import("./oracle.mjs").Oracle} oracle @returns {Make} */
export function maker(oracle) {
  const url = `https://hooks.example.com${oracle.path ?? `/webhooks/${oracle.id}`}`;
  const id = `msg_${madeUp(`${oracle.id} id`, 12).toString("base64url")}`;
  return (name, change = {}) => {
    const now = change.now ?? NOW;
    const draft = {
      method: change.method ?? "POST",
      url: change.url ?? url,
      body: bodyOf(change.body ?? oracle.payload),
      key: change.key ?? oracle.secret ?? oracle.signingKey,
      id,
      now: change.signedAt ?? now,
    };
    const signed = oracle.sign(draft, change.how);
    const body = signed.body ?? draft.body;
    const received = change.received ? bodyOf(change.received(body)) : body;
    const headers = [...baseHeaders(oracle, draft.url, body.length, change.contentType), ...signed.headers];
    return {
      id: `${oracle.id}/${name}`,
      source: oracle.id,
      method: draft.method,
      url: change.receivedUrl ?? signed.url ?? draft.url,
      headers: change.headers ? change.headers(headers) : headers,
      body: received,
      ...(oracle.secret === undefined
        ? { secret: change.companion ?? oracle.companion, publicKey: change.publicKey ?? oracle.publicKey }
        : { secret: change.secret ?? oracle.secret }),
      now,
      reason: change.reason ?? "valid",
      class: change.edge ? "edge" : "core",
      oracle: oracle.oracle,
    };
  };
}

/** JSON values are written compactly; texts and bytes stay. */
export function bodyOf(payload) {
  if (Buffer.isBuffer(payload)) return payload;
  return Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload), "utf8");
}

function baseHeaders(oracle, url, length, contentType) {
  const own = new Map((oracle.headers ?? []).map(([name, value]) => [name.toLowerCase(), [name, value]]));
  const usual = [
    ["Host", new URL(url).host],
    ["User-Agent", "webhook-sender/1"],
    ["Content-Type", "application/json"],
    ["Content-Length", String(length)],
  ];
  const headers = usual.map(([name, value]) => [name, own.get(name.toLowerCase())?.[1] ?? value]);
  for (const [key, header] of own) if (!usual.some(([name]) => name.toLowerCase() === key)) headers.push(header);
  if (contentType !== undefined) for (const header of headers) if (header[0] === "Content-Type") header[1] = contentType;
  return headers;
}
