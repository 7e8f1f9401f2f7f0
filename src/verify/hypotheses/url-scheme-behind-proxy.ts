import { hypothesis } from "../hypothesis.ts";
import { explainUrl, otherScheme, urlAtHand, urlChanges } from "./_urls.ts";

/** TLS ends at the proxy: the app sees http where the provider signed https. */
export default hypothesis({
  code: "url-scheme-behind-proxy",
  aspect: "url",
  rank: 20,
  attempts: (mismatch) => {
    const parts = urlAtHand(mismatch);
    if (!parts) return [];
    const scheme = otherScheme(parts.scheme);
    return urlChanges(mismatch, [
      { parts: { ...parts, scheme }, signed: `with ${scheme}`, here: `with ${parts.scheme}` },
    ]);
  },
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "Where TLS ends at a proxy or load balancer, the app behind it sees plain http, and builds the URL with it.",
    ),
});
