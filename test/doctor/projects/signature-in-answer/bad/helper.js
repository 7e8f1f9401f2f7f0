import { sign } from "./hmac.js";

export default function webhook(ctx) {
  const expectedSignature = sign(ctx.request.rawBody);
  ctx.status = 401;
  ctx.body = { error: "mismatch", expectedSignature };
}
