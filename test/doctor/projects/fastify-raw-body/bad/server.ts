import Fastify from "fastify";
import Stripe from "stripe";

const app = Fastify({ logger: true });
const stripe = new Stripe(process.env.STRIPE_KEY!);

app.post("/webhooks/stripe", async (request, reply) => {
  const event = stripe.webhooks.constructEvent(JSON.stringify(request.body), request.headers["stripe-signature"]!, process.env.STRIPE_WEBHOOK_SECRET!);
  return reply.send({ received: event.id });
});
