const express = require("express");
const twilio = require("twilio");

const app = express();
app.use(express.urlencoded({ extended: true }));

app.post("/voice", twilio.webhook(process.env.TWILIO_AUTH_TOKEN), (req, res) => {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.say("Hello");
  res.type("text/xml").send(twiml.toString());
});

app.post("/sms", (req, res) => {
  const valid = twilio.validateRequest(process.env.TWILIO_AUTH_TOKEN, req.headers["x-twilio-signature"], "https://example.com/sms", req.body);
  if (!valid) return res.status(403).send("forged");
  return res.send("<Response/>");
});
app.listen(3000);
