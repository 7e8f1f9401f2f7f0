import express from "express";
import { orders } from "./routes/orders.js";
import { webhooks } from "./routes/webhooks.js";

const app = express();
app.use(express.json({ limit: "1mb" }));
app.use("/orders", orders);
app.use("/webhooks", webhooks);
app.listen(3000);
