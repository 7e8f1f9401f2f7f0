import os
from functools import wraps

from flask import Flask, abort, request
from twilio.request_validator import RequestValidator

app = Flask(__name__)


def validate_twilio_request(f):
    @wraps(f)
    def decorated_function(*args, **kwargs):
        validator = RequestValidator(os.environ.get("TWILIO_AUTH_TOKEN"))
        request_valid = validator.validate(request.url, request.form, request.headers.get("X-TWILIO-SIGNATURE", ""))
        if request_valid:
            return f(*args, **kwargs)
        else:
            return abort(403)

    return decorated_function


@app.route("/message", methods=["POST"])
@validate_twilio_request
def incoming_message():
    return request.values.get("Body")
