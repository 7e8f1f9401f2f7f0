import bodyParser from "body-parser";
import express from "express";
import { Webhook } from "svix";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const app = express();

app.post("/webhook", bodyParser.raw({ type: "application/json" }), (req, res) => {
  const payload = req.body;
  const headers = req.headers;
  const wh = new Webhook(secret);
  let msg;
  try {
    msg = wh.verify(payload, headers);
  } catch (err) {
    return res.status(400).json({});
  }
  console.log(msg);
  res.json({});
});
