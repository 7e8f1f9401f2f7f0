const crypto = require("crypto");
const express = require("express");

// A MAC that has nothing to do with a webhook.
const app = express();
app.use(express.json());
app.post("/login", (req, res) => {
  res.json({ session: crypto.createHmac("sha256", "k").update(req.body.user).digest("hex") });
});
app.use("/api/webhooks", require("./admin"));
