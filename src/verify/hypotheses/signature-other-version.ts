import { decodeExact } from "../../schemes/encoding.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme } from "./_digests.ts";
import { retiredSchemes } from "./_headers.ts";
import { claimOf, type Form, formOf, MAX_VALUE, signatureHeaders, withValue } from "./_signature.ts";

/** The right signature is listed, but under a version or name that is not looked at (Stripe's `v0`, an old header). */
export default hypothesis({
  code: "signature-other-version",
  aspect: "signature",
  rank: 18,
  only: "capture",
  *attempts(mismatch) {
    yield* listed(mismatch);
    yield* ofKeyPairs(mismatch);
    yield* renamed(mismatch);
    const claim = claimOf(mismatch);
    if (claim === undefined) return;
    for (const scheme of retiredSchemes(mismatch)) {
      const name = scheme.signatureHeaders.join(", ");
      yield { what: `by the old ${name}`, data: name, scheme };
    }
  },
  explain: ({ data = "" }, { provider }) => ({
    title: `The signature that matches is listed as ${data}, which is not looked at.`,
    detail: `${provider.name}'s SDK takes only the signatures of the version that it knows; what stands under another may come from test mode, another key or an old scheme.`,
    fix: {
      text: "Whoever signs must write the signature under the current version; in your own check, look at every signature of that version, not only the first.",
      topic: "signature-list",
    },
  }),
});

/** The values that the scheme passes over. */
function* listed(mismatch: Mismatch): Iterable<Change> {
  const encoding = encodingOf(mismatch.scheme);
  const headers = signatureHeaders(mismatch);
  for (const text of claimOf(mismatch)?.others.slice(0, MAX_LISTED) ?? []) {
    const bytes = decodeExact(text, encoding);
    if (bytes === undefined) continue;
    const name = headers.map(([, value]) => tagBefore(value, text)).find((tag) => tag !== undefined) ?? "another entry";
    yield { what: `by the signature listed as ${name}`, data: name, signatures: [{ text, bytes }] };
  }
}

const MAX_LISTED = 8;

/** Standard Webhooks: a MAC under `v1a`, which is for signatures of a key pair. */
function* ofKeyPairs(mismatch: Mismatch): Iterable<Change> {
  for (const { text, bytes, algorithm } of claimOf(mismatch)?.signatures ?? []) {
    if (algorithm === "v1a" && bytes !== undefined)
      yield { what: "by the signature listed as v1a", data: "v1a", signatures: [{ text, bytes }] };
  }
}

/** `v0` for the value after `v0=` or `v0,`. */
function tagBefore(header: string, text: string): string | undefined {
  const at = header.indexOf(text);
  return at < 0 ? undefined : /(\w{1,16})[=,]$/.exec(header.slice(Math.max(0, at - 20), at))?.[1];
}

/** No entry has the version that is looked at: another version's stands in its place. */
function* renamed(mismatch: Mismatch): Iterable<Change> {
  if (claimOf(mismatch)?.signatures.some(({ bytes }) => bytes !== undefined && fitsScheme(mismatch.scheme, bytes)))
    return;
  const form = formOf(mismatch.scheme);
  for (const [name, value] of signatureHeaders(mismatch)) {
    if (value.length > MAX_VALUE) continue;
    for (const tag of tagsOf(value, form)) {
      const text = form.params
        ? value.replaceAll(`${tag}=`, `${form.params.signature}=`)
        : form.versions
          ? value.replaceAll(`${tag},`, `${form.versions.accept},`)
          : form.prefix + value.slice(tag.length);
      yield { what: `by the signature listed as ${tag}`, data: tag, headers: withValue(mismatch.delivery, name, text) };
    }
  }
}

function tagsOf(value: string, { params, versions, prefix }: Form): string[] {
  const tags = (pattern: RegExp): string[] =>
    [...new Set(Array.from(value.matchAll(pattern), (match) => match[1]!))].slice(0, MAX_LISTED);
  if (params)
    return tags(/(?:^|[,;\s])(\w{1,16})=/g).filter((tag) => tag !== params.timestamp && tag !== params.signature);
  if (versions) return tags(/(?:^|\s)(\w{1,16}),/g).filter((tag) => tag !== versions.accept);
  const version = /^v\d+[=:,]/;
  return version.test(prefix) ? tags(/^(v\d+[=:,])/g).filter((tag) => tag !== prefix) : [];
}
