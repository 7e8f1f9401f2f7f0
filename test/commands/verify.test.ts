import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const NOW = 1_785_000_000_000;
const BODY = '{"id":"evt_1","object":"event","type":"charge.succeeded"}';
const root = join(import.meta.dirname, "../..");

let at: Scratch;
beforeAll(() => {
  at = scratch();
});
afterAll(() => at.remove());

function stripe(secret: string, more: { body?: string; seconds?: number; lines?: string[] } = {}): string {
  const seconds = more.seconds ?? NOW / 1000;
  const mac = createHmac("sha256", secret).update(`${seconds}.${BODY}`).digest("hex");
  const head = [
    ...(more.lines ?? []),
    "POST /hook HTTP/1.1",
    "Host: shop.example.com",
    `Stripe-Signature: t=${seconds},v1=${mac}`,
    "",
    more.body ?? BODY,
  ];
  return head.join("\n");
}

function results(
  out: string,
): { verdict: string; code: string | null; key: { from: string } | null; [more: string]: unknown }[] {
  return (JSON.parse(out) as { results: never[] }).results;
}

describe("secrets are looked up in the contract's order", () => {
  const env = { STRIPE_WEBHOOK_SECRET: "from-derived", OTHER: "from-env-option", HOOKCTL_SECRET: "from-hookctl" };
  it.each([
    [
      "--secret-file",
      "from-file",
      ["--secret-file", "secret.txt", "--secret-env", "OTHER", "--secret", "from-option"],
      "file:secret.txt",
    ],
    ["then --secret-env", "from-env-option", ["--secret-env", "OTHER", "--secret", "from-option"], "env:OTHER"],
    ["then --secret", "from-option", ["--secret", "from-option"], "option"],
    ["then the capture's own", "from-capture", [], "capture"],
    ["then the configuration's, with --no-capture-secret", "from-config", ["--no-capture-secret"], "env:CONFIGURED"],
  ])("%s", async (_, signer, args, from) => {
    at.write("secret.txt", "from-file\n");
    at.write(
      "hookctl.config.json",
      JSON.stringify({ sources: { stripe: { provider: "stripe", secretEnv: "CONFIGURED" } } }),
    );
    at.write("a.http", stripe(signer, { lines: ["# @secret from-capture"] }));
    const ran = await at.run(["verify", "a.http", "--json", ...args], { env: { ...env, CONFIGURED: "from-config" } });
    expect(results(ran.out)).toMatchObject([{ verdict: "valid", key: { from } }]);
    at.write("hookctl.config.json", "{}");
  });

  it.each([
    ["<SOURCE>_WEBHOOK_SECRET", "from-derived", env, "env:STRIPE_WEBHOOK_SECRET"],
    ["then HOOKCTL_SECRET", "from-hookctl", { HOOKCTL_SECRET: "from-hookctl" }, "env:HOOKCTL_SECRET"],
    ["the environment before .env", "from-dotenv", {}, ".env:STRIPE_WEBHOOK_SECRET"],
  ])("%s", async (_, signer, environment, from) => {
    at.write(".env", 'STRIPE_WEBHOOK_SECRET="from-dotenv"\n');
    if (signer === "from-hookctl") at.write(".env", "");
    at.write("a.http", stripe(signer));
    const ran = await at.run(["verify", "a.http", "--json"], { env: environment });
    expect(results(ran.out)).toMatchObject([{ verdict: "valid", key: { from } }]);
    at.write(".env", "");
  });

  it("gives the verdict by the first place only, and names another that fits", async () => {
    at.write("a.http", stripe("the-right-one"));
    const ran = await at.run(["verify", "a.http", "--json"], {
      env: { STRIPE_WEBHOOK_SECRET: "wrong", STRIPE_CLI_SECRET: "the-right-one" },
    });
    expect(ran.exit).toBe(1);
    expect(results(ran.out)).toMatchObject([{ verdict: "invalid", code: "secret-other-configured", proof: "mac" }]);
    expect(ran.out).toContain("STRIPE_CLI_SECRET");
    expect(ran.out).not.toContain("the-right-one");
  });

  it("tries all secrets of one place, for rotation", async () => {
    at.write("a.http", stripe("new"));
    const ran = await at.run(["verify", "a.http", "--json", "--secret-env", "OLD", "--secret-env", "NEW"], {
      env: { OLD: "old", NEW: "new" },
    });
    expect(results(ran.out)).toMatchObject([{ verdict: "valid", key: { from: "env:NEW" } }]);
  });
});

describe("exit codes", () => {
  it.each<[string, string, Record<string, string>, number]>([
    ["valid: 0", stripe("right"), { HOOKCTL_SECRET: "right" }, 0],
    ["invalid: 1", stripe("right", { body: "{}" }), { HOOKCTL_SECRET: "right" }, 1],
    ["no secret: 3", stripe("right"), {}, 3],
    ["an unknown sender: 3", "POST / HTTP/1.1\nX-Nobody-Knows: 1\n\n{}", {}, 3],
    ["unreadable: 3", "\u0000\u0001", {}, 3],
  ])("%s", async (_, text, env, exit) => {
    at.write("a.http", text);
    expect((await at.run(["verify", "a.http"], { env })).exit).toBe(exit);
  });

  it.each([
    ["any invalid: 1", ["valid.http", "invalid.http", "nope.http"], 1],
    ["else any undecided or unreadable: 3", ["valid.http", "nope.http"], 3],
    ["else 0", ["valid.http", "valid.http"], 0],
  ])("of several inputs, %s", async (_, files, exit) => {
    at.write("valid.http", stripe("right"));
    at.write("invalid.http", stripe("other"));
    expect((await at.run(["verify", ...files], { env: { HOOKCTL_SECRET: "right" } })).exit).toBe(exit);
  });

  it("no capture and no input on a terminal: 2", async () => {
    expect((await at.run(["verify"])).exit).toBe(2);
  });
});

describe("the clock", () => {
  const old = { seconds: NOW / 1000 - 3600 };
  it.each([
    ["a file that tells no time is judged as of its own timestamp", [], [], "valid"],
    ["--now judges as of then", [], ["--now", String(NOW)], "invalid"],
    ["# @received-at is the clock", [`# @received-at ${new Date(NOW).toISOString()}`], [], "invalid"],
    [
      "# @now comes before it",
      [`# @now ${NOW - 3_600_000}`, `# @received-at ${new Date(NOW).toISOString()}`],
      [],
      "valid",
    ],
    ["--tolerance 0 turns the check off", [`# @now ${NOW}`], ["--tolerance", "0"], "valid"],
    ["--tolerance 2h widens it", [`# @now ${NOW}`], ["--tolerance", "2h"], "valid"],
  ])("%s", async (_, lines, args, verdict) => {
    at.write("a.http", stripe("right", { ...old, lines: ["# @secret right", ...lines] }));
    expect(results((await at.run(["verify", "a.http", "--json", ...args])).out)).toMatchObject([{ verdict }]);
  });

  it("HOOKCTL_TOLERANCE narrows the provider's, and never widens it", async () => {
    at.write("a.http", stripe("right", { seconds: NOW / 1000 - 200, lines: ["# @secret right", `# @now ${NOW}`] }));
    expect((await at.run(["verify", "a.http"], { env: { HOOKCTL_TOLERANCE: "60s" } })).exit).toBe(1);
    at.write("a.http", stripe("right", { seconds: NOW / 1000 - 400, lines: ["# @secret right", `# @now ${NOW}`] }));
    expect((await at.run(["verify", "a.http"], { env: { HOOKCTL_TOLERANCE: "1h" } })).exit).toBe(1);
  });

  it("standard input that tells no time uses the clock", async () => {
    const fresh = stripe("right", { seconds: Date.UTC(2026, 10, 24, 12) / 1000, lines: ["# @secret right"] });
    expect((await at.run(["verify", "-"], { stdin: fresh })).exit).toBe(0);
    expect((await at.run(["verify", "-"], { stdin: stripe("right", { lines: ["# @secret right"] }) })).exit).toBe(1);
  });
});

describe("the handler's side", () => {
  const mac = (text: string): string => createHmac("sha256", "right").update(text).digest("hex");
  it.each([
    ["agrees", mac(`${NOW / 1000}.${BODY}`), undefined],
    ["agrees, with the prefix", `v1=${mac(`${NOW / 1000}.${BODY}`)}`, undefined],
    ["forgets the timestamp", mac(BODY), "signed-content-template"],
    [
      "re-serializes with two spaces",
      mac(`${NOW / 1000}.${JSON.stringify(JSON.parse(BODY), null, 2)}`),
      "body-reserialized",
    ],
    ["signs the empty body", mac(`${NOW / 1000}.`), "raw-body-empty"],
    [
      "writes base64",
      createHmac("sha256", "right")
        .update(`${NOW / 1000}.${BODY}`)
        .digest("base64"),
      "encoding-mismatch",
    ],
  ])("%s", async (_, computed, code) => {
    at.write("a.http", stripe("right", { lines: ["# @secret right"] }));
    const [result] = results((await at.run(["verify", "a.http", "--json", "--computed", computed])).out);
    expect(result).toMatchObject({ verdict: "valid", code: null });
    expect((result?.["handler"] as { code: string } | undefined)?.code).toBe(code);
  });

  it("names the change of the bytes that the handler saw", async () => {
    at.write("a.http", stripe("right", { lines: ["# @secret right"] }));
    at.write("seen.bin", `${BODY}\n`);
    const [result] = results((await at.run(["verify", "a.http", "--json", "--app-body", "seen.bin"])).out);
    expect(result).toMatchObject({ verdict: "valid", handler: { code: "body-trailing-newline", proof: "fact" } });
  });
});

describe("a body that its format kept parsed", () => {
  it.each([
    ["is reconstructed where the signature proves it", "right", "valid", null],
    ["is undecided where nothing does", "another", "undecided", "body-reserialized"],
  ])("%s", async (_, secret, verdict, code) => {
    const pretty = JSON.stringify(JSON.parse(BODY), null, 2);
    const signature = `t=${NOW / 1000},v1=${createHmac("sha256", "right")
      .update(`${NOW / 1000}.${pretty}`)
      .digest("hex")}`;
    at.write(
      "a.json",
      JSON.stringify({
        method: "POST",
        url: "https://h/x",
        headers: [["Stripe-Signature", signature]],
        bodyJson: JSON.parse(BODY),
        secret,
        source: "stripe",
      }),
    );
    expect(results((await at.run(["verify", "a.json", "--json"])).out)).toMatchObject([{ verdict, code }]);
  });

  it("is invalid all the same where there is no signature", async () => {
    at.write(
      "a.json",
      JSON.stringify({
        method: "POST",
        url: "https://h/x",
        headers: [["Host", "h"]],
        bodyJson: JSON.parse(BODY),
        secret: "x",
        source: "stripe",
      }),
    );
    expect(results((await at.run(["verify", "a.json", "--json"])).out)).toMatchObject([
      { verdict: "invalid", code: "header-missing", proof: "fact" },
    ]);
  });
});

describe("NDJSON", () => {
  const line = (secret: string, more = {}): string =>
    JSON.stringify({
      id: "d1",
      source: "stripe",
      method: "POST",
      url: "/",
      headers: [
        [
          "Stripe-Signature",
          `t=1785000000,v1=${createHmac("sha256", "right").update(`1785000000.${BODY}`).digest("hex")}`,
        ],
      ],
      body: BODY,
      secret,
      now: NOW,
      ...more,
    });

  it("gives one result a line, in order, and goes on after a line that cannot be read", async () => {
    at.write(
      "many.ndjson",
      [line("right"), "", "{broken", '{"type":"ready","url":"http://127.0.0.1:1"}', line("wrong")].join("\n"),
    );
    const ran = await at.run(["verify", "many.ndjson", "--format", "ndjson"]);
    const lines = ran.out
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text) as { line: number; verdict: string; code: string });
    expect(lines).toMatchObject([
      { line: 1, id: "d1", verdict: "valid", code: null, proven: true },
      { line: 3, verdict: "undecided", code: "capture-unreadable" },
      { line: 5, verdict: "invalid", code: "secret-wrong", proven: false },
    ]);
    expect(ran.exit).toBe(1);
  });

  it("without any delivery is exit 3, with nothing on stdout", async () => {
    at.write("none.ndjson", '{"type":"ready"}\n\n{"type":"stopped"}\n');
    expect(await at.run(["verify", "none.ndjson", "--format", "ndjson"])).toMatchObject({ exit: 3, out: "" });
  });
});

describe("formats", () => {
  const ajv = new Ajv2020({ strict: false });
  for (const name of ["capture", "verify-result", "verify", "sign", "config"])
    ajv.addSchema(JSON.parse(readFileSync(join(root, `schemas/${name}.json`), "utf8")) as object);

  it.each([
    "fixtures/captures",
    "fixtures/deliveries/stripe",
    "fixtures/deliveries/discord",
    "test/vectors/shared/twilio.ndjson",
    "package.json",
  ])("JSON of %s fits its schema", async (path) => {
    const ran = await at.run(["verify", join(root, path), "--json"]);
    const check = ajv.getSchema("verify.json")!;
    expect(check(JSON.parse(ran.out)), JSON.stringify(check.errors)).toBe(true);
  });

  it("each line of NDJSON fits its schema", async () => {
    const ran = await at.run(["verify", join(root, "test/vectors/shared/svix.ndjson"), "--format", "ndjson"]);
    const check = ajv.getSchema("verify-result.json")!;
    for (const text of ran.out.trimEnd().split("\n"))
      expect(check(JSON.parse(text)), JSON.stringify(check.errors)).toBe(true);
  });

  it.each(["junit", "sarif", "markdown"])("%s is written", async (format) => {
    at.write("a.http", stripe("other"));
    const ran = await at.run(["verify", "a.http", "--format", format], { env: { HOOKCTL_SECRET: "right" } });
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain("secret-wrong");
  });
});

describe("public keys", () => {
  it("come from --public-key-file, and a certificate's URL is not fetched unasked", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const message = {
      Type: "Notification",
      MessageId: "m1",
      TopicArn: "arn:aws:sns:eu-west-1:1:t",
      Message: "hi",
      Timestamp: "2026-07-25T17:20:00.000Z",
      SignatureVersion: "2",
      SigningCertURL: "https://sns.eu-west-1.amazonaws.com/cert.pem",
    };
    const text = `Message\nhi\nMessageId\nm1\nTimestamp\n${message.Timestamp}\nTopicArn\n${message.TopicArn}\nType\nNotification\n`;
    const body = JSON.stringify({
      ...message,
      Signature: createSign("sha256").update(text).sign(privateKey, "base64"),
    });
    at.write("sns.http", `POST / HTTP/1.1\nx-amz-sns-message-type: Notification\n\n${body}`);
    at.write("key.pem", publicKey.export({ type: "spki", format: "pem" }));
    expect(results((await at.run(["verify", "sns.http", "--json"])).out)).toMatchObject([
      { verdict: "undecided", code: "secret-missing" },
    ]);
    expect(results((await at.run(["verify", "sns.http", "--json", "--public-key-file", "key.pem"])).out)).toMatchObject(
      [{ verdict: "valid", key: { from: "file:key.pem" } }],
    );
  });
});

describe("keys and secrets stand in one order", () => {
  it("the command line comes before a public key in the environment", async () => {
    const secret = "whsec_c3ZpeC1zZWNyZXQtc3ZpeC1zZWNyZXQ=";
    const body = '{"type":"a"}';
    const mac = createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
      .update(`msg_1.1785000000.${body}`)
      .digest("base64");
    at.write(
      "svix.http",
      `POST / HTTP/1.1\nsvix-id: msg_1\nsvix-timestamp: 1785000000\nsvix-signature: v1,${mac}\n\n${body}`,
    );
    at.write("right.txt", secret);
    const env = { SVIX_WEBHOOK_PUBLIC_KEY: "whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" };
    const ran = await at.run(["verify", "svix.http", "--json", "--secret-file", "right.txt"], { env });
    expect(results(ran.out)).toMatchObject([{ verdict: "valid", key: { from: "file:right.txt" } }]);
  });
});
