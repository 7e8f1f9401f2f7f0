import Fastify from "fastify";
import rawBody from "fastify-raw-body";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const fastify = Fastify({ logger: true });
await fastify.register(rawBody, { runFirst: true, global: false });

fastify.post("/webhook", { config: { rawBody: true } }, async (request, reply) => {
  const sig = request.headers["stripe-signature"];
  try {
    const event = stripe.webhooks.constructEvent(request.rawBody, sig, process.env.STRIPE_WEBHOOK_SECRET);
    return { received: event.type };
  } catch (err) {
    return reply.status(400).send(`Webhook Error: ${err.message}`);
  }
});
