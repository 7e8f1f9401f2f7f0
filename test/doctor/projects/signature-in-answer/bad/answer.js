import { createHmac, timingSafeEqual } from "node:crypto";

export function express(req, res) {
  const expected = createHmac("sha256", process.env.HOOK_SECRET).update(req.body).digest("hex");
  const given = req.get("x-acme-signature") ?? "";
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    return res.status(401).json({ error: "signature mismatch", expected, given });
  }
  return res.sendStatus(204);
}

export async function POST(request) {
  const computedSignature = createHmac("sha256", process.env.HOOK_SECRET).update(await request.text()).digest("hex");
  return new Response(`wanted ${computedSignature}`, { status: 401 });
}
