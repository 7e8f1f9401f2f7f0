import { createHmac } from "node:crypto";
import { escape } from "node:querystring";
import { verifyRequest } from "@contentful/node-apps-toolkit";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const secret = "mYq3t6w9z_C-F)J@NcRfUjXn2r5u8x-A%D*G-KaPdSgVkYp3s6v9y-B_E(H+MbQe";

/** Contentful signs its own headers, these among them. */
const SIGNED = ["x-contentful-crn", "x-contentful-topic", "x-contentful-webhook-name"];

export default {
  id: "contentful",
  oracle: sdk("@contentful/node-apps-toolkit", "verifyRequest"),
  secret,
  wrongKey: secret.toLowerCase(),
  headers: [
    ["Content-Type", "application/vnd.contentful.management.v1+json"],
    ["X-Contentful-Topic", "ContentManagement.Entry.publish"],
    ["X-Contentful-Webhook-Name", "Search index"],
    ["X-Contentful-CRN", "crn:contentful:::content:spaces/cfexampleapi/environments/master/entries/nyancat"],
    ["X-Contentful-Idempotency-Key", "9b5c7f6f0c3e4f5a8d2b1c0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f00"],
  ],
  payload: {
    sys: { type: "Entry", id: "nyancat", space: { sys: { type: "Link", linkType: "Space", id: "cfexampleapi" } }, version: 5 },
    fields: { name: { "en-US": "Nyan cat" } },
  },
  signatureHeader: "X-Contentful-Signature",
  encoding: "hex",
  timestamp: { unit: "ms", tolerance: 30, header: "X-Contentful-Timestamp" },
  signsUrl: true,
  sign(draft, how = {}) {
    const timestamp = how.timestamp ?? String(draft.now);
    const extra = how.signedHeaders ?? Object.fromEntries(SIGNED.map((name) => [name, valueOf(this, name)]));
    const names = [...Object.keys(extra), "x-contentful-signed-headers", "x-contentful-timestamp"].sort();
    const values = { ...extra, "x-contentful-signed-headers": names.join(","), "x-contentful-timestamp": how.signedTimestamp ?? timestamp };
    const canonical = [draft.method, how.path ?? pathOf(draft.url), names.map((name) => `${name}:${values[name]}`).join(";"), ""].join("\n");
    const content = how.content ? how.content({ ...draft, timestamp }) : bytes(canonical, draft.body);
    const digest = createHmac(how.hash ?? "sha256", how.toKey ? how.toKey(draft.key) : draft.key)
      .update(content)
      .digest();
    return {
      headers: [
        ["X-Contentful-Signature", how.write ? how.write(digest) : digest.toString("hex")],
        ["X-Contentful-Signed-Headers", names.join(",")],
        ["X-Contentful-Timestamp", timestamp],
      ],
    };
  },
  verify(received) {
    const { pathname, search } = splitUrl(received.url);
    const request = { method: received.method, path: pathname + search, headers: headersOf(received), body: textOf(received) };
    return verifyRequest(received.secret, request);
  },
  *cases(make) {
    const list = (change) => (all) => all.map(([name, value]) => [name, name === "X-Contentful-Signed-Headers" ? change(value) : value]);
    const header = (wanted, change) => (all) => all.flatMap(([name, value]) => (name !== wanted ? [[name, value]] : change(name, value)));
    yield make("signed-header-changed", { reason: "header-tampered", headers: header("X-Contentful-Topic", (name) => [[name, "ContentManagement.Entry.delete"]]) });
    yield make("signed-header-dropped", { reason: "header-tampered", headers: header("X-Contentful-Topic", () => []) });
    yield make("signed-header-blanks", { edge: true, headers: header("X-Contentful-Topic", (name, value) => [[name, ` ${value} `]]) });
    yield make("signed-header-repeated", { reason: "header-joined", edge: true, headers: header("X-Contentful-Topic", (name, value) => [[name, value], [name, value]]) });
    yield make("unsigned-header-added", { edge: true, headers: (all) => [...all, ["X-Forwarded-For", "10.0.0.1"]] });
    yield make("unsigned-header-changed", { edge: true, headers: header("X-Contentful-Idempotency-Key", (name) => [[name, "other"]]) });
    yield make("list-missing", { reason: "header-missing", headers: header("X-Contentful-Signed-Headers", () => []) });
    yield make("list-empty", { reason: "header-empty", headers: list(() => "") });
    yield make("list-reordered", { edge: true, headers: list((value) => value.split(",").reverse().join(",")) });
    yield make("list-blanks", { reason: "header-blank", edge: true, headers: list((value) => value.replaceAll(",", ", ")) });
    yield make("list-upper", { reason: "header-tampered", edge: true, headers: list((value) => value.toUpperCase()) });
    yield make("list-shortened", { reason: "header-tampered", headers: list((value) => value.replace("x-contentful-topic,", "")) });
    yield make("list-absent-name-added", { reason: "header-tampered", edge: true, headers: list((value) => `${value},x-not-there`) });
    yield make("list-name-twice", { edge: true, headers: list((value) => `${value},x-contentful-topic`) });
    yield make("list-without-own-names", { edge: true, headers: list(() => SIGNED.join(",")) });
    yield make("list-one-name", { reason: "header-tampered", edge: true, how: { signedHeaders: {} }, headers: list(() => "x-contentful-timestamp") });
    yield make("list-own-names-only", { edge: true, how: { signedHeaders: {} } });
    yield make("list-with-signature", { reason: "header-tampered", edge: true, headers: list((value) => `${value},x-contentful-signature`) });
    const latin1 = { "x-contentful-webhook-name": "caf\u00e9", "x-contentful-topic": valueOf(this, "x-contentful-topic") };
    yield make("signed-header-latin1", { edge: true, how: { signedHeaders: latin1 }, headers: header("X-Contentful-Webhook-Name", (name) => [[name, "caf\u00e9"]]) });
    for (const method of ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]) yield make(`method-${method}`, { edge: true, method });
    for (const method of ["post", "PURGE"]) yield make(`method-${method}`, { reason: "header-tampered", edge: true, method });
    const at = (name, path, signed) => make(`path-${name}`, { edge: true, url: `https://hooks.example.com${path}`, how: signed === undefined ? {} : { path: signed } });
    yield at("plain", "/a/b");
    yield at("query", "/a?x=1&y=2", "/a?x%253D1%2526y%253D2");
    yield at("query-as-it-is", "/a?x=1&y=2", "/a?x=1&y=2");
    yield at("query-empty", "/a?", "/a");
    yield at("query-with-mark", "/a?x=1?y", "/a?x%253D1");
    yield at("query-quote", "/a?x='(1)'!*~", "/a?x%253D'(1)'!*~");
    yield at("query-escaped", "/a?x=%20", "/a?x%253D%252520");
    yield at("escaped", "/a%20b", "/a%2520b");
    yield at("brackets", "/a[1]/b|c", "/a%5B1%5D/b%7Cc");
    yield at("root", "/", "/");
    yield at("none", "", "");
    const number = (name, text, signed) => make(`number-${name}`, { edge: true, reason: "timestamp-malformed", how: { timestamp: text, signedTimestamp: signed } });
    yield number("zeros", `00${NOW}`, String(NOW));
    yield number("garbage-after", `${NOW}abc`, String(NOW));
    yield number("fraction", `${NOW}.5`, String(NOW));
    yield number("blank", ` ${NOW} `, String(NOW));
    yield number("large", "9".repeat(30), "1e+30");
    yield make("before-2020", { reason: "timestamp-malformed", edge: true, signedAt: 1577836800000, now: 1577836800000 });
    yield make("just-2020", { edge: true, signedAt: 1577836800001, now: 1577836800001 });
    yield make("secret-64-characters", { edge: true, key: "é".repeat(64), secret: "é".repeat(64) });
    yield make("secret-63-characters", { reason: "secret-text", edge: true, key: "a".repeat(63), secret: "a".repeat(63) });
  },
};

function splitUrl(url) {
  const [, pathname, search] = /^https?:\/\/[^/?]*([^?]*)(.*)$/.exec(url);
  return { pathname, search };
}

/** The path as signed: the query escaped whole, then everything once more. */
function pathOf(url) {
  const { pathname, search } = splitUrl(url);
  return encodeURI(search.length > 1 ? `${pathname}?${escape(search.slice(1))}` : pathname);
}

function valueOf({ headers }, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted)[1];
}
