import crypto, { createHmac } from "node:crypto";

export function github(body, request) {
  const signature = request.headers["x-hub-signature-256"];
  const expected = "sha256=" + crypto.createHmac("sha256", process.env.GITHUB_WEBHOOK_SECRET).update(body).digest("hex");
  return signature === expected;
}

export function slack(base, given) {
  if (`v0=${createHmac("sha256", "k").update(base).digest("hex")}` !== given) throw new Error("forged");
}

function sign(body) {
  const hmac = createHmac("sha256", process.env.SECRET);
  hmac.update(body);
  return hmac.digest("base64");
}
export const shopify = (req) => req.get("X-Shopify-Hmac-Sha256") == sign(req.body);

export const bytes = (body, given) => createHmac("sha256", "k").update(body).digest().equals(given);

export const named = (computedSignature, req) => computedSignature === req.headers["x-webhook-signature"];
