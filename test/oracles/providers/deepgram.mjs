import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "deepgram",
  oracle: "developers.deepgram.com, callback (dg-token); as documented, with node:crypto",
  header: "dg-token",
  payload: { metadata: { transaction_key: "deprecated", request_id: "2479c8c8-8185-40ac-9ac6-f0874419f793", duration: 25.9, channels: 1 }, results: { channels: [] } },
});
