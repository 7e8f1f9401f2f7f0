import { bodyJson } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

export default provider({
  id: "livekit",
  name: "LiveKit",
  docs: "https://docs.livekit.io/home/server/webhooks/",
  facts: {
    from: [
      "livekit-server-sdk 2.19.2, WebhookReceiver.receive (jose 5.10.0)",
      "livekit/protocol, webhook (content type, event id, queue)",
    ],
    checked: "2026-11-24",
    sdk: "livekit-server-sdk 2.19.2",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Authorization",
      algorithms: ["HS256", "HS384", "HS512"],
      compare: "bytes",
      bodyHash: [{ claim: "sha256", algorithm: "sha256", encoding: "base64", over: "text" }],
      leeway: 10,
      required: ["iss", "exp"],
      demands,
      claims: (draft) => ({ iss: issuerOf(draft) ?? DEVELOPMENT_KEY }),
    },
  ],
  detect: {
    prefer: ({ headers }) => /^application\/webhook\+json\b/i.test(header(headers, "content-type") ?? ""),
    body: ({ body, headers }) => header(headers, "authorization") !== undefined && isEvent(bodyJson(body)),
  },
  event: [{ json: "event" }],
  deliveryId: [{ json: "id" }],
  env: ["LIVEKIT_API_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      note: "the sender's HTTP client tries again with growing waits; events queued for more than 30 seconds, or beyond 200, are dropped",
    },
  },
  notes: [
    "The Authorization header is the bare token, without Bearer. Its claim sha256 is the base64 hash of the body.",
    "The content type is application/webhook+json: body parsers must be told of it.",
    "The issuer is the API key. The SDK is given it and compares; hookctl knows the secret only, and does not.",
    "The SDK allows ten seconds of clock skew, demands exp, and takes HS384 and HS512 too.",
    "The SDK also reads the body as a WebhookEvent and refuses fields of a wrong type.",
  ],
});

/** The key of `livekit-server --dev`, where a draft does not tell another. */
const DEVELOPMENT_KEY = "devkey";

/** The API key of the token that the draft still carries. */
function issuerOf({ headers }: Delivery): string | undefined {
  const claims = (header(headers, "authorization") ?? "").split(".")[1];
  if (claims === undefined) return undefined;
  const { iss } = (bodyJson(Buffer.from(claims, "base64url")) ?? {}) as { readonly iss?: unknown };
  return typeof iss === "string" ? iss : undefined;
}

function demands(delivery: Delivery): string | undefined {
  const wrong = parsesAsJson(delivery);
  if (wrong !== undefined) return wrong;
  const value = bodyJson(delivery.body);
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? undefined
    : "The body is no JSON object.";
}

function isEvent(value: unknown): boolean {
  return (
    value !== null &&
    typeof value === "object" &&
    Object.hasOwn(value, "event") &&
    (Object.hasOwn(value, "room") || Object.hasOwn(value, "egressInfo") || Object.hasOwn(value, "ingressInfo"))
  );
}
