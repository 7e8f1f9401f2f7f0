import crypto, { timingSafeEqual } from "node:crypto";

export function one(body: Buffer, signature: string) {
  const mac = crypto.createHmac("sha256", "k").update(body).digest("hex");
  return timingSafeEqual(Buffer.from(mac), Buffer.from(signature));
}

export const two = (body: Buffer, signature: string) =>
  crypto.timingSafeEqual(crypto.createHmac("sha256", "k").update(body).digest(), Buffer.from(signature, "hex"));
