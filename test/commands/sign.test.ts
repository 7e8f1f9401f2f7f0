import { createHmac, generateKeyPairSync, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const BODY = '{ "id": "evt_1",\n  "type": "charge.succeeded", "name": "Zo\u00eb" }\n';
const env = {
  STRIPE_WEBHOOK_SECRET: "whsec_stripe",
  GITHUB_WEBHOOK_SECRET: "gh",
  TWILIO_AUTH_TOKEN: "tw",
  SVIX_WEBHOOK_SECRET: "whsec_c3ZpeC1zZWNyZXQtc3ZpeC1zZWNyZXQ=",
};

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("payload.json", BODY);
});
afterAll(() => at.remove());

describe("a payload", () => {
  it("is signed byte for byte", async () => {
    const ran = await at.run(["sign", "payload.json", "--source", "stripe", "--now", "1785000000"], { env });
    const mac = createHmac("sha256", "whsec_stripe").update(`1785000000.${BODY}`).digest("hex");
    expect(ran).toMatchObject({
      exit: 0,
      out: `Content-Type: application/json\nStripe-Signature: t=1785000000,v1=${mac}\n`,
    });
  });

  it("gets the headers of event and delivery id", async () => {
    const ran = await at.run(["sign", "payload.json", "--source", "github", "-e", "push", "--id", "d-1"], { env });
    expect(ran.out).toContain("X-GitHub-Event: push\n");
    expect(ran.out).toContain("X-GitHub-Delivery: d-1\n");
  });

  it.each([
    ["without a source", ["sign", "payload.json"], 2, "which provider signs this?"],
    ["of an unknown source", ["sign", "payload.json", "--source", "strpie"], 3, "Did you mean stripe?"],
    ["without a secret", ["sign", "payload.json", "--source", "linear"], 3, "LINEAR_WEBHOOK_SECRET"],
    ["without the URL that the provider signs", ["sign", "payload.json", "--source", "twilio"], 2, "--url"],
    ["for whom a key pair signs", ["sign", "payload.json", "--source", "discord"], 3, "--secret-file private.pem"],
    ["of a provider that signs nothing", ["sign", "payload.json", "--source", "brevo"], 3, "Brevo signs nothing"],
    ["with what is no URL", ["sign", "payload.json", "--source", "github", "--url", "not a url"], 2, "is no URL"],
    ["of whom nobody is named", ["sign", "payload.json", "--source", ""], 2, "--source"],
    [
      "that is to be sent to no host",
      ["sign", "payload.json", "--source", "github", "--format", "curl", "--url", "/github"],
      2,
      "is no URL",
    ],
    ["that is not there", ["sign", "nope.json", "--source", "stripe"], 3, "no such file"],
    [
      "with an event that stands in the body",
      ["sign", "payload.json", "--source", "stripe", "-e", "invoice.paid"],
      2,
      "in the body (type)",
    ],
  ])("%s is refused with what to do", async (_, args, exit, says) => {
    const ran = await at.run(args, { env });
    expect(ran).toMatchObject({ exit, out: "" });
    expect(ran.err).toContain(says);
  });

  it.each([
    "stripe",
    "github",
    "svix",
    "slack",
    "shopify",
    "twilio",
    "linear",
    "square",
    "zoom",
    "mailgun",
    "trello",
    "livekit",
    "gitlab",
  ])("signed for %s is verified as it", async (source) => {
    at.write(
      "event.json",
      '{"id":"evt_1","type":"a","object":"event","signature":{"timestamp":"1","token":"t","signature":"x"}}',
    );
    const secret =
      source === "svix" || source === "gitlab"
        ? "whsec_c3ZpeC1zZWNyZXQtc3ZpeC1zZWNyZXQ="
        : "s3cret-s3cret-s3cret-s3cret-s3cret";
    const asked = { env: { HOOKCTL_SECRET: secret } };
    const signed = await at.run(
      ["sign", "event.json", "--source", source, "--url", "https://example.com/hook?a=1", "--format", "ndjson"],
      asked,
    );
    expect(signed.exit, signed.err).toBe(0);
    at.write("signed.ndjson", signed.out);
    const verified = await at.run(["verify", "signed.ndjson", "--format", "ndjson"], asked);
    expect(JSON.parse(verified.out), verified.out).toMatchObject({ source, verdict: "valid" });
  });
});

describe("a capture", () => {
  const old = [
    "POST /hook?x=1 HTTP/1.1",
    "host: shop.example.com",
    "X-Twice: 1",
    "stripe-signature: t=1,v1=00",
    "X-Twice: 2",
    "Content-Length: 3",
    "",
    BODY,
  ].join("\r\n");

  it("is signed anew; order, case and duplicates stay, the length follows the body", async () => {
    at.write("old.http", old);
    const ran = await at.run(["sign", "old.http", "--format", "http", "--now", "1785000000"], { env });
    const mac = createHmac("sha256", "whsec_stripe").update(`1785000000.${BODY}`).digest("hex");
    const head = [
      "POST /hook?x=1 HTTP/1.1",
      "host: shop.example.com",
      "X-Twice: 1",
      "X-Twice: 2",
      `Content-Length: ${Buffer.byteLength(BODY)}`,
      `Stripe-Signature: t=1785000000,v1=${mac}`,
      "",
      "",
    ];
    expect(ran.out).toBe(head.join("\r\n") + BODY);
  });

  it("keeps its delivery id, source, URL and clock; its secret is not written out", async () => {
    const capture = {
      id: "c-1",
      source: "svix",
      method: "POST",
      url: "https://h/x",
      headers: [
        ["svix-id", "msg_old"],
        ["svix-timestamp", "1"],
        ["svix-signature", "v1,AAAA"],
      ],
      bodyBase64: "AP8=",
      secret: env.SVIX_WEBHOOK_SECRET,
      now: 1_785_000_000_000,
    };
    at.write("c.ndjson", `${JSON.stringify(capture)}\n`);
    const ran = await at.run(["sign", "c.ndjson", "--format", "ndjson"]);
    const signed = JSON.parse(ran.out) as { headers: [string, string][] };
    expect(signed).toMatchObject({
      id: "c-1",
      source: "svix",
      url: "https://h/x",
      bodyBase64: "AP8=",
      now: 1_785_000_000_000,
    });
    expect(signed).not.toHaveProperty("secret");
    const headers = Object.fromEntries(signed.headers);
    expect(headers).toMatchObject({ "svix-id": "msg_old", "svix-timestamp": "1785000000" });
    expect(ran.out).not.toContain("c3ZpeC1");
  });

  it("that cannot be read does not stop the others", async () => {
    at.write(
      "some.ndjson",
      `{broken\n${JSON.stringify({ source: "github", method: "POST", url: "/", headers: [], body: "{}", secret: "x" })}\n`,
    );
    const ran = await at.run(["sign", "some.ndjson", "--format", "ndjson"]);
    expect(ran.exit).toBe(3);
    expect(ran.out.trimEnd().split("\n")).toHaveLength(1);
    expect(ran.err).toContain("some.ndjson:1:");
  });
});

describe("headers that are right already", () => {
  it("are printed all the same: signature, timestamp and id", async () => {
    const asked = ["sign", "payload.json", "--source", "svix", "--now", "1785000000", "--id", "msg_1"];
    at.write("right.http", (await at.run([...asked, "--format", "http"], { env })).out);
    const again = await at.run(["sign", "right.http", "--now", "1785000000"], { env });
    expect(again).toMatchObject({ exit: 0, err: "" });
    expect(again.out.match(/^svix-(?:id|timestamp|signature): .+$/gim)).toHaveLength(3);
  });

  it("that stand in the body are told of", async () => {
    at.write("mail.json", '{"signature":{"timestamp":"1","token":"t","signature":"x"}}');
    const ran = await at.run(["sign", "mail.json", "--source", "mailgun", "-H", "Content-Type: application/json"], {
      env: { HOOKCTL_SECRET: "s" },
    });
    expect(ran).toMatchObject({ exit: 0, out: "" });
    expect(ran.err).toContain("--format http");
  });
});

describe("a bare payload as HTTP", () => {
  it.each([
    ["its URL's host", ["--url", "https://shop.example.com:8443/hook"], "Host: shop.example.com:8443"],
    ["localhost", [], "Host: localhost"],
    ["the host that is given", ["-H", "Host: a.example"], "Host: a.example"],
  ])("can be sent: it has %s, and its length", async (_, args, host) => {
    const ran = await at.run(["sign", "payload.json", "--source", "github", "--format", "http", ...args], { env });
    const head = ran.out.slice(0, ran.out.indexOf("\r\n\r\n")).split("\r\n");
    expect(head.filter((line) => line.startsWith("Host:"))).toEqual([host]);
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(BODY)}`);
  });
});

describe("an error", () => {
  const broken = "{broken\n";
  it("of one delivery is told once", async () => {
    at.write("one.ndjson", broken);
    const ran = await at.run(["sign", "one.ndjson"]);
    expect(ran).toMatchObject({ exit: 3, out: "" });
    expect(ran.err).not.toContain("note:");
    expect(ran.err.match(/error:/g)).toHaveLength(1);
  });

  it("of each of several is noted once", async () => {
    at.write("two.ndjson", broken.repeat(2));
    const ran = await at.run(["sign", "two.ndjson"]);
    expect(ran).toMatchObject({ exit: 3, out: "" });
    expect(ran.err).toContain("two.ndjson:1: not signed");
    expect(ran.err).toContain("two.ndjson:2: not signed");
    expect(ran.err).toContain("none of 2 could be signed");
  });
});

describe("curl", () => {
  it("quotes for a POSIX shell", async () => {
    at.write("it's.json", "{}");
    const ran = await at.run(
      [
        "sign",
        "it's.json",
        "--source",
        "github",
        "--url",
        "http://localhost:3000/a b",
        "-H",
        "X-Note: it's",
        "--format",
        "curl",
      ],
      { env },
    );
    expect(ran.out).toContain("'http://localhost:3000/a b'");
    expect(ran.out).toContain("-H 'X-Note: it'\\''s'");
    expect(ran.out).toContain("--data-binary '@it'\\''s.json'");
  });

  it("keeps an empty header, which curl would drop", async () => {
    const args = ["sign", "payload.json", "--source", "github", "-H", "X-Empty:", "--format", "curl"];
    const ran = await at.run([...args, "--url", "http://localhost:3000/"], { env });
    expect(ran.out).toContain("-H 'X-Empty;'");
  });
});

describe("a key pair", () => {
  it("signs with a private key, and the public half verifies", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    at.write("private.pem", privateKey.export({ type: "pkcs8", format: "pem" }));
    const ran = await at.run([
      "sign",
      "payload.json",
      "--source",
      "discord",
      "--secret-file",
      "private.pem",
      "--now",
      "1785000000",
    ]);
    const signature = /X-Signature-Ed25519: ([0-9a-f]+)/.exec(ran.out)?.[1] ?? "";
    expect(verify(null, Buffer.from(`1785000000${BODY}`), publicKey, Buffer.from(signature, "hex"))).toBe(true);
  });

  it("does not sign with a public key", async () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    at.write("public.pem", publicKey.export({ type: "spki", format: "pem" }));
    const ran = await at.run(["sign", "payload.json", "--source", "discord", "--secret-file", "public.pem"]);
    expect(ran).toMatchObject({ exit: 3, out: "" });
  });
});
