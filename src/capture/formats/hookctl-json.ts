import type { Capture } from "../../core/delivery.ts";
import { base64Body, type Body, NO_BODY, parsedBody, textBody } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { type JsonObject, type JsonSpot, kindOf } from "../json-source.ts";
import { absoluteUrl, requestTarget } from "../target.ts";
import { readTime } from "../time.ts";

/** hookctl's own format (design.md, "Captures that are read"); `target` and `remoteAddress` are kept, other fields are ignored. */
interface Fields {
  readonly id?: unknown;
  readonly receivedAt?: unknown;
  readonly method?: unknown;
  readonly url?: unknown;
  readonly target?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly bodyBase64?: unknown;
  readonly bodyJson?: unknown;
  readonly source?: unknown;
  readonly secret?: unknown;
  readonly secretEnv?: unknown;
  /** Made by `hookctl share`. */
  readonly throwawaySecret?: unknown;
  readonly publicKey?: unknown;
  readonly now?: unknown;
  readonly computed?: unknown;
  readonly appBody?: unknown;
  readonly appBodyBase64?: unknown;
  readonly remoteAddress?: unknown;
}

export default jsonFormat({
  id: "hookctl-json",
  title: "hookctl JSON",
  fidelity:
    'Keeps everything: headers as pairs keep order, case and duplicates, "bodyBase64" any bytes; "bodyJson" is a parsed body, whose bytes are a guess.',
  fits,
  captures: (spot) => [readHookctl(spot.value as JsonObject, spot, false)],
});

function fits(value: JsonObject): number {
  const { headers, body, bodyBase64, bodyJson, source, secret, publicKey, method, url }: Fields = value;
  const hasBody = body !== undefined || bodyBase64 !== undefined || bodyJson !== undefined;
  if (headers !== undefined && headers !== null && typeof headers === "object")
    return hasBody || method !== undefined || url !== undefined ? 0.6 : 0.4;
  if (bodyBase64 !== undefined || bodyJson !== undefined) return 0.5;
  return hasBody && [source, secret, publicKey].some((own) => typeof own === "string") ? 0.5 : 0;
}

/**
 * One record. The hot path of NDJSON: what is already as we keep it is not copied.
 * @param plain no character of the record is beyond ASCII, escaped or not.
 */
export function readHookctl(record: Fields, spot: JsonSpot, plain: boolean): Capture {
  const url = optionalText(record.url, "url", spot) ?? "";
  const id = typeof record.id === "number" ? String(record.id) : optionalText(record.id, "id", spot);
  const body = readBody(record, spot, plain);
  return {
    delivery: {
      id: id ?? idFrom(spot),
      receivedAt: optionalTime(record.receivedAt, "receivedAt", spot),
      method: optionalText(record.method, "method", spot) ?? "POST",
      target: optionalText(record.target, "target", spot) ?? requestTarget(url),
      url: absoluteUrl(url),
      headers: readHeaders(record.headers, "headers", spot, plain),
      body: body.bytes,
      remoteAddress: optionalText(record.remoteAddress, "remoteAddress", spot),
    },
    fidelity: body.fidelity,
    origin: spot.origin,
    id,
    source: optionalText(record.source, "source", spot),
    secret:
      optionalText(record.secret, "secret", spot) ?? optionalText(record.throwawaySecret, "throwawaySecret", spot),
    secretEnv: optionalText(record.secretEnv, "secretEnv", spot),
    publicKey: optionalText(record.publicKey, "publicKey", spot),
    now: optionalTime(record.now, "now", spot),
    computed: digests(record.computed, spot),
    appBody: appBody(record, spot),
  };
}

function idFrom({ origin: { file, line } }: JsonSpot): string {
  return line === undefined ? file : `${file}:${line}`;
}

function readBody({ body, bodyBase64, bodyJson }: Fields, spot: JsonSpot, plain: boolean): Body {
  if (bodyBase64 !== undefined && bodyBase64 !== null) {
    if (typeof bodyBase64 !== "string") throw wrongType(bodyBase64, "bodyBase64", spot);
    return { bytes: base64Body(bodyBase64, spot, "bodyBase64"), fidelity: "exact" };
  }
  if (typeof body === "string")
    return { bytes: plain ? Buffer.from(body, "latin1") : textBody(body, spot, "body"), fidelity: "exact" };
  if (body !== undefined && body !== null) return parsedBody(spot.at("body"));
  return bodyJson === undefined ? NO_BODY : parsedBody(spot.at("bodyJson"));
}

function appBody({ appBody: text, appBodyBase64: base64 }: Fields, spot: JsonSpot): Uint8Array | undefined {
  if (base64 !== undefined && base64 !== null) {
    if (typeof base64 !== "string") throw wrongType(base64, "appBodyBase64", spot);
    return base64Body(base64, spot, "appBodyBase64");
  }
  const seen = optionalText(text, "appBody", spot);
  return seen === undefined ? undefined : textBody(seen, spot, "appBody");
}

function digests(value: unknown, spot: JsonSpot): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return [value];
  if (Array.isArray(value) && value.every((digest) => typeof digest === "string")) return value;
  throw spot.at("computed").error('"computed" is neither a string nor a list of strings');
}

function optionalText(value: unknown, name: string, spot: JsonSpot): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  if (value === null) return undefined;
  throw wrongType(value, name, spot);
}

function optionalTime(value: unknown, name: string, spot: JsonSpot): number | undefined {
  if (value === undefined || value === null) return undefined;
  const ms = readTime(value);
  if (ms === undefined)
    throw spot
      .at(name)
      .error(`"${name}" is no time`, "Write it as Unix ms (1785000000000) or as 2026-07-25T17:20:00Z.");
  return ms;
}

function wrongType(value: unknown, name: string, spot: JsonSpot): Error {
  return spot.at(name).error(`"${name}" is ${kindOf(value)} where a string is expected`);
}
