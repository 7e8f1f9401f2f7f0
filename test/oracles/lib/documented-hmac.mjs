import { documented, items } from "./documented.mjs";
import { prefixCases } from "./grid/prefix.mjs";
import { headersOf } from "./request.mjs";
import { bytes, hmacSigner, madeUp } from "./sign.mjs";

/**
 * An oracle of a provider that signs with an HMAC in a header, after its documentation: signer and judge from the same
 * few facts, with node:crypto and nothing of `src/`. Of the grid it is asked the brief part. Where an SDK judges,
 * `verify` asks it, and the facts serve to sign.
 *
 * @param {object} facts As `Oracle`, less what the scheme tells, and
 * @param {string} facts.header The signature's, in its usual case.
 * @param {string} [facts.prefix] Before the signature.
 * @param {string} [facts.hash] Default "sha256".
 * @param {"hex" | "base64" | "base64url"} [facts.encoding] Default "hex".
 * @param {(secret: string) => Buffer | string} [facts.toKey] Default: its text.
 * @param {{ signature: string, timestamp?: string, joiner?: string }} [facts.params] `t=…,v1=…`; joiner: default ",".
 * @param {string} [facts.list] Parts several signatures in the header.
 * @param {boolean} [facts.decoded] Bytes are compared, not texts.
 * @param {{ unit: "s" | "ms", tolerance?: number, header?: string, future?: "accept" }} [facts.time] `header` unless in `params`.
 * @param {(parts: { body: Buffer, timestamp: string, headers: Record<string, string> }) => (string | Buffer)[]} [facts.content]
 *   Default: the body.
 * @returns {import("./oracle.mjs").Oracle}
 */
export function documentedHmac({ header, prefix = "", hash = "sha256", encoding = "hex", toKey, params, list, decoded, time, content = ({ body }) => [body], ...oracle }) {
  const lower = header.toLowerCase();
  const write = ({ signature, timestamp }) => {
    if (!params) return `${prefix}${signature}`;
    const before = params.timestamp ? `${params.timestamp}=${timestamp}${params.joiner ?? ","}` : "";
    return `${before}${params.signature}=${signature}`;
  };
  const read = (received) => {
    const headers = headersOf(received);
    const value = headers[lower];
    if (!value?.startsWith(prefix)) return undefined;
    const timestamp = time?.header ? headers[time.header.toLowerCase()] : params?.timestamp && items(value, params.timestamp, params.joiner)[0];
    if (time && !timestamp) return undefined;
    if (params) return { signatures: items(value, params.signature, params.joiner), timestamp };
    const bare = value.slice(prefix.length);
    return { signatures: list ? bare.split(list) : [bare], timestamp };
  };
  return {
    folder: oracle.verify ? undefined : "docs",
    brief: true,
    secret: madeUp(`${oracle.id} secret`, 24).toString("base64url"),
    wrongKey: madeUp(`${oracle.id} wrong`, 24).toString("base64url"),
    ...oracle,
    signatureHeader: header,
    encoding,
    ...(time && { timestamp: { unit: time.unit, tolerance: time.tolerance ?? 0, header: time.header } }),
    sign: hmacSigner({
      hash,
      encoding,
      toKey,
      unit: time?.unit,
      content: ({ body, timestamp }) => bytes(...content({ body, timestamp, headers: headersOf({ headers: oracle.headers ?? [] }) })),
      headers: ({ signature, timestamp }) => [...(time?.header ? [[time.header, timestamp]] : []), [header, write({ signature, timestamp })]],
    }),
    verify: oracle.verify ?? documented({
      hash,
      encoding,
      toKey,
      decoded,
      read,
      content: ({ body, ...received }, timestamp) => content({ body, timestamp, headers: headersOf(received) }),
      ...(time?.tolerance && { time: { ms: (text) => Number(text) * (time.unit === "ms" ? 1 : 1000), tolerance: time.tolerance, future: time.future } }),
    }),
    *cases(make) {
      if (prefix) yield* prefixCases(make, header, prefix);
      if (oracle.cases) yield* oracle.cases(make);
    },
  };
}
