import { Webhook } from "standardwebhooks";

export default async function (fastify) {
  fastify.route({
    method: "POST",
    url: "/hook",
    handler: async (request) => new Webhook(process.env.HOOK_SECRET).verify(request.body, request.headers),
  });
}
