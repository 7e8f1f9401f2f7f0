import { computeSignature } from "./mac.js";

export const webhook = (req) => req.headers["x-acme-signature"] === computeSignature(req.body);
