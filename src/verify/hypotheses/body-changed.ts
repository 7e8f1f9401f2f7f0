import { latin1 } from "../../core/bytes.ts";
import { isCutJson } from "../cut-json.ts";
import { dumpName } from "../dumps.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bytesOf, contentLength, differed, saysJson } from "./_body.ts";

/** No known change fits: the bytes may differ in a way that has no name. */
export default hypothesis({
  code: "body-changed",
  aspect: "body",
  rank: 90,
  only: "capture",
  suspicion: (mismatch) => {
    if (!differed(mismatch)) return undefined;
    const { delivery, provider } = mismatch;
    if (isNoJson(mismatch)) return noJson(provider.name);
    const declared = contentLength(delivery);
    const here = delivery.body.length;
    const differs = declared !== undefined && declared !== here;
    return {
      title: differs
        ? `The body may have been changed on its way: Content-Length says ${bytesOf(declared)}, and ${here} are here.`
        : "The body may have been changed on its way, in none of the known ways.",
      detail: differs
        ? `Re-encoding, trimming and other known changes do not make it what ${provider.name} signed.`
        : "Nothing in the capture speaks for it: where the secret is known to be right from other deliveries, this is what is left.",
      fix: CAPTURE_AGAIN,
      likelihood: differs ? 0.7 : 0.3,
    };
  },
});

/** Its Content-Type says JSON, and it is none; body-truncated and body-repr know the cases that have a name. */
function isNoJson({ delivery, scheme, json }: Mismatch): boolean {
  const { body } = delivery;
  if (body.length === 0 || body.length > MAX_READ || json !== undefined || !saysJson(delivery)) return false;
  return scheme.recipe.kind !== "jwt" && !isCutJson(body) && dumpName(latin1(body.subarray(0, 1000))) === undefined;
}

/** Larger bodies are not read as JSON. */
const MAX_READ = 8 * 1024 * 1024;

function noJson(name: string): Explanation & { likelihood: number } {
  return {
    title: "The body is no JSON, though its Content-Type says so.",
    detail: `Whatever wrote or cut it on its way made other bytes of it than those that ${name} signed.`,
    fix: CAPTURE_AGAIN,
    likelihood: 0.7,
  };
}

const CAPTURE_AGAIN = {
  text: "Capture the delivery again where it first arrives, byte for byte (hookctl reads .http files, HAR and curl commands), and verify those bytes.",
  topic: "raw-body",
} as const;
