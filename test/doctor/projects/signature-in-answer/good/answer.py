import hashlib
import hmac

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


@app.post("/hook")
async def hook(request: Request):
    expected = hmac.new(b"k", await request.body(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers["X-Acme-Signature"]):
        raise HTTPException(401, detail="bad signature")
    return {"ok": True}


@app.post("/zoom")
async def zoom(request: Request):
    token = (await request.json())["payload"]["plainToken"]
    return {"plainToken": token, "encryptedToken": hmac.new(b"k", token.encode(), hashlib.sha256).hexdigest()}
