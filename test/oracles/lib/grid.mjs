import { bodyCases } from "./grid/body.mjs";
import { headerCases } from "./grid/header.mjs";
import { secretCases } from "./grid/secret.mjs";
import { signatureCases } from "./grid/signature.mjs";
import { timeCases } from "./grid/time.mjs";
import { urlCases } from "./grid/url.mjs";
import { maker } from "./make.mjs";

const GROUPS = [bodyCases, secretCases, headerCases, signatureCases, timeCases, urlCases];

/** What a `brief` oracle is asked of the grid: one or two cases of each kind of mistake. */
const BRIEF = new Set([
  ...["valid-compact", "valid-unicode", "valid-slash-escaped", "valid-pretty", "valid-trailing-newline", "invalid-utf8-signed"],
  ...["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed"],
  ...["wrong-secret", "secret-quoted", "secret-trailing-newline", "secret-empty"],
  ...["header-names-lower", "header-names-upper", "no-other-headers", "missing-signature", "empty-signature"],
  ...["garbage-signature", "truncated-signature", "signature-trailing-space", "signature-upper", "signature-repeated"],
  ...["id-missing", "id-changed", "timestamp-missing", "timestamp-empty", "timestamp-changed"],
  ...["body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "hex-digest", "base64-digest", "digest-one-less"],
  ...["one-second-old", "old-within", "too-old", "future-within", "too-new", "day-old", "much-too-new"],
  ...["millisecond-timestamp", "second-timestamp", "timestamp-not-a-number"],
  ...["url-http", "url-other-host", "url-query-signed", "url-query-dropped"],
]);

/**
 * Every case of an oracle: the grid, where it fits the scheme, and the oracle's own. Nobody has been asked yet.
 * @param {import("./oracle.mjs").Oracle} oracle
 */
export function casesOf(oracle) {
  const make = maker(oracle);
  const skip = new Set(oracle.skip);
  const wanted = (name) => !skip.has(name) && (!oracle.brief || BRIEF.has(name));
  const grid = GROUPS.flatMap((group) => [...group(oracle, make)]).filter(({ id }) => wanted(id.slice(oracle.id.length + 1)));
  const own = oracle.cases ? [...oracle.cases(make)] : [];
  const cases = [...grid, ...own];
  const ids = new Set();
  for (const { id } of cases) {
    if (ids.has(id)) throw new Error(`two cases are named ${id}`);
    ids.add(id);
  }
  return cases;
}
