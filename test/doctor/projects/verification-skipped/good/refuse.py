import hashlib
import hmac
import os

import stripe
from flask import Flask, abort, request

app = Flask(__name__)
WEBHOOK_SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET")
if not WEBHOOK_SECRET:
    raise SystemExit("set STRIPE_WEBHOOK_SECRET")


@app.post("/stripe")
def stripe_hook():
    secret = os.environ.get("HOOK_SECRET")
    if secret is None:
        abort(500)
    stripe.Webhook.construct_event(request.get_data(), request.headers["Stripe-Signature"], secret)
    return "ok"


def verify_webhook(body, signature):
    secret = os.getenv("HOOK_SECRET")
    if not secret:
        return False
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)
