import crypto from "node:crypto";
import { timingSafeEqual } from "jsr:@std/crypto/timing-safe-equal";

export function lengths(mac: Buffer, given: Buffer) {
  return mac.length === given.length && crypto.timingSafeEqual(mac, given);
}

export function early(mac: Buffer, given: Buffer) {
  if (mac.byteLength !== given.byteLength) return false;
  return crypto.timingSafeEqual(mac, given);
}

// Digests of the same algorithm are of one length.
export function digests(a: string, b: string) {
  const left = crypto.createHash("sha256").update(a).digest();
  const right = crypto.createHash("sha256").update(b).digest();
  return crypto.timingSafeEqual(left, right);
}

export function caught(mac: Buffer, given: Buffer) {
  try {
    return crypto.timingSafeEqual(mac, given);
  } catch {
    return false;
  }
}

// Deno's answers false.
export const deno = (mac: Uint8Array, given: Uint8Array) => timingSafeEqual(mac, given);
