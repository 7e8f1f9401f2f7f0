import { createHmac, timingSafeEqual } from "crypto";

export const config = { api: { bodyParser: { sizeLimit: "2mb" } } };

const handler = (req, res) => {
  const mac = createHmac("sha256", process.env.HOOK_SECRET).update(JSON.stringify(req.body)).digest();
  const given = Buffer.from(req.headers["x-acme-signature"], "hex");
  res.status(mac.length === given.length && timingSafeEqual(mac, given) ? 200 : 401).end();
};
export default handler;
