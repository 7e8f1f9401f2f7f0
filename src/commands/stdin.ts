import type { Readable } from "node:stream";
import type { System } from "../core/system.ts";

/** All of standard input. */
export function readAll(system: System): Promise<Buffer> {
  return allOf(system.stdin);
}

/** All bytes of a stream. */
export async function allOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
