import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "datocms",
  oracle: "datocms.com/docs, webhooks (basic authentication, RFC 7617); re-implemented with node:crypto",
  basic: true,
  headers: [["User-Agent", "DatoCMS"]],
  payload: { environment: "main", entity_type: "item", event_type: "publish", webhook_id: "123", entity: { id: "39830695", type: "item", attributes: { title: "Hello" } } },
});
