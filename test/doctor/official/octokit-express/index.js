import { Webhooks, createNodeMiddleware } from "@octokit/webhooks";
import express from "express";

const webhooks = new Webhooks({ secret: process.env.WEBHOOK_SECRET });
webhooks.onAny(({ id, name }) => console.log(name, "event received", id));

const app = express();
app.use(createNodeMiddleware(webhooks, { path: "/webhook" }));
app.listen(3000);
