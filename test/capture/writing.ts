/** What writers of captures have in common. */
import type { Delivery, Header } from "../../src/core/delivery.ts";

export interface Writer {
  readonly format: string;
  readonly name: string;
  /** Which bodies the format carries: any bytes; texts; or parsed JSON, whose bytes are then a guess. Default: bytes. */
  readonly carries?: "bytes" | "text" | "json";
  /** How many captures are written; the first is the delivery. Default: 1. */
  readonly captures?: number;
  write(delivery: Delivery): Uint8Array;
  /** What of the delivery the format can keep. */
  kept(delivery: Delivery): Kept;
}

export interface Kept {
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Default: the delivery's own. */
  readonly target?: string;
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const whole = ({ method, headers, body }: Delivery): Kept => ({ method, headers, body });
export const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), "utf8");
export const utf8Of = (body: Uint8Array): string => Buffer.from(body).toString("utf8");

/** The body as JSON in a JSON document: verbatim where it is JSON, else as a string. */
export function embedded(body: Uint8Array): string {
  const text = utf8Of(body);
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

/** Values by name, in order of the first of each; maps cannot do better. */
export function grouped(headers: readonly Header[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [name, value] of headers) (groups[name] ??= []).push(value);
  return groups;
}
export const byName = (headers: readonly Header[]): Header[] =>
  Object.entries(grouped(headers)).flatMap(([name, values]) => values.map((value): Header => [name, value]));
export const lowerCased = (headers: readonly Header[]): Header[] =>
  headers.map(([name, value]) => [name.toLowerCase(), value]);
export const joined = (headers: readonly Header[]): Header[] =>
  Object.entries(grouped(lowerCased(headers))).map(([name, values]) => [name, values.join(",")]);

export function httpMessage({ method, target, headers, body }: Delivery, eol: string): Uint8Array {
  const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), "", ""].join(
    eol,
  );
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}
