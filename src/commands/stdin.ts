import type { System } from "../core/system.ts";

/** All of standard input. */
export async function readAll(system: System): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of system.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
