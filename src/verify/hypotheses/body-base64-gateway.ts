import { asBuffer, latin1 } from "../../core/bytes.ts";
import { trimEnd } from "../../core/trim.ts";
import { nodeAt } from "../../core/json-tree.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

const FIX = {
  text: 'Decode it where isBase64Encoded is true: Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8").',
  topic: "body-encoding",
} as const;

/** API Gateway, load balancers and Vercel hand binary or unknown content types over in base64. */
export default hypothesis({
  code: "body-base64-gateway",
  aspect: "body",
  rank: 25,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data }, mismatch) => {
    const gateways =
      "API Gateway, load balancers and some hosts hand a body over in base64, with isBase64Encoded: true beside it.";
    return bodyExplanation(mismatch, {
      capture: { cause: "it is still in base64, as a gateway handed it over", detail: gateways, fix: FIX },
      handler: {
        cause: data === "encoded" ? "it hashes them in base64" : "it decodes them as base64",
        detail:
          data === "encoded"
            ? gateways
            : `${mismatch.provider.name}'s body happens to be base64, and is signed as it is.`,
        fix: FIX,
      },
    });
  },
});

function* changes({ direction, delivery, json, text }: Mismatch): Iterable<BodyChange> {
  const decoded = { data: "decoded", stacks: true } as const;
  const plain = decodedBase64(latin1(delivery.body));
  if (plain) yield { what: "decoded from base64", body: plain, ...decoded };
  const enveloped = json?.kind === "object" && text?.includes("isBase64Encoded") ? nodeAt(json, "body") : undefined;
  const inside =
    enveloped?.kind === "string"
      ? decodedBase64(enveloped.value)
      : json?.kind === "string"
        ? decodedBase64(json.value)
        : undefined;
  if (inside) yield { what: "decoded from the base64 in its JSON", body: inside, ...decoded };
  if (direction === "capture") return;
  const body = asBuffer(delivery.body);
  yield { what: "in base64", data: "encoded", body: body.toString("base64") };
  yield { what: "in base64url", data: "encoded", body: body.toString("base64url") };
}

/** Base64 in either alphabet, in lines or not; undefined for what is none. */
function decodedBase64(text: string): Buffer | undefined {
  const bare = text.replaceAll(/[\r\n]+/g, "").trim();
  if (bare.length < SHORTEST || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(bare) || trimEnd(bare, "=").length % 4 === 1)
    return undefined;
  return Buffer.from(bare, "base64");
}

/** Less is hardly a body: characters. */
const SHORTEST = 4;
