import { timingSafeEqual } from "node:crypto";

const first = (body) => JSON.parse(body.toString("utf8")).value?.[0];
const changed = (change) => (body) => JSON.stringify({ value: [{ ...first(body), ...change }] });

/** The first notification with its clientState last; as it is where the grid hands over no such body. */
function withState(body, clientState) {
  const text = body.toString("utf8");
  return Buffer.from(text.replace(/\}(\s*\](?:,[^\]]*)?\}\s*)$/, `,"clientState":${JSON.stringify(clientState)}}$1`));
}

export default {
  id: "microsoft-graph",
  folder: "docs",
  brief: true,
  oracle: "learn.microsoft.com, Microsoft Graph: validate clientState; as documented, with node:crypto",
  secret: "mWqf3-made-up-client-state",
  wrongKey: "another-client-state",
  headers: [["User-Agent", "Microsoft-Graph-Notifications"]],
  payload: {value: [{id: "lsgTZMr9KwAAA", subscriptionId: "c2b4a1d0-5e6f-4a7b-8c9d-0e1f2a3b4c5d", subscriptionExpirationDateTime: "2026-07-28T17:20:00.0000000Z", changeType: "created", resource: "Users/6a4b/Messages/AAMkAGUw", resourceData: {"@odata.type": "#Microsoft.Graph.Message", id: "AAMkAGUw"}, tenantId: "84bd8158-6d4d-4958-8b9f-9d6445542f95"}]},
  sign: ({ body, key }) => ({ headers: [], body: withState(body, key) }),
  verify(received) {
    const [given, wanted] = [first(received.body)?.clientState ?? "", received.secret].map((text) => Buffer.from(text));
    return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  skip: ["bom", "invalid-utf8-signed", "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "valid-unicode", "valid-slash-escaped"],
  *cases(make) {
    yield make("state-missing", { reason: "header-missing", received: changed({ clientState: undefined }) });
    yield make("state-empty", { reason: "header-empty", received: changed({ clientState: "" }) });
    yield make("state-upper", { reason: "wrong-secret", received: changed({ clientState: "MWQF3-MADE-UP-CLIENT-STATE" }) });
    yield make("state-cut", { reason: "truncated-signature", received: changed({ clientState: "mWqf3-made-up-client-stat" }) });
    yield make("resource-changed", { received: changed({ changeType: "deleted" }) });
    yield make("no-notifications", { reason: "header-missing", received: () => '{"value":[]}' });
  },
};
