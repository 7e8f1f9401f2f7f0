import express from "express";
import { Webhook } from "svix";

const app = express();
app.post("/webhook", express.raw({ type: "application/json" }), (req, res) => {
  new Webhook(process.env.WEBHOOK_SECRET).verify(req.body, req.headers);
  res.status(204).end();
});
app.use(express.json());
app.post("/login", (req, res) => res.json({ user: req.body.user }));
