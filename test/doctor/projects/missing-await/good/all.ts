import { verify } from "@octokit/webhooks-methods";
import { Webhook } from "svix";
import jwt from "jsonwebtoken";
import Stripe from "stripe";

const stripe = new Stripe("sk");

export async function github(body: string, signature: string) {
  if (!(await verify(process.env.GITHUB_WEBHOOK_SECRET!, body, signature))) return new Response("", { status: 401 });
  const pending = verify("s", body, signature);
  const valid = await pending;
  return new Response("ok", { status: valid ? 200 : 401 });
}

export const handedOn = (body: string, signature: string) => verify("s", body, signature);
export const chained = (body: string, signature: string) => verify("s", body, signature).then((valid) => valid || Promise.reject(new Error("forged")));

export async function several(body: string, signature: string) {
  const one = stripe.webhooks.constructEventAsync(body, signature, "whsec_1");
  const two = stripe.webhooks.constructEventAsync(body, signature, "whsec_2");
  return Promise.any([one, two]);
}

export function synchronous(body: string, headers: Record<string, string>) {
  const event = new Webhook("whsec_x").verify(body, headers);
  if (jwt.verify(body, "k")) return event;
  return stripe.webhooks.constructEvent(body, "t=1,v1=2", "whsec_x");
}

export async function subtle(key: CryptoKey, mac: ArrayBuffer, body: ArrayBuffer) {
  return (await crypto.subtle.verify("HMAC", key, mac, body)) ? 200 : 401;
}
