import express from "express";
import serveStatic from "serve-static";
import { shopifyApp } from "@shopify/shopify-app-express";
import webhookHandlers from "./privacy.js";

const shopify = shopifyApp({ webhooks: { path: "/api/webhooks" } });
const app = express();

app.get(shopify.config.auth.path, shopify.auth.begin());
app.post(shopify.config.webhooks.path, shopify.processWebhooks({ webhookHandlers }));

// What comes after may parse JSON.
app.use("/api/*", shopify.validateAuthenticatedSession());
app.use(express.json());
app.get("/api/products/count", async (_req, res) => res.status(200).send({ count: 1 }));
app.use(serveStatic("dist", { index: false }));
app.listen(3000);
