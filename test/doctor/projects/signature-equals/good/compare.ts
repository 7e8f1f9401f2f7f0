import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export function genuine(body: Buffer, signature: string | undefined): boolean {
  if (signature === undefined || signature === "" || typeof signature !== "string") return false;
  const expected = createHmac("sha256", process.env.SECRET!).update(body).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

// A file's digest is no secret.
export const unchanged = (bytes: Buffer, etag: string) => createHash("sha256").update(bytes).digest("hex") === etag;
export const webhookType = (event: { type: string }, type: string) => event.type === type;
