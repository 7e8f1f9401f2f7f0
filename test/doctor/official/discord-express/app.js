import "dotenv/config";
import express from "express";
import { InteractionResponseType, InteractionType, verifyKeyMiddleware } from "discord-interactions";

const app = express();
const PORT = process.env.PORT || 3000;

app.post("/interactions", verifyKeyMiddleware(process.env.PUBLIC_KEY), async function (req, res) {
  const { type, data } = req.body;
  if (type === InteractionType.PING) return res.send({ type: InteractionResponseType.PONG });
  if (type === InteractionType.APPLICATION_COMMAND) {
    return res.send({ type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: `hello ${data.name}` } });
  }
  return res.status(400).json({ error: "unknown interaction type" });
});
app.listen(PORT);
