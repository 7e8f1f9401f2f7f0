/**
 * What a file in `providers/` exports by default. The README says it in prose.
 *
 * @typedef {readonly [name: string, value: string]} Header
 *
 * @typedef {object} Draft A delivery before it is signed.
 * @property {string} method
 * @property {string} url Whole URL, as the provider signs it.
 * @property {Buffer} body
 * @property {string} key What signs: the secret, or `signingKey` where a public key verifies.
 * @property {string} id The delivery's id.
 * @property {number} now Unix ms.
 *
 * @typedef {object} How Departures from the scheme; what is absent is done right.
 * @property {string} [timestamp] The timestamp's text, instead of the one of `now`.
 * @property {string} [hash] Another digest: "sha1", "sha512" …
 * @property {(key: string) => Buffer | string} [toKey] Another way from the secret to the key.
 * @property {(draft: Draft) => Buffer | string} [content] Other signed bytes.
 * @property {(digest: Buffer) => string} [write] Another writing of the digest (not of the prefix before it).
 *
 * @typedef {object} Signed
 * @property {Header[]} headers The headers that belong to the signature, in order, in their usual case.
 * @property {Buffer} [body] Where the signature or timestamp stands in the body.
 * @property {string} [url] Where it stands in the URL.
 *
 * @typedef {object} Case What the SDK is asked about.
 * @property {string} method
 * @property {string} url
 * @property {Header[]} headers
 * @property {Buffer} body
 * @property {string} [secret]
 * @property {string} [publicKey]
 * @property {number} now
 *
 * @typedef {object} Oracle
 * @property {string} id
 * @property {string} oracle "package@version function"; see `sdk()`.
 * @property {"docs"} [folder] No code of others was asked, but the provider's documentation (`documented.mjs`).
 * @property {string} [secret] As copied from the dashboard. Either this …
 * @property {string} [publicKey] … or this, with `signingKey`.
 * @property {string} [signingKey]
 * @property {string} [companion] What is configured beside a public key and signed too (PayPal's webhook id): a case's `secret`.
 * @property {string} [ownKey] What `hookctl sign` is given: the text of the private key. Default: `secret`.
 * @property {string} wrongKey A secret or signing key that did not sign.
 * @property {Header[]} [headers] Besides Host, User-Agent and Content-Type (those too, to change them).
 * @property {object | string} payload JSON value (written compactly), or the body's text.
 * @property {string} [path] Of the URL; default `/webhooks/<id>`.
 * @property {string} [signatureHeader] Its usual case. Absent: no header carries the signature.
 * @property {"hex" | "base64" | "base64url"} [encoding] Of the signature.
 * @property {{ unit: "s" | "ms", tolerance: number, header?: string }} [timestamp] `tolerance` in seconds, 0: unchecked.
 *   `header`: where it has one of its own. Absent: nothing in the signature tells a time.
 * @property {string} [idHeader]
 * @property {boolean} [signsUrl]
 * @property {(draft: Draft, how?: How) => Signed} sign Without any code of `src/`.
 * @property {(received: Case) => boolean | Promise<boolean>} verify Asks the SDK; a throw counts as no.
 * @property {boolean} [brief] Of the grid, only one or two cases of each kind: for the many providers without an SDK.
 * @property {readonly string[]} [skip] Names of grid cases that make no sense here.
 * @property {(make: import("./grid.mjs").Make) => Iterable<object>} [cases] Cases of its own.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = createRequire(import.meta.url);

/** "stripe@23.1.0 webhooks.constructEvent", with the version that is installed. */
export function sdk(name, asked) {
  return `${name}@${versionOf(name)} ${asked}`;
}

function versionOf(name) {
  for (const folder of root.resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")).version;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed: run \`npm ci\` in ${dirname(import.meta.dirname)}`);
}

/**
 * Asks an oracle with the clock standing at the case's `now`.
 * @param {Oracle} oracle @param {Case} received
 * @returns {Promise<"valid" | "invalid">}
 */
export async function ask(oracle, received) {
  try {
    return (await atTime(received.now, () => oracle.verify(received))) === true ? "valid" : "invalid";
  } catch {
    return "invalid";
  }
}

const RealDate = globalThis.Date;

/** Runs `action` while `Date` tells `now` (Unix ms). One at a time: the clock is everybody's. */
async function atTime(now, action) {
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now] : parts));
    }
    static now() {
      return now;
    }
  };
  try {
    return await action();
  } finally {
    globalThis.Date = RealDate;
  }
}
