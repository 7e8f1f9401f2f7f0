import Stripe from "stripe";

const cryptoProvider = Stripe.createSubtleCryptoProvider();

export default {
  async fetch(request: Request, env: { STRIPE_API_KEY: string; STRIPE_WEBHOOK_SECRET: string }) {
    const stripe = new Stripe(env.STRIPE_API_KEY);
    const signature = request.headers.get("stripe-signature");
    if (!signature) return new Response("no signature", { status: 400 });
    const body = await request.text();
    try {
      const event = await stripe.webhooks.constructEventAsync(body, signature, env.STRIPE_WEBHOOK_SECRET, undefined, cryptoProvider);
      return Response.json({ received: event.type });
    } catch (err) {
      return new Response(String(err), { status: 400 });
    }
  },
};
