import { timingSafeEqual } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";

const HEADER = "Authorization";

export default {
  id: "new-relic",
  folder: "docs",
  brief: true,
  oracle: "docs.newrelic.com, webhook destinations: bearer token; as documented, with node:crypto",
  secret: "nr-made-up-bearer-token",
  wrongKey: "another-token",
  headers: [["User-Agent", "NewRelic-Notifications"]],
  payload: {id: "d1b1f3fd-995a-4066-88ab-8ce4f6960654", issueUrl: "https://radar-api.service.newrelic.com/accounts/1/issues/0ea2df1c", title: "Größe > 10 for 5 minutes", priority: "CRITICAL", impactedEntities: ["Kasse"], totalIncidents: 1, state: "ACTIVATED", trigger: "INCIDENT_ADDED", isCorrelated: false, createdAt: 1785000000000, updatedAt: 1785000000000, sources: ["newrelic"], alertPolicyNames: ["Produktion"]},
  signatureHeader: HEADER,
  sign: ({ key }) => ({ headers: [[HEADER, `Bearer ${Buffer.from(key, "utf8").toString("latin1")}`]] }),
  verify(received) {
    const value = headerOf(received, "authorization") ?? "";
    const [given, wanted] = [Buffer.from(value.replace(/^Bearer /, ""), "latin1"), Buffer.from(received.secret)];
    return value.startsWith("Bearer ") && wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  // Nothing is signed.
  skip: ["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "secret-trailing-newline"],
  *cases(make) {
    yield make("bearer-missing", { reason: "prefix-missing", headers: set(HEADER, (value) => value.slice(7)) });
    yield make("bearer-lower", { reason: "prefix-wrong", edge: true, headers: set(HEADER, (value) => value.replace("Bearer", "bearer")) });
    yield make("token-upper", { reason: "wrong-secret", headers: set(HEADER, (value) => `Bearer ${value.slice(7).toUpperCase()}`) });
    yield make("body-changed", { received: (body) => `${body} ` });
  },
};
