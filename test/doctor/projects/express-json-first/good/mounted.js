const express = require("express");
const stripe = require("stripe")("sk");

const app = express();
app.use("/webhooks", express.raw({ type: () => true }));
app.use((req, res, next) => (req.originalUrl === "/hook" ? next() : express.json()(req, res, next)));
app.use("/api", express.json());
app.use(express.json());
app.post("/webhooks/stripe", (req, res) => {
  stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "whsec_x");
  res.end();
});
