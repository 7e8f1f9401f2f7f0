import hashlib
import hmac


def genuine(body, signature):
    if signature is None or signature == "":
        return False
    expected = hmac.new(b"k", body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


def unchanged(data, etag):
    return hashlib.sha256(data).hexdigest() == etag
