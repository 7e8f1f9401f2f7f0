import { createHmac, timingSafeEqual } from "node:crypto";
import bodyParser from "body-parser";
import { Router, type Request, type Response } from "express";

export const router = Router();

function genuine(req: Request): boolean {
  const mac = createHmac("sha256", process.env.HOOK_SECRET!).update(JSON.stringify(req.body)).digest();
  const given = Buffer.from(req.get("X-Hub-Signature-256")!.slice(7), "hex");
  return given.length === mac.length && timingSafeEqual(given, mac);
}

router.post("/github", bodyParser.json(), (req: Request, res: Response) => {
  res.sendStatus(genuine(req) ? 204 : 401);
});
