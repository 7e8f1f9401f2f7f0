const express = require("express");
const stripe = require("stripe")(process.env.STRIPE_KEY);

const app = express();
app.use(express.json());

app.post("/stripe", express.raw({ type: "application/json" }), (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET);
  res.json({ received: event.type });
});
