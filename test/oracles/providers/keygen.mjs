import { createHash, createPublicKey, sign, verify } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { ed25519Pair } from "../lib/keys.mjs";
import { headersOf } from "../lib/request.mjs";

const HEADER = "Keygen-Signature";
const DATE = "Sat, 25 Jul 2026 17:20:00 GMT";
const [pair, other] = [ed25519Pair("keygen right"), ed25519Pair("keygen other")];
const KEYS = { right: pair.privateKey, other: other.privateKey };
const digestOf = (body) => `sha-256=${createHash("sha256").update(body).digest("base64")}`;

/** The signing string of draft-cavage-http-signatures, as Keygen's documentation has it. */
function signingString({ method, url, body }, host, date) {
  const { pathname, search } = new URL(url);
  return `(request-target): ${method.toLowerCase()} ${pathname}${search}\nhost: ${host}\ndate: ${date}\ndigest: ${digestOf(body)}`;
}

export default {
  id: "keygen",
  folder: "docs",
  brief: true,
  oracle: "keygen.sh/docs, signatures; as documented, with node:crypto",
  publicKey: pair.raw.toString("hex"),
  signingKey: "right",
  ownKey: pair.privateKey.export({ format: "pem", type: "pkcs8" }),
  wrongKey: "other",
  headers: [["User-Agent", "Keygen/1.0 (+https://keygen.sh)"]],
  payload: {data: {id: "b0e5a1c2-3d4f-4a5b-8c6d-7e8f9a0b1c2d", type: "webhook-events", attributes: {endpoint: "https://hooks.example.com/webhooks/keygen", payload: "{\"data\":{\"id\":\"d7c8\",\"type\":\"licenses\",\"attributes\":{\"name\":\"Größe\"}}}", event: "license.created", status: "DELIVERING", created: "2026-07-25T17:20:00.000Z"}}},
  signatureHeader: HEADER,
  encoding: "base64",
  sign(draft, how = {}) {
    const content = how.content ? how.content(draft) : signingString(draft, new URL(draft.url).host, DATE);
    const signature = sign(null, Buffer.from(content), KEYS[draft.key]);
    const text = how.write ? how.write(signature) : signature.toString("base64");
    return { headers: [["Date", DATE], ["Digest", digestOf(draft.body)], [HEADER, `keyid="1fddcec8", algorithm="ed25519", signature="${text}", headers="(request-target) host date digest"`]] };
  },
  verify(received) {
    const headers = headersOf(received);
    const { algorithm, signature, headers: listed } = Object.fromEntries([...headers[HEADER.toLowerCase()].matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    if (algorithm !== "ed25519" || listed !== "(request-target) host date digest") return false;
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(received.publicKey, "hex").toString("base64url") }, format: "jwk" });
    const bytes = Buffer.from(signature, "base64");
    return bytes.toString("base64") === signature && verify(null, Buffer.from(signingString(received, headers.host, headers.date)), publicKey, bytes);
  },
  // Host and Date are signed.
  skip: ["no-other-headers", "signature-repeated", "signature-trailing-space"],
  *cases(make) {
    const url = "https://hooks.example.com/webhooks/keygen";
    yield make("query", { url: `${url}?a=1&b=2` });
    yield make("query-dropped", { reason: "url-query-missing", url: `${url}?a=1`, receivedUrl: url });
    yield make("path-other", { reason: "url-path", receivedUrl: `${url}/more` });
    yield make("method-put", { method: "PUT" });
    yield make("host-other", { reason: "url-host-behind-proxy", headers: set("Host", () => "proxy.example.com") });
    yield make("date-changed", { reason: "timestamp-tampered", headers: set("Date", () => "Sat, 25 Jul 2026 17:20:01 GMT") });
    yield make("digest-header-not-looked-at", { headers: set("Digest", () => "sha-256=AAAA") });
    yield make("algorithm-rsa", { reason: "algorithm-mismatch", headers: set(HEADER, (value) => value.replace("ed25519", "rsa-sha256")) });
    yield make("blanks-after-commas-dropped", { headers: set(HEADER, (value) => value.replaceAll(", ", ",")) });
    yield make("key-other", { reason: "wrong-secret", publicKey: other.raw.toString("hex") });
  },
};
