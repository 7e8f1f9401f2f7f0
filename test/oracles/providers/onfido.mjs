import onfido from "@onfido/api";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

export default {
  id: "onfido",
  oracle: sdk("@onfido/api", "WebhookEventVerifier.readPayload"),
  secret: "Vv8c2Jp0aT4rY6wQ1zX3nB5mK7hL9dF-",
  wrongKey: "another token",
  payload: {
    payload: {
      resource_type: "workflow_run",
      action: "workflow_run.completed",
      object: {
        id: "5fb73ff7-9a2d-4b3e-8f5e-0d3f2c1b4a6e",
        status: "approved",
        completed_at_iso8601: "2026-07-25T17:19:57Z",
        href: "https://api.eu.onfido.com/v3.6/workflow_runs/5fb73ff7-9a2d-4b3e-8f5e-0d3f2c1b4a6e",
      },
    },
  },
  signatureHeader: "X-SHA2-Signature",
  // One member: in any order it is the same.
  skip: ["key-order"],
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-SHA2-Signature", signature]],
  }),
  verify: (received) => {
    new onfido.WebhookEventVerifier(received.secret).readPayload(received.body, headerOf(received, "x-sha2-signature"));
    return true;
  },
};
