/**
 * Typed netstrings (https://tnetstrings.info), as mitmproxy writes them: `length:data` and a character for the type.
 * Nothing is decoded before it is asked for, so that what is not needed costs nothing and depth does not matter.
 */
import { asBuffer } from "../core/bytes.ts";

export interface Netstring {
  /** `,` bytes, `;` text, `#` integer, `^` float, `!` boolean, `~` null, `]` list, `}` dictionary. */
  readonly type: string;
  readonly data: Buffer;
  /** The offset behind it. */
  readonly next: number;
}

const LENGTH = /^(\d{1,12}):/;
const TYPES = ",;#^!~]}";

/** The netstring at an offset; undefined where none begins or it is cut off. */
export function netstringAt(bytes: Uint8Array, offset: number): Netstring | undefined {
  const buffer = asBuffer(bytes);
  const digits = LENGTH.exec(buffer.toString("latin1", offset, offset + 13))?.[1];
  if (digits === undefined) return undefined;
  const start = offset + digits.length + 1;
  const end = start + Number(digits);
  const type = end < buffer.length ? String.fromCharCode(buffer[end]!) : "";
  return type !== "" && TYPES.includes(type) ? { type, data: buffer.subarray(start, end), next: end + 1 } : undefined;
}

/** What a list or a dictionary holds, one behind the other; undefined for what is neither, or broken. */
export function itemsOf({ type, data }: Netstring): readonly Netstring[] | undefined {
  if (type !== "]" && type !== "}") return undefined;
  const items: Netstring[] = [];
  for (let at = 0; at < data.length;) {
    const item = netstringAt(data, at);
    if (!item) return undefined;
    items.push(item);
    at = item.next;
  }
  return items;
}

/** The members of a dictionary by name; undefined for what is none. */
export function membersOf(netstring: Netstring): ReadonlyMap<string, Netstring> | undefined {
  const items = netstring.type === "}" ? itemsOf(netstring) : undefined;
  if (!items || items.length % 2 !== 0) return undefined;
  const members = new Map<string, Netstring>();
  for (let at = 0; at < items.length; at += 2) members.set(items[at]!.data.toString("latin1"), items[at + 1]!);
  return members;
}
