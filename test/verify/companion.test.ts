import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import { withHeader, withoutHeaders } from "../../src/core/headers.ts";
import { Secret } from "../../src/core/secret.ts";
import paypal from "../../src/providers/paypal.ts";
import { sign } from "../../src/verify/sign.ts";
import { explain } from "../../src/verify/explain.ts";
import { decide } from "../../src/verify/verify.ts";

const NOW = 1_785_000_000_000;
const WEBHOOK_ID = "1JE4291016473214C";
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privatePem = pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const publicPem = pair.publicKey.export({ format: "pem", type: "spki" }).toString();

const draft: Delivery = {
  id: "1",
  method: "POST",
  target: "/webhooks/paypal",
  headers: [["PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-1"]],
  body: Buffer.from('{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED"}'),
};

function signed(): Delivery {
  const result = sign(paypal, draft, `${WEBHOOK_ID}\n${privatePem}`, {
    now: NOW,
    id: "69cd13f0-d67a-11e5-baa3-778b53f4ae55",
  });
  if ("problem" in result) throw new Error(result.problem.detail);
  return result.delivery;
}

function answer(delivery: Delivery, ...keys: string[]) {
  const secrets = keys.map((key) => new Secret(key, "test"));
  const question = {
    delivery,
    fidelity: "exact",
    provider: paypal,
    secrets,
    others: [],
    searched: [],
    clock: { now: NOW, wall: NOW },
  } as const;
  return explain(question, decide(question));
}

describe("PayPal's webhook id goes with the key and is signed along", () => {
  test("what is signed with it is valid with it", () => {
    expect(answer(signed(), `${WEBHOOK_ID}\n${publicPem}`).verdict.verdict).toBe("valid");
  });

  test("another webhook's id is no match, and any of several may be the right one", () => {
    expect(answer(signed(), `8PT597110X687430L\n${publicPem}`).verdict.verdict).toBe("invalid");
    expect(answer(signed(), `8PT597110X687430L\n${publicPem}`, `${WEBHOOK_ID}\n${publicPem}`).verdict.verdict).toBe(
      "valid",
    );
  });

  test("a key alone is told that the id is missing", () => {
    const question = {
      delivery: signed(),
      fidelity: "exact",
      provider: paypal,
      secrets: [new Secret(publicPem, "test")],
      others: [],
      searched: [],
      clock: { now: NOW, wall: NOW },
    } as const;
    expect(decide(question)).toMatchObject({
      verdict: "mismatch",
      outcome: { problem: { problem: "secret-empty", where: "webhook id" } },
    });
  });

  test("no id anywhere is undecided, and the fix names the secret's places", () => {
    const question = {
      delivery: signed(),
      fidelity: "exact",
      provider: paypal,
      secrets: [],
      others: [],
      companions: [],
      searched: ["--secret-file"],
      clock: { now: NOW, wall: NOW },
    } as const;
    const { verdict } = explain(question, decide(question));
    expect(verdict).toMatchObject({
      verdict: "undecided",
      findings: [{ code: "secret-missing", fix: { text: expect.stringContaining("PAYPAL_WEBHOOK_SECRET") } }],
    });
  });

  test.each([
    ["missing", undefined],
    ["of a look-alike host", "https://api.paypal.com.example.com/certs/1"],
    ["with a user name", "https://api.paypal.com@example.com/certs/1"],
    ["not https", "http://api.paypal.com/certs/1"],
  ])("a right signature whose certificate's address is %s is refused", (_, url) => {
    const { headers } = signed();
    const changed =
      url === undefined ? withoutHeaders(headers, ["PAYPAL-CERT-URL"]) : withHeader(headers, "PAYPAL-CERT-URL", url);
    expect(answer({ ...signed(), headers: changed }, `${WEBHOOK_ID}\n${publicPem}`).verdict.verdict).toBe("invalid");
  });
});
