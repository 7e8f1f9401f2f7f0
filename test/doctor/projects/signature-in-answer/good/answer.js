import { createHmac, timingSafeEqual } from "node:crypto";

export function express(req, res) {
  const expected = createHmac("sha256", process.env.HOOK_SECRET).update(req.body).digest();
  const given = Buffer.from(req.get("x-acme-signature") ?? "", "hex");
  const valid = given.length === expected.length && timingSafeEqual(given, expected);
  console.error("expected", expected.length, "bytes");
  return res.status(valid ? 200 : 401).json({ valid });
}

// A handshake answers with an HMAC, as it should.
export function x(req, res) {
  const hmac = createHmac("sha256", process.env.X_SECRET).update(req.query.crc_token).digest("base64");
  res.json({ response_token: `sha256=${hmac}` });
}

// And so does whoever signs for others.
export function sign(req, res) {
  const signature = createHmac("sha256", process.env.UPLOAD_SECRET).update(req.query.file).digest("hex");
  res.json({ url: `/upload?sig=${signature}` });
}
