# The check is optional, but its secret stands in the code.
import json

import stripe
from flask import Flask, jsonify, request

endpoint_secret = "whsec_123"
app = Flask(__name__)


@app.route("/webhook", methods=["POST"])
def webhook():
    event = None
    payload = request.data
    try:
        event = json.loads(payload)
    except json.decoder.JSONDecodeError as e:
        print("Webhook error while parsing basic request." + str(e))
        return jsonify(success=False)
    if endpoint_secret:
        sig_header = request.headers.get("stripe-signature")
        try:
            event = stripe.Webhook.construct_event(payload, sig_header, endpoint_secret)
        except stripe.error.SignatureVerificationError as e:
            print("Webhook signature verification failed." + str(e))
            return jsonify(success=False)
    print(event["type"])
    return jsonify(success=True)
