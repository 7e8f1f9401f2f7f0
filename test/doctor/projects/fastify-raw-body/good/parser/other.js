import Fastify from "fastify";

const app = Fastify();
app.post("/orders", async (request) => ({ id: request.body.id }));
