import type { NextApiRequest, NextApiResponse } from "next";
import { buffer } from "node:stream/consumers";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = stripe.webhooks.constructEvent(await buffer(req), req.headers["stripe-signature"]!, process.env.STRIPE_WEBHOOK_SECRET!);
  res.json({ received: event.id });
}
