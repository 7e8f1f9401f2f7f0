/** What SDKs demand of a delivery besides its signature: each answers with what is wrong, or undefined. */
import type { Delivery } from "../core/delivery.ts";
import { bodyJson } from "../core/fields.ts";

/**
 * For SDKs that hand over the parsed body: a right signature over a body that `JSON.parse` refuses is an error too.
 * A byte-order mark is refused, wrong UTF-8 is not.
 */
export function parsesAsJson({ body }: Delivery): string | undefined {
  if (bodyJson(body) !== undefined && !startsWithBom(body)) return undefined;
  return "The signature is right, but the body is no JSON, and the SDK parses it before it says yes.";
}

/** As `parsesAsJson`, for SDKs that take an empty body too. */
export function parsesAsJsonOrIsEmpty(delivery: Delivery): string | undefined {
  return delivery.body.length === 0 ? undefined : parsesAsJson(delivery);
}

/** For SDKs that take an empty body for a missing one. */
export function hasBody({ body }: Delivery): string | undefined {
  return body.length > 0 ? undefined : "The signature is right, but the body is empty, and the SDK refuses that.";
}

function startsWithBom(body: Uint8Array): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}
