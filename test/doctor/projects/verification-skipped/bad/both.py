import os

import stripe


def webhook(request):
    secret = os.environ.get("STRIPE_WEBHOOK_SECRET")
    signature = request.headers.get("Stripe-Signature")
    if not secret or not signature:
        return handle_event(request.body)
    return handle_event(stripe.Webhook.construct_event(request.body, signature, secret))


def handle_event(event):
    print(event)
