import hashlib
import hmac
import json

import stripe
from flask import Flask, request

app = Flask(__name__)


@app.post("/first")
def first():
    kind = request.json["type"]
    stripe.Webhook.construct_event(request.get_data(), request.headers["Stripe-Signature"], "whsec_x")
    return kind


@app.route("/dumped", methods=["POST"])
def dumped():
    payload = json.dumps(request.get_json()).encode()
    mac = hmac.new(b"k", payload, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac, request.headers["X-Acme-Signature"]):
        return "forged", 401
    return "ok"


@app.post("/form")
def form():
    event = request.form["event"]
    mac = hmac.new(b"k", request.get_data(), hashlib.sha256).hexdigest()
    return event if hmac.compare_digest(mac, request.headers["X-Acme-Signature"]) else ("forged", 401)
