import { Controller, Headers, Post, Req, type RawBodyRequest } from "@nestjs/common";
import type { Request } from "express";
import Stripe from "stripe";

@Controller("webhooks")
export class WebhooksController {
  constructor(private readonly stripe: Stripe) {}

  @Post("stripe")
  receive(@Req() req: RawBodyRequest<Request>, @Headers("stripe-signature") signature: string) {
    const event = this.stripe.webhooks.constructEvent(req.rawBody!, signature, process.env.STRIPE_WEBHOOK_SECRET!);
    return { received: event.id };
  }
}
