import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";
import { Webhook } from "svix";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY);
const secret = process.env.STRIPE_WEBHOOK_SECRET;
const app = express();

app.post("/stripe", express.raw({ type: () => true }), (req, res) => {
  let event = JSON.parse(req.body);
  if (secret) {
    event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], secret);
  }
  res.json({ type: event.type });
});

export function checkWebhook(req, res, next) {
  if (!process.env.HOOK_SECRET) {
    console.warn("no secret, skipping verification");
    return next();
  }
  const mac = createHmac("sha256", process.env.HOOK_SECRET).update(req.body).digest();
  const given = Buffer.from(req.headers["x-acme-signature"], "hex");
  if (given.length !== mac.length || !timingSafeEqual(given, mac)) return res.sendStatus(401);
  return next();
}

export function svix(payload, headers) {
  const webhookSecret = process.env.CLERK_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return JSON.parse(payload);
  } else {
    return new Webhook(webhookSecret).verify(payload, headers);
  }
}

function isSigned(req) {
  return new Webhook(process.env.HOOK_SECRET).verify(req.body, req.headers);
}
export function short(req, res) {
  if (process.env.HOOK_SECRET && !isSigned(req)) return res.status(401).end();
  return res.end("ok");
}
