import { createHmac } from "node:crypto";
import { documented } from "../lib/documented.mjs";
import { madeUp } from "../lib/sign.mjs";

const TOKEN = madeUp("mailgun token", 25).toString("hex");

/** The digest over time and token, as `how` wants it. */
function signatureOf(draft, how) {
  const timestamp = how.timestamp ?? String(Math.floor(draft.now / 1000));
  const content = how.content ? how.content({ ...draft, timestamp }) : timestamp + TOKEN;
  const digest = createHmac(how.hash ?? "sha256", how.toKey ? how.toKey(draft.key) : draft.key).update(content).digest();
  return { timestamp, token: TOKEN, signature: how.write ? how.write(digest) : digest.toString("hex") };
}

/** Text as it is for the grid's bodies that are no JSON object; else the object with its signature, the body's own style kept. */
function sign(draft, how = {}) {
  if (how.form) return { headers: [], body: Buffer.from(String(new URLSearchParams({ recipient: "alice@example.com", event: "delivered", ...signatureOf(draft, how), ...how.form }))) };
  const text = draft.body.toString("utf8");
  if (!text.startsWith("{")) return { headers: [] };
  const field = JSON.stringify(signatureOf(draft, how));
  return { headers: [], body: Buffer.from(`{"signature":${field},${text.slice(1)}`) };
}

function fields({ headers, body }) {
  const form = headers.some(([name, value]) => name === "Content-Type" && value.startsWith("application/x-www-form-urlencoded"));
  return form ? Object.fromEntries(new URLSearchParams(body.toString())) : JSON.parse(body.toString("utf8")).signature;
}

export default {
  id: "mailgun",
  folder: "docs",
  oracle: "documentation.mailgun.com, securing webhooks; as documented, with node:crypto",
  secret: "3ax6xnjp29jd6fds4gc373sgvjxteol0",
  wrongKey: "key-another",
  headers: [["User-Agent", "mailgun/treq-20.9.0"]],
  payload: {
    "event-data": {
      event: "delivered",
      id: "CPgfbmQMTCKtHW6uIWtuVe",
      timestamp: 1785000000.2,
      recipient: "alice@example.com",
      message: { headers: { "message-id": "20130503182626.18666.16540@mail.example.com" } },
    },
  },
  encoding: "hex",
  sign,
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => {
      const { signature, timestamp } = fields(received);
      return { signatures: [signature], timestamp };
    },
    content: (received, timestamp) => [timestamp, fields(received).token],
  }),
  // A byte order mark is before the JSON; JSON.parse refuses it, other readers skip it.
  skip: ["bom", "valid-bom", "bom-stripped", "leading-space", "key-order", "invalid-utf8-signed"],
  *cases(make) {
    const json = (name, reason, change, edge = false) =>
      make(name, { reason, edge, received: (body) => JSON.stringify(change(JSON.parse(body))) });
    yield json("event-changed", "valid", (all) => ({ ...all, "event-data": { event: "opened" } }));
    yield json("timestamp-changed", "timestamp-tampered", (all) => ({ ...all, signature: { ...all.signature, timestamp: "1785000001" } }));
    yield json("token-changed", "body-tampered", (all) => ({ ...all, signature: { ...all.signature, token: "0".repeat(50) } }));
    yield json("no-signature-object", "header-missing", ({ signature: _, ...all }) => all);
    yield json("no-signature", "header-missing", (all) => ({ ...all, signature: { ...all.signature, signature: undefined } }));
    yield json("no-token", "header-missing", (all) => ({ ...all, signature: { ...all.signature, token: undefined } }));
    yield json("signature-empty", "header-empty", (all) => ({ ...all, signature: { ...all.signature, signature: "" } }));
    yield json("parent-signature-beside", "valid", (all) => ({ ...all, signature: { ...all.signature, "parent-signature": "00" } }), true);
    yield make("day-old", { signedAt: 1_785_000_000_000 - 86_400_000 });
    yield make("token-before-timestamp", { reason: "scheme-mismatch", how: { content: ({ timestamp }) => TOKEN + timestamp } });
    const contentType = "application/x-www-form-urlencoded";
    yield make("form", { contentType, how: { form: {} } });
    yield make("form-more-fields", { contentType, how: { form: { subject: "Zoë & co", "body-plain": "a=b" } } });
    yield make("form-wrong-secret", { reason: "wrong-secret", contentType, key: "key-another", how: { form: {} } });
    yield make("form-token-changed", { reason: "body-tampered", contentType, how: { form: { token: "0".repeat(50) } } });
  },
};
