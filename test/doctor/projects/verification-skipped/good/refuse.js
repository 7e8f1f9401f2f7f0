import { Webhook } from "svix";
import Stripe from "stripe";

const stripe = new Stripe("sk");
// As the provider's first steps show it: a secret that stands in the code is always set.
const endpointSecret = "whsec_1234";

export function first(req, res) {
  let event = req.body;
  if (endpointSecret) {
    event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], endpointSecret);
  }
  res.json({ type: event.type });
}

export function second(req, res) {
  const secret = process.env.HOOK_SECRET;
  if (!secret) return res.status(500).send("not configured");
  res.json(new Webhook(secret).verify(req.body, req.headers));
}

export function third(payload, headers) {
  const { WEBHOOK_SECRET } = process.env;
  if (!WEBHOOK_SECRET) {
    throw new Error("set WEBHOOK_SECRET");
  }
  return new Webhook(WEBHOOK_SECRET).verify(payload, headers);
}

export function fourth(payload, headers) {
  if (process.env.HOOK_SECRET) {
    return new Webhook(process.env.HOOK_SECRET).verify(payload, headers);
  }
  throw new Error("set HOOK_SECRET");
}

export function fifth(payload, headers) {
  const secret = process.env.HOOK_SECRET;
  if (secret) {
    return new Webhook(secret).verify(payload, headers);
  } else {
    console.error("HOOK_SECRET is not set");
    process.exit(1);
  }
}
