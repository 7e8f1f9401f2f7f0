import type { Delivery } from "../core/delivery.ts";
import { bodyJson } from "../core/fields.ts";
import type { ContentPart, Hash } from "../core/recipe.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

/** Hosts that may serve the certificate; upper case is made lower first. No port. */
const HOST = "sns\\.[a-zA-Z0-9-]{3,}\\.amazonaws\\.com(?:\\.cn)?";

/** A certificate's address as the SDK takes it: https, a host of SNS's own, a path (with its query) that ends in .pem. */
const CERTIFICATE_URL = new RegExp(`^\\s*https://(?:[^/?#@\\\\]*@)?${HOST}(?:[/?][^#]*)?\\.pem(?:#.*)?\\s*$`);

const REQUIRED = [
  "Message",
  "MessageId",
  "Timestamp",
  "TopicArn",
  "Type",
  "Signature",
  "SigningCertURL",
  "SignatureVersion",
];
const CONFIRMATIONS = new Set(["SubscriptionConfirmation", "UnsubscribeConfirmation"]);

export default provider({
  id: "sns",
  name: "Amazon SNS",
  docs: "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html",
  facts: {
    from: [
      "sns-validator 0.3.5, MessageValidator.validate",
      "docs.aws.amazon.com/sns: verify the signatures of messages; message delivery retries (three, 20 seconds apart)",
    ],
    checked: "2026-11-24",
    sdk: "sns-validator 0.3.5",
  },
  schemes: [
    {
      kind: "rsa",
      algorithmOf: ({ body }) => HASHES.get(field(body, "SignatureVersion")),
      signature: { json: "Signature", encoding: "base64", compare: "bytes" },
      content: ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
        .map((name) => `${name}\n{json:${name}}\n`)
        .join(""),
      contents: ({ body }) => [canonicalMessage(body)],
      keyFormats: ["pem"],
      keyUrl: { json: "SigningCertURL", hosts: [HOST], format: "pem" },
      demands,
    },
  ],
  detect: { headers: ["x-amz-sns-message-type", "x-amz-sns-topic-arn", "x-amz-sns-message-id"] },
  event: [{ header: "x-amz-sns-message-type" }, { json: "Type" }],
  deliveryId: [{ header: "x-amz-sns-message-id" }, { json: "MessageId" }],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 3,
      delays: [20, 20, 20],
      horizon: 60,
      note: "the default policy; up to an hour in all when configured. 4xx but 429 is final",
    },
    handshake:
      "x-amz-sns-message-type: SubscriptionConfirmation. Verify it, answer 200, then GET its SubscribeURL (host sns.<region>.amazonaws.com) or call ConfirmSubscription with its Token, within three days.",
    bodyLimit: 262_144,
  },
  notes: [
    "The public key is in the certificate at SigningCertURL, which must be https, on a host of SNS's own, without a port, and end in .pem: the SDK refuses any other before it looks at the signature.",
    "SignatureVersion 1 is RSA with SHA-1, 2 with SHA-256; the topic's attribute SignatureVersion chooses. Others are refused, and so is a number where text belongs.",
    "Signed are fields, not the body: it may be re-serialized. The content type is text/plain although the body is JSON, and body parsers must be told.",
    "sns-validator signs an UnsubscribeConfirmation without its Token, against AWS's documentation and its PHP validator, and so refuses genuine ones; hookctl says what it says.",
    "With raw message delivery (x-amz-sns-rawdelivery) the body is the message alone, and nothing is signed.",
  ],
});

const HASHES = new Map<unknown, Hash>([
  ["1", "sha1"],
  ["2", "sha256"],
]);

type Message = Readonly<Record<string, unknown>>;

/** The message, as the SDK normalises it: the names that Lambda events use, and no Subject that is null. */
function messageOf(body: Uint8Array): Message | undefined {
  const value = bodyJson(body);
  if (value === null || typeof value !== "object") return undefined;
  const message = new Map(Object.entries(value));
  if (message.has("SigningCertUrl")) message.set("SigningCertURL", message.get("SigningCertUrl"));
  if (message.get("Subject") === null) message.delete("Subject");
  return Object.fromEntries(message);
}

function field(body: Uint8Array, name: string): unknown {
  const message = messageOf(body);
  return message !== undefined && Object.hasOwn(message, name) ? message[name] : undefined;
}

/** Name and value of each signed field that is there, a line each. */
function canonicalMessage(body: Uint8Array): readonly ContentPart[] {
  const message = messageOf(body) ?? {};
  const token = message["Type"] === "SubscriptionConfirmation" ? ["Token"] : [];
  const names = ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", ...token, "TopicArn", "Type"];
  return names
    .filter((name) => Object.hasOwn(message, name))
    .map((name) => ({ label: name, bytes: `${name}\n${String(message[name])}\n` }));
}

function demands(delivery: Delivery): string | undefined {
  const wrong = parsesAsJson(delivery);
  if (wrong !== undefined) return wrong;
  const message = messageOf(delivery.body) ?? {};
  const required = CONFIRMATIONS.has(String(message["Type"])) ? [...REQUIRED, "SubscribeURL", "Token"] : REQUIRED;
  const missing = required.find((name) => !Object.hasOwn(message, name));
  if (missing !== undefined) return `The message has no ${missing}.`;
  if (!isCertificateUrl(message["SigningCertURL"])) return "SigningCertURL is no .pem file on a host of Amazon SNS.";
  return HASHES.has(message["SignatureVersion"]) ? undefined : 'SignatureVersion is neither "1" nor "2".';
}

function isCertificateUrl(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [scheme, ...rest] = value.split("//");
  const [authority = "", ...path] = rest.join("//").split("/");
  return CERTIFICATE_URL.test([`${(scheme ?? "").toLowerCase()}//${authority.toLowerCase()}`, ...path].join("/"));
}
