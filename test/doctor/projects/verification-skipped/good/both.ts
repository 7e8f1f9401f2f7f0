import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export async function POST(request: Request) {
  const signature = request.headers.get("stripe-signature");
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!signature || !webhookSecret) return new Response("refused", { status: 400 });
  const event = stripe.webhooks.constructEvent(await request.text(), signature, webhookSecret);
  return Response.json({ type: event.type });
}

export async function other(request: Request) {
  const signature = request.headers.get("stripe-signature");
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  try {
    if (!signature || !webhookSecret) return;
    stripe.webhooks.constructEvent(await request.text(), signature, webhookSecret);
  } catch {
    return new Response("refused", { status: 400 });
  }
  return Response.json({});
}
