import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { createRequire } from "node:module";
import { sdk } from "../lib/oracle.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";

const require = createRequire(import.meta.url);
const { verifyPaddleWebhook } = require("verify-paddle-webhook");
const { serialize } = require("php-serialize");
const publicOf = (key) => createPublicKey(createPrivateKey(key)).export({ format: "pem", type: "spki" }).toString();
const fieldsOf = (body) => Object.fromEntries(new URLSearchParams(body.toString("utf8")));
const signed = (body, key) => sign("sha1", Buffer.from(serialize(Object.fromEntries(Object.entries(fieldsOf(body)).sort(([a], [b]) => (a < b ? -1 : 1))))), key).toString("base64");

/** From the tests of verify-paddle-webhook. */
const PUBLISHED = {
  publicKey: "-----BEGIN PUBLIC KEY-----\nMIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEA5q+Fu1JHdk/kpvG6WZOt\naoxJbUtiwwL4NhsN7DSRhBDEYWfwJTC8DdGLIzo77A7ISaOu6kNsZtN3rHE3VkUJ\n1w01my+8Jo/TxQGEC3pQ+l7C6jWaa/DnkY+FznbCitoQU7J68mSgpmbiQ8W7992a\n9oKn22y0hJ6g4e+GIH509fjbSRMIJ0hHa1aEPNbc4skYEWxG8y6mnTnexGORjHZQ\n9aKrhlpHtYA2e7V7eEklzgB/0QgVEREs8j469JDXBIqGJXHvUj4+c4UtQNZ1tZgY\nxhSZFAv0W5Z/SXEdOMNpnTqVGT3B+APDbQtPbelY2fOhJwFsdKXcpWY1tnCJKOXy\nlOpEqfSQzho8UrVUDdBy2qnermxkVhyaEJ8JryjRBJpbx1M7+MleoM/W5WFrxzZi\n4mra7iYI9KFIJtnKpGn65AOQW/83Nz5yuAy8WbL+sOno86SRVX7GdAAGtbMtRzao\n4BpRBxBsG5q9qTKRTFOfSPdYRx4psHDAlJh04IrL1m/kCo0VN1ktkGZOYIhEFR7t\nrOOxoHASft3mHgPstWhdznb1plXsfRbXt3FXg0ZWCDWyumQs4QfqHuZCP18tVrwa\nY1AewwZq4IN/yF9DWulwHTFCwT+YQGJ06Z/71708pKosbBAv2saT+lhlh1QiB1QR\ngMqeNmaDiG4+EO1PxzgSU6sCAwEAAQ==\n-----END PUBLIC KEY-----",
  body: "event_time=2020-04-21+00%3A00%3A00&alert_id=1534261303&alert_name=subscription_created&user_id=3&email=somebody%40acme.org&checkout_id=1-aaaaaaaaaaaaaaa-bbbbbbbbbb&subscription_id=1&subscription_plan_id=3&currency=USD&linked_subscriptions=1%2C+1%2C+6&marketing_consent=&next_bill_date=2020-05-10&passthrough=Example+String&quantity=12&source=Trial&status=active&unit_price=unit_price&cancel_url=https%3A%2F%2Fcheckout.paddle.com%2Fsubscription%2Fcancel%3Fuser%3D1%26subscription%3D1%26hash%3D123&update_url=https%3A%2F%2Fcheckout.paddle.com%2Fsubscription%2Fupdate%3Fuser%3D3%26subscription%3D1%26hash%3D321&p_signature=0WhzrGkxflc9GQrsNNw7p9WspiTsUAOfGPgDKVr%2FKtVcu1KQUIbQn0GuPa1S8TVF8vMhtP4BjltIRIYqjbP%2B6sczAkpMcs8%2FQ4c%2FUzope%2BxXkqORdSeFCkO13gGWIuB%2F%2Fquai27L%2FrmZZi1dzmeq%2FMvPqNnPUIKYtyKyVATYQR%2Ft5p3VqFhs38jYtJJj3RRiMGedxI4KcXQyeL%2BW5857DG%2BfbS65jRc5o%2F72wAmteyLINgBAQkC9Babs7YA%2Fj4ekWZTrJ1lgklTV73pB%2FPlxJxGkj78dqn5dXZ1u%2FWigvLIQLywL7QaoBPAqNDwUPqDvvHFW4d9IXV1C26cI1MQQQ6Hen%2F0njupWL9%2BeXgPyjedMbdAZ5bEcuBY7nNtDoPKgI2JwSgpNm8WniI8Pw1OBQ4SWl%2BwcdJfh531Q6WgPHH%2B1h2r%2BsopAnk8mwkz6er5XSjNWzj6QB%2Fhjhrca2CHCkEcz%2BrSybOM%2Fv2e1COW67tFHZUR3ksQznqBdpS7Fkfcz7sJVpNAfMXTAsZeZ1HpN%2B1sF%2BtLExoFl8u%2Feso8ThRR3N%2BQHCXTW2iTTzagdMiCiAkMnmLGQLj03F2NBvmPqEOiwN1ml7dcmHwn86pFBSNzIWPPsFURkUKjY4oO1y0iU2C6XWNTY8Nwax2b8bl%2Bw9Gb7zwTozVGhTtil9TzEwbc%3D",
};

export default {
  id: "paddle-classic",
  brief: true,
  oracle: sdk("verify-paddle-webhook", "verifyPaddleWebhook"),
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["User-Agent", "Paddle"], ["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "alert_id=1534261303&alert_name=subscription_created&checkout_id=1-aaaaaaaaaaaaaaa-bbbbbbbbbb&currency=EUR&email=zoe%40example.com&event_time=2026-07-25+17%3A20%3A00&marketing_consent=&passthrough=Gr%C3%B6%C3%9Fe+%26+Co&quantity=12&status=active&unit_price=9.99",
  sign: ({ body, key }) => ({ headers: [], body: Buffer.concat([body, Buffer.from(`&p_signature=${encodeURIComponent(signed(body, key))}`)]) }),
  verify: (received) => verifyPaddleWebhook(received.publicKey, fieldsOf(received.body)),
  // Bodies of the grid that are no form, or whose last field is the signature.
  skip: ["bom", "trailing-newline", "last-byte-changed", "invalid-utf8-signed", "body-only-signed"],
  *cases(make) {
    const fields = (name, reason, change, edge = false) => make(name, { reason, edge, received: (body) => new URLSearchParams(Object.entries(change(fieldsOf(body)))).toString() });
    yield make("published", { publicKey: PUBLISHED.publicKey, received: () => PUBLISHED.body });
    yield make("published-other-key", { reason: "wrong-secret", received: () => PUBLISHED.body });
    yield fields("fields-in-another-order", "valid", (all) => Object.fromEntries(Object.entries(all).reverse()));
    yield fields("field-changed", "body-tampered", (all) => ({ ...all, quantity: "13" }));
    yield fields("field-added", "body-tampered", (all) => ({ ...all, more: "1" }));
    yield fields("field-left-out", "body-tampered", ({ status: _, ...all }) => all);
    yield fields("signature-missing", "header-missing", ({ p_signature: _, ...all }) => all);
    yield fields("signature-empty", "header-empty", (all) => ({ ...all, p_signature: "" }));
    yield fields("signature-garbage", "malformed-header", (all) => ({ ...all, p_signature: "not-a-signature" }));
    yield fields("signature-cut", "truncated-signature", (all) => ({ ...all, p_signature: all.p_signature.slice(0, -4) }));
    yield make("percent-for-plus", { received: (body) => body.toString().replaceAll("+", "%20") });
    yield make("json-instead", { reason: "body-parsed", received: (body) => JSON.stringify(fieldsOf(body)) });
  },
};
