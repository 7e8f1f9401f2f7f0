import { NextResponse } from "next/server";
import type { Stripe } from "stripe";
import { stripe } from "@/lib/stripe";

export async function POST(req: Request) {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(
      await (await req.blob()).text(),
      req.headers.get("stripe-signature") as string,
      process.env.STRIPE_WEBHOOK_SECRET as string,
    );
  } catch (err) {
    const errorMessage = err instanceof Error ? err.message : "Unknown error";
    if (!(err instanceof Error)) console.log(err);
    return NextResponse.json({ message: `Webhook Error: ${errorMessage}` }, { status: 400 });
  }
  const permitted: string[] = ["checkout.session.completed", "payment_intent.succeeded"];
  if (permitted.includes(event.type)) console.log(event.id);
  return NextResponse.json({ message: "Received" }, { status: 200 });
}
