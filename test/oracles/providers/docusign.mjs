import { set } from "../lib/grid/header.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-DocuSign-Signature-1";
const OTHER = Buffer.alloc(32, 7).toString("base64");

export default {
  id: "docusign",
  oracle: sdk("nuxt-webhook-validators", "isValidDocusignWebhook"),
  secret: "c2VjcmV0IG1hZGUgdXAgZm9yIERvY3VzaWduIHZlY3RvcnM=",
  wrongKey: "another key",
  headers: [["X-Authorization-Digest", "HMACSHA256"]],
  payload: {
    event: "envelope-completed",
    apiVersion: "v2.1",
    uri: "/restapi/v2.1/accounts/a2c3d4e5/envelopes/8f6a2b1c",
    retryCount: 0,
    configurationId: 10407891,
    generatedDateTime: "2026-07-25T17:20:00.0000000Z",
    data: { accountId: "a2c3d4e5", userId: "1f2e3d4c", envelopeId: "8f6a2b1c" },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: hmacSigner({ hash: "sha256", encoding: "base64", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, signature]] }),
  verify: await nuxtValidator("docusign", "isValidDocusignWebhook", (secretKey) => ({ secretKey })),
  skip: NUXT_DEPARTURES,
  *cases(make) {
    const beside = (name, index) => (all) => [...all, [`${name}-${index}`, OTHER]];
    const moved = (index) => (all) => all.map(([name, value]) => [name === HEADER ? `X-DocuSign-Signature-${index}` : name, value]);
    yield make("second-key-other", { headers: beside("X-DocuSign-Signature", 2) });
    yield make("first-key-other", { headers: (all) => [...moved(2)(all), [HEADER, OTHER]] });
    yield make("only-second", { headers: moved(2) });
    yield make("tenth", { headers: (all) => [...moved(10)(all), [HEADER, OTHER]] });
    yield make("hundredth", { edge: true, headers: moved(100) });
    yield make("all-other", { reason: "wrong-secret", headers: (all) => beside("X-DocuSign-Signature", 2)(set(HEADER, () => OTHER)(all)) });
    yield make("no-number", { reason: "header-name-wrong", headers: (all) => all.map(([name, value]) => [name === HEADER ? "X-DocuSign-Signature" : name, value]) });
    yield make("key-decoded", { reason: "secret-wrongly-decoded", how: { toKey: (key) => Buffer.from(key, "base64") } });
  },
};
