import { timingSafeEqual } from "node:crypto";

const form = (value) => Buffer.from(`data=${encodeURIComponent(JSON.stringify(value))}`);
const dataOf = (body) => JSON.parse(new URLSearchParams(body.toString("utf8")).get("data") ?? "{}");
const changed = (change) => (body) => form({ ...dataOf(body), ...change });

/** The body with the token in it; as it is where the grid hands over what is no such form. */
function withToken(body, token) {
  try {
    return changed({ verification_token: token })(body);
  } catch {
    return body;
  }
}

export default {
  id: "ko-fi",
  folder: "docs",
  brief: true,
  oracle: "help.ko-fi.com, webhooks: verification token; as documented, with node:crypto",
  secret: "1d9a2c3e-made-up-4f5b-token",
  wrongKey: "another-token",
  headers: [["User-Agent", "Ko-fi"], ["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "data=%7B%22verification_token%22%3A%228a1f-made-up%22%2C%22message_id%22%3A%223a1fac0c-f960-4506-a60e-824979a74e74%22%2C%22timestamp%22%3A%222026-07-25T17%3A20%3A00Z%22%2C%22type%22%3A%22Donation%22%2C%22is_public%22%3Atrue%2C%22from_name%22%3A%22Zo%C3%AB%22%2C%22message%22%3A%22Viel+Erfolg+%26+weiter+so%21%22%2C%22amount%22%3A%223.00%22%2C%22url%22%3A%22https%3A%2F%2Fko-fi.com%2FHome%2FCoffeeShop%3Ftxid%3D0a1fac0c%22%2C%22email%22%3A%22zoe%40example.com%22%2C%22currency%22%3A%22EUR%22%2C%22is_subscription_payment%22%3Afalse%2C%22kofi_transaction_id%22%3A%220a1fac0c-f960-4506-a60e-824979a74e74%22%7D",
  sign: ({ body, key }) => ({ headers: [], body: withToken(body, key) }),
  verify(received) {
    const [given, wanted] = [dataOf(received.body).verification_token ?? "", received.secret].map((text) => Buffer.from(text));
    return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  skip: ["bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "no-other-headers"],
  *cases(make) {
    yield make("token-missing", { reason: "header-missing", received: changed({ verification_token: undefined }) });
    yield make("token-empty", { reason: "header-empty", received: changed({ verification_token: "" }) });
    yield make("token-cut", { reason: "truncated-signature", received: (body) => changed({ verification_token: dataOf(body).verification_token.slice(0, -1) })(body) });
    yield make("token-upper", { reason: "wrong-secret", received: (body) => changed({ verification_token: dataOf(body).verification_token.toUpperCase() })(body) });
    yield make("amount-changed", { received: changed({ amount: "300.00" }) });
    yield make("plus-for-blank", { received: (body) => body.toString().replaceAll("%20", "+") });
    yield make("data-missing", { reason: "header-missing", received: () => "other=1" });
    yield make("json-instead", { reason: "body-parsed", received: (body) => JSON.stringify(dataOf(body)) });
    yield make("umlaut", { body: form({ type: "Donation", from_name: "Zoë" }) });
  },
};
