import express, { Router } from "express";
import { Webhook } from "svix";

export const webhooks = Router();
webhooks.post("/clerk", express.raw({ type: "*/*" }), (req, res) => {
  const payload = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(req.body, req.headers as Record<string, string>);
  res.json(payload);
});
