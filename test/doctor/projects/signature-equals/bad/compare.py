import base64
import hashlib
import hmac


def github(body, headers):
    expected = "sha256=" + hmac.new(b"k", body, hashlib.sha256).hexdigest()
    return expected == headers["X-Hub-Signature-256"]


def shopify(body, headers):
    digest = hmac.new(b"k", body, hashlib.sha256).digest()
    if base64.b64encode(digest).decode() != headers.get("X-Shopify-Hmac-Sha256"):
        raise ValueError("forged")
