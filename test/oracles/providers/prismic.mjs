import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "prismic",
  oracle: "prismic.io/docs, webhooks (secret in the payload); re-implemented with node:crypto",
  json: "secret",
  payload: { type: "api-update", masterRef: "ZqJ1dRAAACIA0l8T", releases: {}, masks: {}, tags: {}, documents: ["ZqJ0yhAAACIA0l6H"], domain: "my-blog", apiUrl: "https://my-blog.prismic.io/api" },
});
