import hashlib
import hmac

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()


@app.post("/hook")
async def hook(request: Request):
    expected = hmac.new(b"k", await request.body(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers["X-Acme-Signature"]):
        raise HTTPException(401, detail=f"expected {expected}")
    return {"ok": True}


@app.post("/tuple")
async def tuple(request: Request):
    expected = hmac.new(b"k", await request.body(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers["X-Acme-Signature"]):
        return JSONResponse({"expected": expected}), 401
    return {"ok": True}
