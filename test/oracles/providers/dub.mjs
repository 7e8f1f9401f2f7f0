import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "dub",
  oracle: "dub.co/docs, verify webhook requests; as documented, with node:crypto",
  header: "Dub-Signature",
  headers: [["User-Agent", "Dub.co Webhooks"]],
  payload: {id: "evt_KleiiRDgwEVtNHNNmZeqFfBm7", event: "link.clicked", createdAt: "2026-07-25T17:20:00.000Z", data: {click: {id: "d0UtZqE0BZuBPrJS", url: "https://example.com/preise?müsli=1", country: "CH", city: "Zürich", device: "Desktop"}, link: {id: "link_1Hx8c", domain: "dub.sh", key: "sommer", shortLink: "https://dub.sh/sommer", clicks: 42}}},
});
