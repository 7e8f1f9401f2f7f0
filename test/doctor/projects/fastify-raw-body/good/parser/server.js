import Fastify from "fastify";
import { Webhook } from "standardwebhooks";

const app = Fastify();
app.register(async (hooks) => {
  hooks.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => done(null, body));
});
app.post("/hook", async (request) => new Webhook(process.env.HOOK_SECRET).verify(request.body, request.headers));
