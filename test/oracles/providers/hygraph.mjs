import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const { verifyWebhookSignature } = createRequire(import.meta.url)("@hygraph/utils");
const HEADER = "gcms-signature";

export default {
  id: "hygraph",
  brief: true,
  oracle: sdk("@hygraph/utils", "verifyWebhookSignature"),
  secret: "rCNwyiloY3oJYYkxgpBXaleIiUv5MYlx",
  wrongKey: "another secret",
  headers: [["User-Agent", "Hygraph-Webhooks"]],
  payload: {operation: "publish", data: {__typename: "Post", id: "ckw7h2xq80k3d0b61b2s5n1zq", title: "Über uns", slug: "uber-uns", stage: "PUBLISHED", updatedAt: "2026-07-25T17:20:00.000000+00:00"}},
  signatureHeader: HEADER,
  encoding: "base64",
  sign({ key, body, now }, how = {}) {
    const time = how.timestamp ?? String(now);
    const content = how.content ? how.content({ body }) : JSON.stringify({ Body: body.toString("utf8"), EnvironmentName: how.environment ?? "master", TimeStamp: Number.parseInt(time, 10) });
    const digest = createHmac(how.hash ?? "sha256", key).update(content).digest();
    return { headers: [[HEADER, `sign=${how.write ? how.write(digest) : digest.toString("base64")}, env=${how.environment ?? "master"}, t=${time}`]] };
  },
  verify: (received) => received.secret !== "" && verifyWebhookSignature({ rawPayload: textOf(received), signature: headerOf(received, HEADER), secret: received.secret }),
  skip: ["signature-repeated", "signature-trailing-space"],
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield make("environment", { how: { environment: "größe" } });
    yield make("day-old", { signedAt: 1_784_913_600_000 });
    yield header("environment-changed", "header-tampered", (value) => value.replace("env=master", "env=other"));
    yield header("time-changed", "timestamp-tampered", (value) => `${value.slice(0, -1)}1`);
    yield header("no-blanks", "malformed-header", (value) => value.replaceAll(", ", ","));
    yield header("time-missing", "timestamp-missing", (value) => value.split(", ").slice(0, 2).join(", "));
    yield header("order-changed", "malformed-header", (value) => value.split(", ").reverse().join(", "));
    yield header("sign-missing", "prefix-missing", (value) => value.replace("sign=", ""));
    yield make("dot-signed", { reason: "scheme-mismatch", how: { content: ({ body }) => `1785000000000.${body}` } });
  },
};
