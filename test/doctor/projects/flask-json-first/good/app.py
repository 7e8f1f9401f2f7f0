import hashlib
import hmac

from flask import Flask, request
from twilio.request_validator import RequestValidator

app = Flask(__name__)
validator = RequestValidator("token")


@app.post("/hook")
def hook():
    mac = hmac.new(b"k", request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac, request.headers["X-Acme-Signature"]):
        return "forged", 401
    return request.json["type"]


@app.post("/twilio")
def sms():
    if not validator.validate(request.url, request.form, request.headers.get("X-Twilio-Signature", "")):
        return "forged", 403
    return request.form["Body"]


@app.post("/login")
def login():
    return request.json["user"]
