/**
 * Deliveries that are signed as providers sign, then broken in one way, and what diagnosis says of them. Everything
 * goes through the real engine: the recipe's own `write`, then `decide` and `explain`.
 */
import { createPublicKey } from "node:crypto";
import type { Delivery, Fidelity, Header } from "../../src/core/delivery.ts";
import { header, withHeader } from "../../src/core/headers.ts";
import type { Provider } from "../../src/core/provider.ts";
import type { Recipe } from "../../src/core/recipe.ts";
import { Secret } from "../../src/core/secret.ts";
import type { Finding, Verdict } from "../../src/core/verdict.ts";
import { compile } from "../../src/schemes/compile.ts";
import { isProblem } from "../../src/schemes/scheme.ts";
import type { Neighbour } from "../../src/verify/hypothesis.ts";
import { privateKey } from "../../src/schemes/keys.ts";
import { explain } from "../../src/verify/explain.ts";
import { type Answer, decide, type Question } from "../../src/verify/verify.ts";

/** A way of signing, with a key for it. */
export interface Signer {
  readonly provider: Provider;
  /** What signs: the shared secret, or a private key. */
  readonly signingKey: string;
  /** What the receiver has: the same secret, or the public key. */
  readonly secret: string;
  readonly contentType: string;
}

/** Unix ms. */
export const NOW = 1_785_000_000_000;

function like(
  name: string,
  recipe: Recipe,
  secret: string,
  more: Partial<Signer> & { event?: Provider["event"] } = {},
): Signer {
  const { event = [{ json: "type" }], ...rest } = more;
  const id = name.toLowerCase();
  const provider = {
    id,
    name,
    docs: `https://docs.${id}.example`,
    facts: { from: [], checked: "2026-08-01" },
    schemes: [recipe],
    event,
  } satisfies Provider;
  return { provider, signingKey: secret, secret, contentType: "application/json", ...rest };
}

export const githubLike = like(
  "GitHub",
  {
    kind: "hmac",
    algorithm: "sha256",
    signature: { header: "X-Hub-Signature-256", encoding: "hex", prefix: "sha256=" },
    content: "{body}",
  },
  "It's a Secret to Everybody",
  { event: [{ header: "X-GitHub-Event" }] },
);

export const stripeLike = like(
  "Stripe",
  {
    kind: "hmac",
    algorithm: "sha256",
    signature: { header: "Stripe-Signature", encoding: "hex", params: { signature: "v1", timestamp: "t" } },
    content: "{timestamp}.{body}",
    timestamp: { unit: "s", tolerance: 300 },
  },
  "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
);

export const svixLike = like(
  "Svix",
  { kind: "standard-webhooks", headers: ["Svix", "Webhook"] },
  "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
);

export const shopifyLike = like(
  "Shopify",
  {
    kind: "hmac",
    algorithm: "sha256",
    signature: { header: "X-Shopify-Hmac-Sha256", encoding: "base64" },
    content: "{body}",
  },
  "hush-4f1c2b7d9e",
  { event: [{ header: "X-Shopify-Topic" }] },
);

export const slackLike = like(
  "Slack",
  {
    kind: "hmac",
    algorithm: "sha256",
    signature: { header: "X-Slack-Signature", encoding: "hex", prefix: "v0=" },
    content: "v0:{timestamp}:{body}",
    timestamp: { header: "X-Slack-Request-Timestamp", unit: "s", tolerance: 300 },
  },
  "8f742231b10e8888abcd99yyyzzz85a5",
);

/** The URL, then the form's parameters in order of their names. */
export const twilioLike = like(
  "Twilio",
  {
    kind: "hmac",
    algorithm: "sha1",
    signature: { header: "X-Twilio-Signature", encoding: "base64" },
    content: "{url}{sortedFormParams}",
  },
  "12345f5e5d1ab4a0c8e9d7b6a5f4e3d2",
  { contentType: "application/x-www-form-urlencoded", event: [{ form: "CallStatus" }] },
);

/** The signature covers a token that holds the body's hash. */
export const livekitLike = like(
  "LiveKit",
  {
    kind: "jwt",
    header: "Authorization",
    algorithms: ["HS256"],
    bodyHash: [{ claim: "sha256", algorithm: "sha256", encoding: "base64" }],
  },
  "MjmC6RnkYFbCmeVEJ2GUAgFqW3xqVQzq",
  { event: [{ json: "event" }] },
);

/** A raw Ed25519 seed (RFC 8032, section 7.1, test 1), in base64: in hex it would be read as a public key. */
const SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

export const discordLike = like(
  "Discord",
  {
    kind: "ed25519",
    signature: { header: "X-Signature-Ed25519", encoding: "hex" },
    content: "{timestamp}{body}",
    timestamp: { header: "X-Signature-Timestamp", unit: "s" },
    keyFormats: ["hex"],
  },
  rawPublicKey(SEED),
  { signingKey: SEED },
);

/** Providers that sign the body's bytes as they are. */
export const BODY_SIGNERS: readonly Signer[] = [githubLike, stripeLike, svixLike, shopifyLike, discordLike];

/** The 32 bytes of an Ed25519 key, behind 12 of DER. */
function rawPublicKey(seed: string): string {
  return createPublicKey(privateKey(seed)!).export({ format: "der", type: "spki" }).subarray(12).toString("hex");
}

export interface Draft {
  readonly headers?: readonly Header[];
  readonly url?: string;
  readonly method?: string;
  /** Unix ms to sign at. */
  readonly at?: number;
  /** Content-Length is left out. */
  readonly lengthless?: true;
}

/** A delivery as the provider sends it: signed, with Content-Type and Content-Length. */
export function signed(
  signer: Signer,
  body: string | Uint8Array,
  { headers = [], url = "https://hooks.example.com/in", method = "POST", at = NOW, lengthless }: Draft = {},
): Delivery {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const length: Header[] = lengthless ? [] : [["Content-Length", String(bytes.length)]];
  const draft: Delivery = {
    id: "019f0000-0000-7000-8000-000000000001",
    method,
    target: new URL(url).pathname + new URL(url).search,
    url,
    headers: [["Host", new URL(url).host], ["Content-Type", signer.contentType], ...length, ...headers],
    body: bytes,
  };
  const scheme = compile(signer.provider.schemes[0]);
  const key = scheme.key(signer.signingKey);
  if (isProblem(key)) throw new Error(key.detail);
  const delivery = scheme.write!(draft, key, { now: at, id: "msg_2jw19fixKhFl974Krf9N" });
  if (!delivery) throw new Error(`${signer.provider.name} cannot be signed`);
  return delivery;
}

/** The delivery with another body; Content-Length follows it, as whoever wrote the body anew would do. */
export function withBody(delivery: Delivery, body: string | Uint8Array): Delivery {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const recorded = header(delivery.headers, "content-length") !== undefined;
  const headers = recorded ? withHeader(delivery.headers, "Content-Length", String(bytes.length)) : delivery.headers;
  return { ...delivery, headers, body: bytes };
}

export interface Asked {
  /** In place of the signer's own. */
  readonly secret?: string;
  /** Configured elsewhere, by the place they come from. */
  readonly others?: Readonly<Record<string, string>>;
  readonly neighbours?: readonly Neighbour[];
  readonly now?: number;
  readonly fidelity?: Fidelity;
  readonly computed?: string;
  readonly appBody?: string | Uint8Array;
}

/** What hookctl says of a delivery. */
export function judged(signer: Signer, delivery: Delivery, asked: Asked = {}): Answer {
  const {
    secret = signer.secret,
    others = {},
    neighbours = [],
    now = NOW,
    fidelity = "exact",
    computed,
    appBody,
  } = asked;
  const question: Question = {
    delivery,
    fidelity,
    provider: signer.provider,
    secrets: [new Secret(secret, "option")],
    others: Object.entries(others).map(([from, value]) => new Secret(value, from)),
    searched: ["--secret"],
    clock: { now, wall: now },
    ...(computed !== undefined && { computed: [computed] }),
    ...(appBody !== undefined && { appBody: typeof appBody === "string" ? Buffer.from(appBody) : appBody }),
  };
  return explain(question, decide(question), neighbours);
}

/** The findings of a delivery that must not be valid, best first. */
export function diagnosed(signer: Signer, delivery: Delivery, asked: Asked = {}): readonly [Finding, ...Finding[]] {
  const { verdict } = judged(signer, delivery, asked);
  if (verdict.verdict === "valid") throw new Error("the broken delivery is valid");
  return verdict.findings;
}

/** What hookctl says of the user's handler; the delivery must be valid. */
export function handlerFinding(signer: Signer, delivery: Delivery, asked: Asked): Finding | undefined {
  return validVerdict(judged(signer, delivery, asked).verdict).handler;
}

/** The digest that a handler computes which hashes other bytes than those that came, as the header would write it. */
export function computedOver(
  signer: Signer,
  delivery: Delivery,
  body: string | Uint8Array,
  secret = signer.secret,
): string {
  const scheme = compile(signer.provider.schemes[0]);
  const claim = scheme.read(delivery);
  const key = scheme.key(secret);
  if (isProblem(claim) || isProblem(key)) throw new Error("the delivery is not signed");
  const [content] = scheme.contents({ ...delivery, body: typeof body === "string" ? Buffer.from(body) : body }, claim);
  return scheme.encode!(scheme.mac!(content!, key));
}

function validVerdict(verdict: Verdict): Verdict & { verdict: "valid" } {
  if (verdict.verdict !== "valid") throw new Error(`the delivery is ${verdict.verdict}: ${verdict.findings[0].title}`);
  return verdict;
}
