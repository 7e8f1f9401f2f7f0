import { header } from "../../core/headers.ts";
import { hypothesis } from "../hypothesis.ts";
import { fromCgi, missingHeaders, retiredSchemes, withHeaders } from "./_headers.ts";
import { problemOf } from "./_signature.ts";

/** A header of the scheme is not there: dropped or renamed on the way, or the request never came from the provider. */
export default hypothesis({
  code: "header-missing",
  aspect: "header",
  rank: 5,
  only: "capture",
  *attempts(mismatch) {
    const { delivery } = mismatch;
    const missing = missingHeaders(mismatch);
    if (missing.length === 0) return;
    const byName = new Map(
      delivery.headers.flatMap(([name, value]) =>
        fromCgi(name) === undefined ? [] : [[fromCgi(name)!, value] as const],
      ),
    );
    const found = missing.flatMap((name) =>
      byName.has(name.toLowerCase()) ? [[name, byName.get(name.toLowerCase())!] as const] : [],
    );
    if (found.length > 0) {
      const names = found.map(([name]) => name).join(", ");
      yield {
        what: `with ${names} read from its CGI name`,
        data: names,
        headers: withHeaders(delivery.headers, found),
      };
    }
    for (const scheme of retiredSchemes(mismatch))
      yield { what: `by the old ${scheme.signatureHeaders.join(", ")}`, data: "retired", scheme };
  },
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "header-missing") return undefined;
    const { provider, scheme, delivery } = mismatch;
    const inHeader = scheme.headers.some((name) => name === problem.where);
    const there = scheme.headers.filter((name) => header(delivery.headers, name.toLowerCase()) !== undefined);
    const dropped = "A proxy, CDN or gateway dropped it (an allow-list; nginx drops names with an underscore)";
    return {
      title: inHeader
        ? `The header ${problem.where} is missing.`
        : `The signature is missing: there is no ${problem.where}.`,
      detail: !inHeader
        ? `${provider.name} writes its signature there: the request was changed on the way, or it is not from ${provider.name}.`
        : there.length > 0
          ? `${there.join(", ")} ${there.length > 1 ? "are" : "is"} there, so the request looks like ${provider.name}'s. ${dropped}, or the capture left it out.`
          : `No header of ${provider.name}'s signature is there. ${dropped}; the capture left it out; or the request did not come from ${provider.name}.`,
      fix: {
        text: `Look at what arrives at the outermost server, and let ${problem.where} through; refuse requests without it.`,
        topic: "header",
      },
    };
  },
  explain: ({ data }, { scheme, provider }) => {
    const name = scheme.signatureHeaders[0] ?? "the signature";
    if (data === "retired") {
      return {
        title: `The header ${name} is missing; only ${provider.name}'s old signature is there.`,
        detail: "The old one matches, but it is not looked at any more.",
        fix: {
          text: `Find what drops ${name} on the way (an allow-list of headers), and verify that one.`,
          topic: "header",
        },
      };
    }
    return {
      title: `${data} arrived under its CGI name (HTTP_…).`,
      detail:
        "CGI, PHP's $_SERVER, Rack and WSGI hand headers over in capitals, with HTTP_ before and underscores in place of dashes.",
      fix: {
        text: "Give the headers to the verifier under their real names, or read the CGI name yourself.",
        topic: "header",
      },
    };
  },
});
