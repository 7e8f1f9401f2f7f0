/** Signers that do one thing otherwise, and what diagnosis says first of what they sign. */
import { expect } from "vitest";
import type { Delivery, Header } from "../../../src/core/delivery.ts";
import type { Recipe } from "../../../src/core/recipe.ts";
import type { Finding } from "../../../src/core/verdict.ts";
import { compile } from "../../../src/schemes/compile.ts";
import { isProblem } from "../../../src/schemes/scheme.ts";
import {
  type Asked,
  diagnosed,
  discordLike,
  githubLike,
  handlerFinding,
  judged,
  livekitLike,
  shopifyLike,
  type Signer,
  slackLike,
  stripeLike,
  svixLike,
  twilioLike,
} from "../_broken.ts";

export const BODY = '{"type":"invoice.paid","id":"evt_1NG8Du2eZ","amount":1200}';
export const FORM = "From=%2B14158675309&To=%2B18005551212&CallStatus=ringing";

/** The body that a signer signs. */
export function bodyOf(signer: Signer): string {
  return signer.contentType.includes("form") ? FORM : BODY;
}

/** The signer with other values in its recipe (`signature` and `secret` are merged), or with another key. */
export function variant(signer: Signer, recipe: object, more: Partial<Signer> = {}): Signer {
  const own = signer.provider.schemes[0] as Recipe & { signature?: object };
  const { signature, ...rest } = recipe as { signature?: object };
  const merged = { ...own, ...rest, ...(signature && { signature: { ...own.signature, ...signature } }) } as Recipe;
  return { ...signer, ...more, provider: { ...signer.provider, schemes: [merged] } };
}

/** Svix's scheme in the words of HMAC, so that single words of it can be changed. */
export const svixAsHmac: Signer = {
  ...svixLike,
  provider: {
    ...svixLike.provider,
    schemes: [
      {
        kind: "hmac",
        algorithm: "sha256",
        signature: { header: "Svix-Signature", encoding: "base64", versions: { accept: "v1" } },
        id: { header: "Svix-Id" },
        timestamp: { header: "Svix-Timestamp", unit: "s", tolerance: 300 },
        content: "{id}.{timestamp}.{body}",
        secret: { decode: "base64", prefix: "whsec_" },
      },
    ],
  },
};

/** Method, URL, body and time, as HubSpot signs them. */
export const hubspotLike: Signer = {
  ...shopifyLike,
  provider: {
    ...shopifyLike.provider,
    id: "hubspot",
    name: "HubSpot",
    schemes: [
      {
        kind: "hmac",
        algorithm: "sha256",
        signature: { header: "X-HubSpot-Signature-v3", encoding: "base64" },
        timestamp: { header: "X-HubSpot-Request-Timestamp", unit: "ms", tolerance: 300 },
        content: "{method}{url}{body}{timestamp}",
      },
    ],
  },
};

export const tokenLike: Signer = {
  ...githubLike,
  provider: {
    ...githubLike.provider,
    id: "gitlab",
    name: "GitLab",
    schemes: [{ kind: "token", header: "X-Gitlab-Token" }],
  },
  signingKey: "glsoat-5pYBMRQJzHkq",
  secret: "glsoat-5pYBMRQJzHkq",
};

/** Schemes with a shared secret and a digest. */
export const MAC_SIGNERS: readonly Signer[] = [
  githubLike,
  stripeLike,
  svixLike,
  shopifyLike,
  slackLike,
  twilioLike,
  livekitLike,
  hubspotLike,
];

/** Schemes whose header holds one value, and nothing else. */
export const PLAIN_SIGNERS: readonly Signer[] = [githubLike, shopifyLike, slackLike, twilioLike, hubspotLike];

export const ALL_SIGNERS: readonly Signer[] = [...MAC_SIGNERS, discordLike, tokenLike];

/** The digest that a handler computes which signs as `other` does. */
export function computedAs(signer: Signer, delivery: Delivery, other: Signer): string {
  const scheme = compile(other.provider.schemes[0]);
  const claim = compile(signer.provider.schemes[0]).read(delivery);
  const key = scheme.key(other.signingKey);
  if (isProblem(claim) || isProblem(key)) throw new Error("the delivery is not signed");
  const [content] = scheme.contents(delivery, claim);
  return scheme.encode!(scheme.mac!(content!, key));
}

/** The first finding; no text of any finding holds a secret. */
export function top(signer: Signer, delivery: Delivery, asked: Asked = {}): Finding {
  const findings = diagnosed(signer, delivery, asked);
  const secrets = [
    signer.secret,
    signer.signingKey,
    asked.secret ?? signer.secret,
    ...Object.values(asked.others ?? {}),
  ];
  for (const secret of secrets) expectNoTrace(findings, secret);
  return findings[0];
}

/** Is the delivery valid all the same? Some SDKs forgive what others refuse. */
export function isValid(signer: Signer, delivery: Delivery, asked: Asked = {}): boolean {
  return judged(signer, delivery, asked).verdict.verdict === "valid";
}

/** What is said of the handler; it holds no secret either. */
export function handler(signer: Signer, delivery: Delivery, asked: Asked): Finding | undefined {
  const finding = handlerFinding(signer, delivery, asked);
  if (finding) expectNoTrace([finding], asked.secret ?? signer.secret);
  return finding;
}

function expectNoTrace(findings: readonly Finding[], secret: string): void {
  if (secret.trim().length < 8) return;
  const texts = findings.flatMap(({ title, detail, fix, evidence }) => [
    title,
    detail,
    fix.text,
    evidence?.changed ?? "",
  ]);
  expect(texts.filter((text) => text.includes(secret.trim()))).toEqual([]);
}

/** The delivery with its headers mapped. */
export function withHeaders(delivery: Delivery, change: (headers: readonly Header[]) => readonly Header[]): Delivery {
  return { ...delivery, headers: change(delivery.headers) };
}

/** The delivery with the value of one header changed. @param name in any case. */
export function changed(delivery: Delivery, name: string, change: (value: string) => string): Delivery {
  return withHeaders(delivery, (headers) =>
    headers.map(([header, value]) => [header, is(header, name) ? change(value) : value]),
  );
}

export function renamed(delivery: Delivery, name: string, to: string): Delivery {
  return withHeaders(delivery, (headers) => headers.map(([header, value]) => [is(header, name) ? to : header, value]));
}

export function without(delivery: Delivery, name: string): Delivery {
  return withHeaders(delivery, (headers) => headers.filter(([header]) => !is(header, name)));
}

function is(header: string, name: string): boolean {
  return header.toLowerCase() === name.toLowerCase();
}

/** The name of the header that carries a signer's signature. */
export function signatureHeader(signer: Signer): string {
  return compile(signer.provider.schemes[0]).signatureHeaders[0]!;
}
