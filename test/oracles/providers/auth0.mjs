import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "auth0",
  oracle: "auth0.com/docs, custom log streams (authorization token); as documented, with node:crypto",
  header: "Authorization",
  payload: [{ log_id: "90020260725172000123456000000000000001", data: { date: "2026-07-25T17:20:00.000Z", type: "s", user_name: "jane@example.com" } }],
  skip: ["key-order"],
});
