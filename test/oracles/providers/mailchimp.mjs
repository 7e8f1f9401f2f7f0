import { timingSafeEqual } from "node:crypto";

const URL_OF = "https://hooks.example.com/webhooks/mailchimp";

export default {
  id: "mailchimp",
  folder: "docs",
  brief: true,
  oracle: "mailchimp.com/developer, securing webhooks (a secret in the URL); as documented, with node:crypto",
  secret: "bW-made_up-secret.in~the-url",
  wrongKey: "another-secret",
  headers: [["User-Agent", "MailChimp"], ["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "type=subscribe&fired_at=2026-07-25+17%3A20%3A00&data%5Bid%5D=8a25ff1d98&data%5Blist_id%5D=a6b5da1054&data%5Bemail%5D=zoe%40example.com&data%5Bemail_type%5D=html&data%5Bmerges%5D%5BFNAME%5D=Zo%C3%AB&data%5Bip_opt%5D=192.0.2.7",
  sign: ({ url, key }) => ({ headers: [], url: `${url}${url.includes("?") ? "&" : "?"}secret=${encodeURIComponent(key)}` }),
  verify(received) {
    const [given, wanted] = [new URL(received.url).searchParams.get("secret") ?? "", received.secret].map((text) => Buffer.from(text));
    return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  // Nothing is signed.
  skip: ["bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest"],
  *cases(make) {
    const url = (name, reason, query) => make(`url-${name}`, { reason, receivedUrl: `${URL_OF}${query}` });
    yield url("no-query", "header-missing", "");
    yield url("empty", "header-empty", "?secret=");
    yield url("other-name", "header-missing", "?key=bW-made_up-secret.in~the-url");
    yield url("cut", "truncated-signature", "?secret=bW-made_up-secret.in~the-ur");
    yield url("upper", "wrong-secret", "?secret=BW-MADE_UP-SECRET.IN~THE-URL");
    yield url("encoded", "valid", "?list=1&secret=bW-made_up-secret%2Ein%7Ethe-url");
    yield url("twice", "valid", "?secret=bW-made_up-secret.in~the-url&secret=other");
    yield make("body-changed", { received: (body) => `${body}&more=1` });
    yield make("secret-with-blank", { key: "a b+c&d", secret: "a b+c&d" });
  },
};
