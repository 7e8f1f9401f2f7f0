/** @hookflo/tern: an independent implementation of many providers' checks. It takes a Fetch API Request. */
import { createRequire } from "node:module";
import { fetchRequest } from "./request.mjs";

const { WebhookVerificationService } = createRequire(import.meta.url)("@hookflo/tern");

/**
 * Its check of a platform as an oracle's `verify`.
 * @param {string} platform In its own spelling.
 * @param {number} [tolerance] Seconds.
 */
export function ternVerifies(platform, tolerance = 300) {
  return async (received) => {
    const { isValid } = await WebhookVerificationService.verify(fetchRequest(received), { platform, secret: received.secret, toleranceInSeconds: tolerance });
    return isValid;
  };
}
