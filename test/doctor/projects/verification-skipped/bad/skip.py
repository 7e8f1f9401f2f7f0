import hashlib
import hmac
import os

import stripe
from flask import Flask, request

app = Flask(__name__)
WEBHOOK_SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET")


@app.post("/stripe")
def stripe_hook():
    payload = request.get_data()
    event = None
    if WEBHOOK_SECRET:
        event = stripe.Webhook.construct_event(payload, request.headers["Stripe-Signature"], WEBHOOK_SECRET)
    return "ok"


def verify_webhook(body, signature):
    secret = os.getenv("HOOK_SECRET")
    if not secret:
        return True
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)
