import { timingSafeEqual } from "node:crypto";

/**
 * Are both the same? In constant time for equal lengths; a length is no secret, and `timingSafeEqual` throws when
 * they differ. The one place in hookctl where a signature or token is compared.
 */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
