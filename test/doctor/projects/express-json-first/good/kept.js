import crypto from "node:crypto";
import express from "express";

const app = express();
app.use(express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }));
app.post("/webhook", (req, res) => {
  const mac = crypto.createHmac("sha256", process.env.SECRET).update(req.rawBody).digest();
  const given = Buffer.from(req.get("x-signature"), "hex");
  res.sendStatus(mac.length === given.length && crypto.timingSafeEqual(mac, given) ? 200 : 401);
});
