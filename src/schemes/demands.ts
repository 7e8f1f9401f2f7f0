/** What SDKs demand of a delivery besides its signature. */
import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";

/**
 * For SDKs that hand over the parsed body: a right signature over a body that `JSON.parse` refuses is an error too.
 * A byte-order mark is refused, wrong UTF-8 is not.
 * @returns what is wrong, or undefined.
 */
export function parsesAsJson({ body }: Delivery): string | undefined {
  try {
    JSON.parse(asBuffer(body).toString("utf8"));
    return undefined;
  } catch {
    return "The signature is right, but the body is no JSON, and the SDK parses it before it says yes.";
  }
}
