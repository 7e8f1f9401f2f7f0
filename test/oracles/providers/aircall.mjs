import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "aircall",
  oracle: "developer.aircall.io, webhooks (token); as documented, with node:crypto",
  json: "token",
  headers: [["User-Agent", "axios/1.7.9"], ["aircall-origin", "webhooks"]],
  payload: { resource: "call", event: "call.created", timestamp: 1785000000, data: { id: 123, direction: "inbound", status: "initial", raw_digits: "+33 1 55 55 01 00" } },
});
