from fastapi import FastAPI, HTTPException, Request, status
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

app = FastAPI()
secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@app.post("/webhook/", status_code=status.HTTP_204_NO_CONTENT)
async def webhook_handler(request: Request):
    headers = request.headers
    payload = await request.body()
    try:
        wh = Webhook(secret)
        msg = wh.verify(payload, headers)
    except WebhookVerificationError as e:
        raise HTTPException(status_code=status.HTTP_400_BAD_REQUEST)
    print(msg["type"])
