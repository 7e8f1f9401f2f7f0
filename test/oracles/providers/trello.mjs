import { documented } from "../lib/documented.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Trello-Webhook";

export default {
  id: "trello",
  folder: "docs",
  oracle: "developer.atlassian.com, Trello webhooks: signatures; as documented, with node:crypto",
  secret: "5f8d6a1c9b3e7240d1a6c8e2f4b07593e1d2c3b4a5968778695a4b3c2d1e0f98",
  wrongKey: "another secret",
  headers: [["User-Agent", "Trello Webhooks"]],
  payload: {
    action: {
      id: "51f9424bcd6e040f3c002412",
      idMemberCreator: "4fc78a59a885233f4b349bd9",
      type: "updateBoard",
      date: "2026-07-25T17:20:00.258Z",
      data: { board: { name: "Trello Development", id: "4d5ea62fd76aa1136000000c" } },
    },
    model: { id: "4d5ea62fd76aa1136000000c", name: "Trello Development" },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  signsUrl: true,
  sign: hmacSigner({ hash: "sha1", encoding: "base64", content: ({ body, url }) => bytes(body, url), headers: ({ signature }) => [[HEADER, signature]] }),
  verify: documented({
    hash: "sha1",
    encoding: "base64",
    read: (received) => ({ signatures: [headerOf(received, "x-trello-webhook") ?? ""] }),
    content: ({ body, url }) => [body, url],
  }),
  *cases(make) {
    yield make("url-before-body", { reason: "scheme-mismatch", how: { content: ({ body, url }) => bytes(url, body) } });
  },
};
