import { hypothesis } from "../hypothesis.ts";
import { bytesOf, contentLength, differed } from "./_body.ts";

/** No known change fits: the bytes may differ in a way that has no name. */
export default hypothesis({
  code: "body-changed",
  aspect: "body",
  rank: 90,
  only: "capture",
  suspicion: (mismatch) => {
    if (!differed(mismatch)) return undefined;
    const { delivery, provider } = mismatch;
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
      fix: {
        text: "Capture the delivery again where it first arrives, byte for byte (hookctl reads .http files, HAR and curl commands), and verify those bytes.",
        topic: "raw-body",
      },
      likelihood: differs ? 0.7 : 0.3,
    };
  },
});
