import { verify } from "@octokit/webhooks-methods";
import { Webhooks } from "@octokit/webhooks";
import { verifyWebhook } from "@clerk/nextjs/webhooks";
import Stripe from "stripe";

const stripe = new Stripe("sk");
const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET! });

export async function github(body: string, signature: string) {
  if (!verify(process.env.GITHUB_WEBHOOK_SECRET!, body, signature)) return new Response("", { status: 401 });
  const valid = webhooks.verify(body, signature);
  if (valid) return new Response("ok");
  return new Response("", { status: 401 });
}

export async function edge(request: Request) {
  const event = stripe.webhooks.constructEventAsync(await request.text(), request.headers.get("stripe-signature")!, "whsec_x");
  return Response.json({ type: (event as any).type });
}

export async function clerk(request: any) {
  verifyWebhook(request);
  return new Response("ok");
}

export async function subtle(key: CryptoKey, mac: ArrayBuffer, body: ArrayBuffer) {
  return crypto.subtle.verify("HMAC", key, mac, body) ? 200 : 401;
}
