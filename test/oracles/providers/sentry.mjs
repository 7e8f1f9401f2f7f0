import { documented } from "../lib/documented.mjs";
import { rename, set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "Sentry-Hook-Signature";

export default {
  id: "sentry",
  folder: "docs",
  oracle: "docs.sentry.io, integration platform webhooks; as documented, with node:crypto over the bytes",
  secret: "1f4b7c2d9e8a6035f1c2b3a4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708",
  wrongKey: "another client secret",
  headers: [
    ["Request-ID", "0f7f3a52c1f94f0e9a2a1b0c9d8e7f60"],
    ["Sentry-Hook-Resource", "issue"],
    ["Sentry-Hook-Timestamp", "1785000000"],
  ],
  payload: {
    action: "created",
    installation: { uuid: "a8e5d37a-696c-4c54-adb5-b3f28d64c7de" },
    data: { issue: { id: "1170820242", title: "ReferenceError: heck is not defined", level: "error", status: "unresolved" } },
    actor: { type: "application", id: "sentry", name: "Sentry" },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha256", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, signature]] }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => ({ signatures: [headerOf(received, "sentry-hook-signature") ?? headerOf(received, "sentry-app-signature") ?? ""] }),
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield make("app-signature", { headers: rename(HEADER, "Sentry-App-Signature") });
    yield make("unsigned-timestamp-old", { headers: set("Sentry-Hook-Timestamp", () => "1500000000") });
    yield make("prefixed", { reason: "prefix-unexpected", headers: set(HEADER, (value) => `sha256=${value}`) });
  },
};
