/** A provider's signature, worked out now: a demo key, a small delivery, every step. */
import { generateKeyPairSync } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import type { Provider } from "../core/provider.ts";
import type { Recipe } from "../core/recipe.ts";
import { isProblem } from "../schemes/scheme.ts";
import { sign } from "../verify/sign.ts";
import { STANDARD_SECRET } from "../schemes/keys.ts";

export interface Example {
  /** The demo secret; undefined where a key pair was made for the occasion. */
  readonly secret?: string;
  readonly body: string;
  readonly url: string;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
  /** Headers that signing wrote. */
  readonly headers: readonly (readonly [string, string])[];
}

const URL = "https://example.com/webhooks";

/**
 * @param at Unix ms and delivery id to sign with. @param bytes for a demo secret that is decoded.
 * @returns undefined where no small delivery can be signed (SNS: a certificate; Adyen: fields of its own).
 */
export function exampleOf(provider: Provider, at: { readonly now: number; readonly id: string }): Example | undefined {
  const key = demoKey(provider.schemes[0]);
  if (key === undefined) return undefined;
  const body = '{"id":"evt_1"}';
  const draft: Delivery = {
    id: "",
    method: "POST",
    target: "/webhooks",
    url: `${URL}/${provider.id}`,
    headers: [["Content-Type", "application/json"]],
    body: Buffer.from(body),
  };
  const signed = sign(provider, draft, key.text, at);
  if ("problem" in signed) return undefined;
  const { delivery, scheme } = signed;
  const claim = scheme.read(delivery);
  if (isProblem(claim)) return undefined;
  return {
    ...(key.shared && { secret: key.text }),
    body: Buffer.from(delivery.body).toString("utf8"),
    url: delivery.url ?? URL,
    parts: scheme.explain(delivery, claim).map(({ label, bytes }) => ({
      label,
      text: typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8"),
    })),
    headers: delivery.headers.filter(([name]) => name !== "Content-Type"),
  };
}

const DEMO = "demo-secret-that-everybody-may-know-1";

function demoKey(recipe: Recipe): { text: string; shared: boolean } | undefined {
  switch (recipe.kind) {
    case "hmac":
    case "standard-webhooks": {
      const format =
        recipe.secret ?? (recipe.kind === "standard-webhooks" ? STANDARD_SECRET : { decode: "text" as const });
      if (format.decode === "hex") return { text: Buffer.from(DEMO).toString("hex"), shared: true };
      const text = format.decode === "base64" ? Buffer.from(DEMO.slice(0, 24)).toString("base64") : DEMO;
      return { text: `${format.prefix ?? ""}${text}`, shared: true };
    }
    case "token":
      return { text: DEMO, shared: true };
    case "basic-auth":
      return { text: `user:${DEMO}`, shared: true };
    case "jwt":
      return recipe.algorithms.some((name) => name.startsWith("HS"))
        ? { text: DEMO, shared: true }
        : pem(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
    case "ed25519":
      return pem(generateKeyPairSync("ed25519").privateKey);
    case "ecdsa":
      return pem(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
    case "rsa":
      return pem(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey);
    case "none":
      return undefined;
    default:
      return recipe satisfies never;
  }
}

function pem(key: import("node:crypto").KeyObject): { text: string; shared: boolean } {
  return { text: key.export({ type: "pkcs8", format: "pem" }).toString(), shared: false };
}
