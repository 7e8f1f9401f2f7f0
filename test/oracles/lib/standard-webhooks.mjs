import { bytes, madeUp, standardSigner, whsecKey } from "./sign.mjs";
import { set } from "./grid/header.mjs";

/**
 * An oracle of a provider that signs after Standard Webhooks, with the cases that all of them share.
 * @param {object} provider As `Oracle`, less what the scheme tells.
 * @param {string} [provider.prefix] Of its header names; default "Webhook".
 * @param {(secret: string) => Buffer | string} [provider.toKey]
 * @param {number} [provider.tolerance] Seconds; default 300.
 * @returns {import("./oracle.mjs").Oracle}
 */
export function standardOracle({ prefix = "Webhook", toKey = whsecKey, tolerance = 300, ...provider }) {
  const secret = provider.secret ?? `whsec_${madeUp(`${provider.id} secret`, 24).toString("base64")}`;
  function* shared(make) {
    yield* signatureLists(`${prefix}-Signature`, make);
    yield* contents(make);
    if (toKey === whsecKey) yield* base64Secrets(make);
  }
  return {
    secret,
    wrongKey: `whsec_${madeUp(`${provider.id} wrong`, 24).toString("base64")}`,
    ...provider,
    signatureHeader: `${prefix}-Signature`,
    idHeader: `${prefix}-Id`,
    encoding: "base64",
    timestamp: { unit: "s", tolerance, header: `${prefix}-Timestamp` },
    sign: standardSigner(prefix, toKey),
    *cases(make) {
      for (const one of shared(make)) if (!provider.brief || BRIEF.has(one.id.slice(provider.id.length + 1))) yield one;
      if (provider.cases) yield* provider.cases(make);
    },
  };
}

/** What a `brief` oracle is asked of these. */
const BRIEF = new Set([
  ...["two-signatures-second-valid", "v1a-beside", "v2-only", "version-missing", "id-not-signed", "timestamp-first"],
  ...["secret-of-32-bytes", "secret-base64url", "secret-prefix-upper"],
]);

const WRONG = `v1,${Buffer.alloc(32).toString("base64")}`;

function* signatureLists(header, make) {
  const changed = (name, reason, change) => make(name, { reason, edge: true, headers: set(header, change) });
  yield changed("two-signatures-first-valid", "multiple-signatures", (value) => `${value} ${WRONG}`);
  yield changed("two-signatures-second-valid", "multiple-signatures", (value) => `${WRONG} ${value}`);
  yield changed("two-blanks-between", "multiple-signatures", (value) => `${WRONG}  ${value}`);
  yield changed("tab-between", "multiple-signatures", (value) => `${WRONG}\t${value}`);
  yield changed("comma-between", "multiple-signatures", (value) => `${WRONG},${value}`);
  yield changed("v1a-beside", "multiple-signatures", (value) => `v1a,${"A".repeat(86)}== ${value}`);
  yield changed("v2-beside", "multiple-signatures", (value) => `${value} ${value.replace("v1,", "v2,")}`);
  yield changed("v2-only", "malformed-header", (value) => value.replace("v1,", "v2,"));
  yield changed("v1a-only", "malformed-header", (value) => value.replace("v1,", "v1a,"));
  yield changed("version-upper", "malformed-header", (value) => value.replace("v1,", "V1,"));
  yield changed("version-missing", "prefix-missing", (value) => value.slice(3));
  yield changed("version-missing-comma", "prefix-missing", (value) => value.slice(2));
  yield changed("version-equals", "prefix-wrong", (value) => value.replace("v1,", "v1="));
  yield changed("version-bare", "malformed-header", () => "v1");
  yield changed("version-bare-comma", "malformed-header", () => "v1,");
  yield changed("version-bare-first", "malformed-header", (value) => `v1 ${value}`);
  yield changed("comma-after", "malformed-header", (value) => `${value},`);
  yield changed("comma-and-more-after", "malformed-header", (value) => `${value},x`);
  yield changed("version-twice", "prefix-unexpected", (value) => `v1,${value}`);
  yield changed("latin1-beside", "multiple-signatures", (value) => `v1,${"\u00e9".repeat(44)} ${value}`);
}

function* contents(make) {
  const signed = (name, content) => make(name, { reason: "scheme-mismatch", edge: true, how: { content } });
  yield signed("id-not-signed", ({ timestamp, body }) => bytes(`${timestamp}.`, body));
  yield signed("timestamp-not-signed", ({ id, body }) => bytes(`${id}.`, body));
  yield signed("timestamp-first", ({ id, timestamp, body }) => bytes(`${timestamp}.${id}.`, body));
  yield signed("colons-signed", ({ id, timestamp, body }) => bytes(`${id}:${timestamp}:`, body));
  yield make("json-scalar", { edge: true, body: "17" });
  yield make("json-null", { edge: true, body: "null" });
}

/** Secrets that are no clean base64 of 24 bytes, each used by both sides. */
function* base64Secrets(make) {
  for (const length of [16, 23, 25, 31, 32, 33, 48, 63, 64, 65, 100]) {
    const text = madeUp(`key of ${length}`, length).toString("base64");
    yield make(`secret-of-${length}-bytes`, { edge: true, key: `whsec_${text}`, secret: `whsec_${text}` });
    if (!text.endsWith("=")) continue;
    yield make(`secret-of-${length}-bytes-unpadded`, { edge: true, key: `whsec_${text}`, secret: `whsec_${text.replace(/=+$/, "")}` });
    yield make(`secret-of-${length}-bytes-newline`, { edge: true, key: `whsec_${text}`, secret: `whsec_${text}\n` });
  }
  const text = `${Buffer.from("\u00fb\u00ef\u00be".repeat(8), "latin1").toString("base64")}`;
  const urlSafe = text.replaceAll("+", "-").replaceAll("/", "_");
  yield make("secret-base64url", { edge: true, key: `whsec_${text}`, secret: `whsec_${urlSafe}` });
  yield make("secret-text-not-base64", { edge: true, key: "whsec_not base64!", secret: "whsec_not base64!", how: { toKey: (key) => key.slice(6) } });
  yield make("secret-prefix-only", { edge: true, key: "whsec_", secret: "whsec_" });
  yield make("secret-three-characters", { edge: true, key: "whsec_QUI", secret: "whsec_QUI" });
  yield make("secret-three-paddings", { edge: true, key: "whsec_QUJDRA==", secret: "whsec_QUJDRA===" });
  yield make("secret-blank-inside", { edge: true, key: `whsec_${text}`, secret: `whsec_${text.slice(0, 8)} ${text.slice(8)}` });
  yield make("secret-prefix-upper", { edge: true, key: `whsec_${text}`, secret: `WHSEC_${text}` });
  yield make("secret-without-prefix-as-text", { edge: true, key: text, secret: text, how: { toKey: (key) => key } });
}
