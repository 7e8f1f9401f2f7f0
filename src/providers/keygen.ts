import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { header, withHeader } from "../core/headers.ts";
import type { ContentPart, ParsedSignature } from "../core/recipe.ts";
import { signedUrl, urlParts } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "keygen",
  name: "Keygen",
  docs: "https://keygen.sh/docs/api/webhooks/",
  facts: {
    from: [
      "keygen.sh/docs, API: webhooks, signatures",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "ed25519",
      keyFormats: ["hex"],
      signature: { header: "Keygen-Signature", encoding: "base64", parse, write },
      content: "(request-target): {method} {path}",
      contents: signingStrings,
      prepare: (draft, at) => ({
        ...draft,
        headers: withHeader(draft.headers, "Date", new Date(at.now).toUTCString()),
      }),
    },
  ],
  event: [{ json: "data.attributes.event" }],
  deliveryId: [{ json: "data.id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is known here" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "HTTP signatures (draft-cavage): the lines that the header lists, by default (request-target), host, date and digest. The digest is that of the body received; what the header Digest says is not looked at.",
    "The key is the account's Ed25519 public key, in hex. Other algorithms that an endpoint can be set to are not judged here.",
    "No age is checked.",
  ],
});

const LINES = "(request-target) host date digest";

/** `keyid="…", algorithm="ed25519", signature="…", headers="…"` */
function parameters(text: string): Record<string, string> {
  return Object.fromEntries(Array.from(text.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name!, value!]));
}

function parse(text: string): ParsedSignature | undefined {
  const { algorithm = "ed25519", signature, headers } = parameters(text);
  return algorithm === "ed25519" && signature !== undefined && headers !== undefined
    ? { signatures: [signature] }
    : undefined;
}

function write(signature: string): string {
  return `keyid="hookctl", algorithm="ed25519", signature="${signature}", headers="${LINES}"`;
}

function signingStrings(delivery: Delivery): readonly (readonly ContentPart[])[] {
  const { headers: names = LINES } = parameters(header(delivery.headers, "keygen-signature") ?? "");
  return [
    names
      .split(" ")
      .map((name, index) => ({ label: name, bytes: `${index === 0 ? "" : "\n"}${name}: ${lineOf(delivery, name)}` })),
  ];
}

function lineOf(delivery: Delivery, name: string): string {
  if (name === "digest") return `sha-256=${createHash("sha256").update(delivery.body).digest("base64")}`;
  if (name !== "(request-target)") return header(delivery.headers, name) ?? "";
  const parts = urlParts(signedUrl(delivery));
  return `${delivery.method.toLowerCase()} ${parts ? parts.path + parts.query : delivery.target}`;
}
