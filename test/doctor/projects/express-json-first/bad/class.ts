import bodyParser from "body-parser";
import express, { type Express, type Request, type Response } from "express";
import Stripe from "stripe";

export class Server {
  private readonly app: Express;
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  constructor() {
    this.app = express();
    this.app.use(bodyParser.json());
    this.app.post("/stripe", express.raw({ type: "application/json" }), this.receive.bind(this));
  }

  receive(req: Request, res: Response) {
    const event = this.stripe.webhooks.constructEvent(req.body, req.get("stripe-signature")!, process.env.STRIPE_WEBHOOK_SECRET!);
    res.json({ received: event.id });
  }
}
