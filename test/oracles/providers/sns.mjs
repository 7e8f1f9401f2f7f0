import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { createRequire } from "node:module";
import https from "node:https";
import { Readable } from "node:stream";
import { sdk } from "../lib/oracle.mjs";
import { textOf } from "../lib/request.mjs";

const require = createRequire(import.meta.url);

/** Two RSA keys made for these cases (PKCS #8); no certificate of Amazon's has anything to do with them. */
const KEYS = new Map([
  ["sns", rsaKey(
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCpvvIvf82EaOAqIUqMZFVEyQukNLu/0YSRIbTQQ0mD6gWNsR1ywPTw8HgN",
    "OGR6YO71GtgVh7cJ2uH/XvR8R1S7AwpO5Uc6DhLzOSh+nEVNrRZg1uczD3sE3A4mkxMZAJuXJ2MQmlIxme8vHtai/P4Bh9YdPgY9eFNZjnIJ",
    "8ZMESflW+V/Xurnut7q9VX2mV0MFmgCG40RxnE7EBN5ybaJcEITiXoEGiGezBtKjKChJtZALCkc4HYpLCRGF+i4+RuE4SxHwhK7pRQ652nPd",
    "k215VZ0MGeHnImqRtqAgEv8vhnk0Pk33KK3gydCz2GsZMjOjRJIW+gvzDugFIXzuzupZAgMBAAECggEABPzroih8qIxp/rLvVt37GqqLVG4i",
    "qjzrSu+u0x13ECpIGX7MriEsN9XiutJSZlcDQcguwb5oMYdXpsJqjfbAPAwxBfQU0+7mV0FYIEhSFqAK2hoJvZiR29wZI/PXo59x8wIhFhoC",
    "zYEhfZGUnkHi6oNl7+jXrbMjqxKiS6QbcHL6JT/lD2Zf3dXvdDojgX2Q4k95NeRy7oLgd4qZkMIWvy6Wmdcvdf3pFu2UmGr+/2AOQJxcFg7V",
    "+d2/xmt2YKAn9pKs3IWgAD/pbSajlYHFVpVfGFD9+zTOYWisorogU9+naDLeAffdB6KRRKHLtkLf88eN5vMLW/NNdWN9sEHIlQKBgQDgz3Ab",
    "yK9luWiPQMRYoyd0Ij+L3wuR3cda0qE5oZr86GGCN4utRQlhbuFSNZNleos8ybKIol63wQfn2l19YI3+DQztbA+3SVNzbXO8oFzpBHmD803D",
    "es6v3Lxec0RdF6+4t2qpuPFojg3SmeCrFv1eudiVfFcpl1b6pvha3VYGDwKBgQDBS8qS7Yp0v6NG9I1aBZHqSdlxT29emLIuTCw5QL6BqEDk",
    "WuFUb9OjVU/dKVXGnWpJzunZpcLAr6JZsH+9HFeHlp6zIIHfNWWy+oGu2FLhCUbbwB7KF2lzvvd8Uwe08V7xbRPmYpppXHcexrDaB3IVuNxo",
    "2ZLCKbOKDj+x09yxFwKBgAhRhKtyhJL2BlluoxVIjDgu4D0TtsDh/PNuYcrZIPwEuT7xQTjbGhrB2JKLKvYRT7+jEvkdUPXprZo1qUnvXbGt",
    "1/GdEwPMMctOnH65TFbO9JQeV51JGQbG2y1/hGMRck4ac1buYfhlcTt+uCJ8ikmMBOibHjqKwAwsS3pJQFqfAoGAf83hDuzIkxDyoEOqAk+U",
    "fth9URI4jM9hYIM06lYIoCnjXhlIy091G5WYzJ47/KqwUETjEekrr8NxEORGUX+f0CKio8VmmXLw3zoK7NRTWD+N/lY1BWIdc05czHMJsXW2",
    "VOLOOZIQjoF4sXymCkLKB9rGwPy6sG5qK2noa2etj9kCgYEAq9PfLSVLLTkQP2dBQnataTjn+dhDUULdDsCKipDjjE4jsU/2BDZiNd+4nUUN",
    "AW9DCQvngDPykknUhuaF1SKJq3wkdFXInmwxv3irs6xPez8HSgJ3DLj0fGzXsL7rha9p2vNywS+g/EEESb8DLhF5MwdzlhAhVPFsjpL7rSp7",
    "A4M=",
  )],
  ["sns wrong", rsaKey(
    "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDEdciYUlN1sLvRTZ70RbZvPACv1FTfCJa7Fw78JWPc8WBRFuFT6mR7TLyr",
    "GDA3velydpTSnmbHNulhhQkLZjznpQugBNWKDqUI2dsoULW8lufSrk7m33DC68fVzS2Vu3hbrq+LZUzwi8XEb5sHHvxtKJrO4f4uZK9dTAOG",
    "nUwAIS2PGXQoZ9GGI+ZONDfvtjrHB1iH3XeAkjSofHGGXVCsnVHVcwbPjDVZQJTVVUoQLoFPTT0PihkqJPNN/n8JwBsyJsdqCK7fPyeWRqeu",
    "WPK8X7yIZW8VgP62+4dDtWhY+Lw/NMB6MRXeb/nGsd1yL9JNsinf3Y7p9j8E7ERSvI59AgMBAAECggEAPCKjisCUbG9zJi+gyru2CpluymNv",
    "sS+DV/RIcXUOethlt5yNz25tYHKOQ77tL3rRxOg4SLoU0sDjsiaTLKqYVP2nr80bAh3WdX2eAFqoLnhwsIQLgc7+SKP8cNzTqcQPJN01PbF9",
    "2hmmqSjSZt0cvlsR++agM9o89Y1pfOCUHWuBI1erc3satfFrfd4rtVcI5F4o6gfTWWKarunFDJok7X3GTG8fvQ7KuZG2NNQWMRAgl0u4EnS+",
    "mZhtniw5W9urRpT2iOqtmv7OZvhzJ4dWisHR9EKE+gNgWclWB6ii07gGFmzU77aIJqVHstQvs3NFpMu97t0WgQWU/5dQUlhpbwKBgQDj8d4m",
    "/kDR8pOApyLWC4aktU3xIqgQYlzJV5/mDzIYH3BQ6PGKWJyRSXxm+PE3a7g1pwvDyjZ/lgvYUVWaLJSbecYgZcm4VFq2jAGYlSzYGdhvwLl9",
    "TqVfXEweb3Pw395TsnS3IRS8TFmdoZP9HkOv2mkr68w65+slVmg91b3bjwKBgQDco+Oge117DhqL4dAbW+W+7RRH092x/IaK4yikN8YtACwr",
    "oJBQDxpERryiNmFrDs++nOaJpdflh65NdP0tHjBaWGPAfwouf8JYK8bVm8dlhh+Xe/IkUWDcDT8kuLvRF4GCm/Z3NDltr82aUtEVjcoPeSgl",
    "ywoeoc1cRLnkbrSfMwKBgQCdMW/c/hufbSSxZRFOANbSgUGF2DuESQDpzKa1VadbIVsoQOxJVsBqJP5IWMaoTH3VaiRf2fRpWgVDIRviXXoC",
    "GiE6uFc66dlA6B41pjItuO0cbBC+zFyY/aJ0nrGa3BeLKpb4rzSIgjKO1R2kQZm2DO3YXx0RRlxP/F2YvuzWGwKBgQCps+h1W82Hw05JvtJY",
    "6LLpyeGqaVt/9XHqS1PMExX7MMHIgIPe/+69Cwc1YMxHEqpYusdaodNPuK8o5k2AsVKReqCmw0+qehuZw3n4fAu+m42a7vtMUcdFGW8yqF/V",
    "L9YuBhVolCODqQ9jnkUw5dC/W/m0L9nFu79/M2EjQL7uHwKBgFMpd41qenJb56slGHPvlWyCAHRn/oRvs1KtGZQsgpxwIZkM3gwfJxhuLnx3",
    "R7M+OgbXxn+FUrYWsXh7WTwGOskdB8XIaEdLH5IgsmearSelCTgI0wXrA99rqR/yg9kzIJeJHOyFuCTiy4qBOEzczdiCz6kVpaphqV3asR4N",
    "dw9M",
  )],
]);

const publicKey = pemOf("sns");
const CERTIFICATE = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem";
const TOPIC = "arn:aws:sns:us-west-2:123456789012:MyTopic";

const notification = {
  Type: "Notification",
  MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
  TopicArn: TOPIC,
  Subject: "My First Message",
  Message: "Hello world!\n{\"order\": 4711}",
  Timestamp: "2026-07-25T17:19:58.000Z",
  SignatureVersion: "1",
  Signature: "",
  SigningCertURL: CERTIFICATE,
  UnsubscribeURL: `https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${TOPIC}:c9135db0-26c4-47ec-8998-413945fb5a96`,
};

const { Subject, ...plain } = notification;
const { UnsubscribeURL, ...confirming } = plain;
const subscription = {
  ...confirming,
  Type: "SubscriptionConfirmation",
  Token: "2336412f37fb687f5d51e6e2425f004aea8d0ddc8f8bbdcf1b1c5b2f0a4f1e6b",
  Message: `You have chosen to subscribe to the topic ${TOPIC}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
  SubscribeURL: `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37fb`,
};

/** Names in the order of their signing; those that the message has (AWS: "Verifying the signatures of Amazon SNS messages"). */
const OF_NOTIFICATION = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
const OF_SUBSCRIPTION = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

export default {
  id: "sns",
  oracle: sdk("sns-validator", "MessageValidator.validate"),
  publicKey,
  signingKey: "sns",
  ownKey: KEYS.get("sns").export({ format: "pem", type: "pkcs8" }),
  wrongKey: "sns wrong",
  headers: [
    ["User-Agent", "Amazon Simple Notification Service Agent"],
    ["Content-Type", "text/plain; charset=UTF-8"],
    ["X-Amz-Sns-Message-Type", "Notification"],
    ["X-Amz-Sns-Message-Id", notification.MessageId],
    ["X-Amz-Sns-Topic-Arn", TOPIC],
  ],
  payload: notification,
  encoding: "base64",
  sign(draft, how = {}) {
    const message = parse(draft.body);
    const content = how.content ? how.content(draft) : canonical(message, how.names);
    const hash = how.hash ?? (message?.SignatureVersion === "2" ? "sha256" : "sha1");
    const digest = sign(hash, Buffer.from(content), KEYS.get(draft.key));
    const signature = how.write ? how.write(digest) : digest.toString("base64");
    const body = draft.body.toString("latin1").replace(/("Signature":\s*")(?=")/, (found) => found + signature);
    return { headers: [], body: Buffer.from(body, "latin1") };
  },
  verify: (received) => validate(textOf(received), received.publicKey),
  *cases(make) {
    const signed = (name, body, change = {}) => make(name, { body, ...change });
    yield signed("version-2", { ...notification, SignatureVersion: "2" });
    yield signed("no-subject", plain);
    yield signed("subscription", subscription);
    yield signed("subscription-version-2", { ...subscription, SignatureVersion: "2" });
    yield signed("unsubscribe", { ...subscription, Type: "UnsubscribeConfirmation" }, { edge: true });
    yield signed("unsubscribe-without-token-signed", { ...subscription, Type: "UnsubscribeConfirmation" }, {
      edge: true,
      how: { names: ["Message", "MessageId", "SubscribeURL", "Timestamp", "TopicArn", "Type"] },
    });
    yield signed("subject-null", { ...notification, Subject: null }, { edge: true, how: { names: OF_NOTIFICATION.filter((name) => name !== "Subject") } });
    yield signed("subject-empty", { ...notification, Subject: "" }, { edge: true });
    yield signed("subscription-with-subject", { ...subscription, Subject: "x" }, { edge: true });
    yield signed("subscription-with-subject-signed", { ...subscription, Subject: "x" }, {
      edge: true,
      how: { names: ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] },
    });
    yield signed("notification-with-url", { ...notification, SubscribeURL: "https://example.com/" }, {
      edge: true,
      how: { names: ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "TopicArn", "Type"] },
    });
    yield signed("other-type", { ...plain, Type: "Something" }, { edge: true });
    yield signed("message-number", { ...plain, Message: 5 }, { edge: true });
    yield signed("message-boolean", { ...plain, Message: true }, { edge: true });
    yield signed("message-object", { ...plain, Message: { a: 1 } }, { edge: true });
    yield signed("message-unicode", { ...plain, Message: "Zoë 東京 🎉" });
    yield signed("lambda-spelling", { ...without(plain, "SigningCertURL"), SigningCertUrl: CERTIFICATE }, { edge: true });
    yield signed("both-spellings", { ...plain, SigningCertURL: "https://example.com/x.pem", SigningCertUrl: CERTIFICATE }, { edge: true });
    for (const name of ["Message", "MessageId", "Timestamp", "TopicArn", "Type", "SignatureVersion"]) {
      yield signed(`without-${name}`, without(plain, name), { reason: "body-truncated" });
    }
    for (const name of ["SubscribeURL", "Token"]) yield signed(`subscription-without-${name}`, without(subscription, name), { reason: "body-truncated" });
    for (const name of ["Signature", "SigningCertURL"]) yield make(`lost-${name}`, { reason: "header-missing", received: (body) => JSON.stringify(without(JSON.parse(body), name)) });
    for (const [name, SignatureVersion] of [
      ["3", "3"],
      ["number-1", 1],
      ["number-2", 2],
      ["blank", " 1"],
      ["empty", ""],
      ["null", null],
    ]) {
      yield signed(`version-${name}`, { ...notification, SignatureVersion }, { reason: "algorithm-mismatch", edge: true });
    }
    yield make("version-1-sha256", { reason: "algorithm-mismatch", how: { hash: "sha256" } });
    yield signed("version-2-sha1", { ...notification, SignatureVersion: "2" }, { reason: "algorithm-mismatch", how: { hash: "sha1" } });
    for (const [name, url, fine] of CERTIFICATE_URLS) {
      const body = { ...notification, SigningCertURL: url };
      yield signed(`certificate-${name}`, body, { reason: fine ? "valid" : "certificate-host", edge: true });
    }
    for (const field of ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]) {
      yield make(`changed-${field}`, { reason: "body-tampered", received: (body) => JSON.stringify({ ...JSON.parse(body), [field]: "Other" }) });
    }
    yield make("unsigned-field-changed", { edge: true, received: (body) => JSON.stringify({ ...JSON.parse(body), UnsubscribeURL: "https://example.com/" }) });
    for (const [name, key] of [
      ["newline", `${publicKey}\n`],
      ["newline-before", `\n${publicKey}`],
      ["crlf", publicKey.replaceAll("\n", "\r\n")],
      ["trimmed", publicKey.trim()],
      ["quoted", `"${publicKey}"`],
      ["escaped", publicKey.replaceAll("\n", "\\n")],
      ["one-line", publicKey.replaceAll("\n", "")],
      ["indented", publicKey.replaceAll(/^/gm, "  ")],
      ["text-before", `Bag Attributes\n${publicKey}`],
      ["pkcs1", createPublicKey(publicKey).export({ format: "pem", type: "pkcs1" })],
      ["base64", createPublicKey(publicKey).export({ format: "der", type: "spki" }).toString("base64")],
      ["empty", ""],
      ["other", pemOf("sns wrong")],
    ]) {
      yield make(`key-${name}`, { reason: "public-key-format", edge: name !== "other", publicKey: key });
    }
  },
};

const CERTIFICATE_URLS = [
  ["region", "https://sns.eu-central-1.amazonaws.com/x.pem", true],
  ["china", "https://sns.cn-north-1.amazonaws.com.cn/x.pem", true],
  ["query", "https://sns.us-west-2.amazonaws.com/x.pem?a=1", false],
  ["query-pem", "https://sns.us-west-2.amazonaws.com/x?a=.pem", true],
  ["fragment", "https://sns.us-west-2.amazonaws.com/x.pem#a", true],
  ["host-upper", "https://SNS.us-west-2.AMAZONAWS.com/x.pem", true],
  ["scheme-upper", "HTTPS://sns.us-west-2.amazonaws.com/x.pem", true],
  ["http", "http://sns.us-west-2.amazonaws.com/x.pem", false],
  ["other-host", "https://example.com/x.pem", false],
  ["look-alike", "https://sns.us-west-2.amazonaws.com.example.com/x.pem", false],
  ["prefix", "https://evil-sns.us-west-2.amazonaws.com/x.pem", false],
  ["s3", "https://bucket.s3.amazonaws.com/x.pem", false],
  ["path-trick", "https://example.com/sns.us-west-2.amazonaws.com/x.pem", false],
  ["user-trick", "https://sns.us-west-2.amazonaws.com@example.com/x.pem", false],
  ["user", "https://user@sns.us-west-2.amazonaws.com/x.pem", true],
  ["backslash", "https://example.com\\@sns.us-west-2.amazonaws.com/x.pem", false],
  ["port", "https://sns.us-west-2.amazonaws.com:443/x.pem", false],
  ["other-port", "https://sns.us-west-2.amazonaws.com:8443/x.pem", false],
  ["short-region", "https://sns.us.amazonaws.com/x.pem", false],
  ["no-region", "https://sns.amazonaws.com/x.pem", false],
  ["fips", "https://sns-fips.us-west-2.amazonaws.com/x.pem", false],
  ["two-labels", "https://sns.a.us-west-2.amazonaws.com/x.pem", false],
  ["pem-upper", "https://sns.us-west-2.amazonaws.com/x.PEM", false],
  ["crt", "https://sns.us-west-2.amazonaws.com/x.crt", false],
  ["no-path", "https://sns.us-west-2.amazonaws.com", false],
  ["blank-before", " https://sns.us-west-2.amazonaws.com/x.pem", true],
  ["blank-after", "https://sns.us-west-2.amazonaws.com/x.pem ", true],
  ["relative", "/x.pem", false],
  ["empty", "", false],
  ["number", 5, false],
];

/** Asks a validator of its own (they keep certificates by URL), which fetches the case's key instead of a certificate. */
async function validate(body, key) {
  const file = require.resolve("sns-validator");
  delete require.cache[file];
  const Validator = require(file);
  const realGet = https.get;
  https.get = (_, answer) => {
    answer(Object.assign(Readable.from([key]), { statusCode: 200 }));
    return { on() {} };
  };
  try {
    return await new Promise((resolve, reject) => new Validator().validate(body, (error) => (error ? reject(error) : resolve(true))));
  } finally {
    https.get = realGet;
  }
}

function canonical(message, names = message?.Type === "Notification" ? OF_NOTIFICATION : OF_SUBSCRIPTION) {
  if (message === undefined) return "";
  return names
    .filter((name) => name in message)
    .map((name) => `${name}\n${message[name]}\n`)
    .join("");
}

function parse(body) {
  try {
    const message = JSON.parse(body.toString().replace(/^\uFEFF/, ""));
    return typeof message === "object" ? message : undefined;
  } catch {
    return undefined;
  }
}

function without(message, name) {
  const { [name]: _, ...rest } = message;
  return rest;
}

function rsaKey(...pieces) {
  return createPrivateKey({ key: Buffer.from(pieces.join(""), "base64"), format: "der", type: "pkcs8" });
}

function pemOf(name) {
  return createPublicKey(KEYS.get(name)).export({ format: "pem", type: "spki" });
}
