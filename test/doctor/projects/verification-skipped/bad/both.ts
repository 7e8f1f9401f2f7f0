import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export async function POST(request: Request) {
  const body = await request.text();
  const signature = request.headers.get("stripe-signature");
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  let event: Stripe.Event;
  if (signature && webhookSecret) {
    event = stripe.webhooks.constructEvent(body, signature, webhookSecret);
  } else {
    event = JSON.parse(body) as Stripe.Event;
  }
  return Response.json({ type: event.type });
}

export function parse(body: string, signature: string) {
  return process.env.STRIPE_WEBHOOK_SECRET ? stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET) : JSON.parse(body);
}
