/** The chunked transfer coding (RFC 9112, section 7.1), undone. */
import { asBuffer } from "../core/bytes.ts";

export type Unchunked =
  /** `end`: the offset behind them; `last`: that of the last chunk. */
  | { readonly kind: "whole"; readonly bytes: Uint8Array; readonly end: number; readonly last: number }
  /** It began as chunks and then did not go on as such. `at`: the offset where it breaks off. */
  | { readonly kind: "cut"; readonly at: number }
  /** Not in chunks at all: whoever wrote the capture had undone them. */
  | { readonly kind: "plain" };

const LF = 10;
const SIZE = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i;

/** All of the body. Line ends may be LF alone, for recorders that convert them. */
export function unchunk(body: Uint8Array): Unchunked {
  const read = readChunks(body);
  return read.kind === "whole" && read.end < body.length ? { kind: "cut", at: read.last } : read;
}

/** Chunks up to their end, whatever follows. */
export function readChunks(body: Uint8Array): Unchunked {
  const buffer = asBuffer(body);
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const sizeLine = lineAt(buffer, at);
    const size = sizeLine && SIZE.exec(sizeLine.text);
    if (!size) return at === 0 ? { kind: "plain" } : { kind: "cut", at };
    const start = sizeLine.next;
    const length = Number.parseInt(size[1]!, 16);
    if (length === 0) {
      const end = endOfTrailers(buffer, start);
      return end === undefined ? { kind: "cut", at } : { kind: "whole", bytes: Buffer.concat(chunks), end, last: at };
    }
    const after = lineAt(buffer, start + length);
    if (after?.text !== "") return { kind: "cut", at: start };
    chunks.push(buffer.subarray(start, start + length));
    at = after.next;
  }
}

/** The longest line that is looked at: a size with its extensions, or a trailer field. */
const MAX_LINE = 16_384;

function lineAt(buffer: Buffer, at: number): { text: string; next: number } | undefined {
  const end = buffer.subarray(at, at + MAX_LINE).indexOf(LF);
  if (end < 0) return undefined;
  return { text: buffer.toString("latin1", at, at + end).replace(/\r$/, ""), next: at + end + 1 };
}

/** The offset behind trailer fields and the empty line that ends them. */
function endOfTrailers(buffer: Buffer, start: number): number | undefined {
  for (let at = start; ;) {
    const line = lineAt(buffer, at);
    if (!line) return undefined;
    if (line.text === "") return line.next;
    at = line.next;
  }
}
