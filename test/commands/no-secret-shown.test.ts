/** A marked secret, in every place that one can come from, and everything that any command prints. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const MARK = "MARKED-SECRET-0123456789";
const BODY = '{"id":"evt_1","object":"event","type":"a"}';
const forms = [MARK, Buffer.from(MARK).toString("base64"), Buffer.from(MARK).toString("hex"), `whsec_${MARK}`];

let at: Scratch;
beforeAll(() => {
  at = scratch();
  at.write("secret.txt", MARK);
  at.write("env-file/.env", `STRIPE_WEBHOOK_SECRET=${MARK}\n`);
  for (const [name, signer, body] of [
    ["valid", MARK, BODY],
    ["other", "another", BODY],
    ["broken", MARK, `${BODY}\n`],
  ] as const) {
    const mac = createHmac("sha256", signer).update(`1785000000.${BODY}`).digest("hex");
    at.write(`${name}.http`, `POST / HTTP/1.1\nStripe-Signature: t=1785000000,v1=${mac}\n\n${body}`);
    at.write(
      `${name}-own.http`,
      `# @secret ${MARK}\nPOST / HTTP/1.1\nStripe-Signature: t=1785000000,v1=${mac}\n\n${body}`,
    );
    at.write(
      `${name}-token.http`,
      `# @secret ${MARK}-other\nPOST / HTTP/1.1\nX-Gitlab-Event: Push Hook\nX-Gitlab-Token: ${MARK}\n\n{}`,
    );
  }
});
afterAll(() => at.remove());

const places: [string, string[], Record<string, string>][] = [
  ["the environment", [], { STRIPE_WEBHOOK_SECRET: MARK }],
  ["another variable", [], { STRIPE_WEBHOOK_SECRET: "wrong", SOME_TOKEN: MARK }],
  ["--secret-file", ["--secret-file", "secret.txt"], {}],
  ["--secret", ["--secret", MARK], {}],
  ["a secret with a newline", [], { STRIPE_WEBHOOK_SECRET: `${MARK}\n` }],
  ["a secret with a prefix", [], { STRIPE_WEBHOOK_SECRET: `sk_live_${MARK}` }],
];
const formats = ["human", "json", "ndjson", "junit", "sarif", "markdown"];
const cases = places.flatMap(([place, args, env]) => formats.map((format) => [place, format, args, env] as const));

it.each(cases)("verify: from %s, as %s", async (_, format, args, env) => {
  for (const file of ["valid", "other", "broken", "valid-own", "other-own", "broken-own"]) {
    const ran = await at.run(
      ["verify", `${file}.http`, "--format", format, "--explain", "--verbose", "--computed", "00ff", ...args],
      { env },
    );
    for (const form of forms) expect(ran.out + ran.err).not.toContain(form);
  }
});

it("share: from every place, in no format", async () => {
  for (const [, args, vars] of places) {
    for (const format of ["http", "json"]) {
      for (const file of ["valid", "other", "broken", "valid-own", "other-own", "broken-own", "valid-token"]) {
        const ran = await at.run(["share", `${file}.http`, "--format", format, ...args], { env: vars });
        expect(ran.exit, `${file} ${ran.err}`).toBe(0);
        for (const form of forms) expect(ran.out + ran.err).not.toContain(form);
      }
    }
  }
});

it("sign: in no format", async () => {
  for (const format of ["headers", "curl", "http", "json", "ndjson"]) {
    for (const file of ["valid.http", "valid-own.http"]) {
      const ran = await at.run(["sign", file, "--format", format], { env: { STRIPE_WEBHOOK_SECRET: MARK } });
      expect(ran.exit).toBe(0);
      for (const form of forms) expect(ran.out + ran.err).not.toContain(form);
    }
  }
});

it.each(["human", "json", "sarif"])("doctor: as %s", async (format) => {
  at.write(
    "code/server.js",
    `import { createHmac } from "crypto";\nif (createHmac("sha256", "${MARK}").update(webhook).digest("hex") === given) run();\n`,
  );
  for (const name of [
    "STRIPE_WEBHOOK_SECRET",
    "SVIX_WEBHOOK_SECRET",
    "ADYEN_WEBHOOK_SECRET",
    "DISCORD_WEBHOOK_PUBLIC_KEY",
    "PAYPAL_WEBHOOK_SECRET",
    "HOOKCTL_SECRET",
  ]) {
    for (const value of [MARK, `${MARK}\n`, `"${MARK}"`, `sk_live_${MARK}`, `whsec_${MARK}`, `${MARK}!`]) {
      const ran = await at.run(["doctor", "code", "--verbose", "--format", format], { env: { [name]: value } });
      expect(ran.out).toContain("signature-equals");
      for (const form of forms) expect(ran.out + ran.err).not.toContain(form);
    }
  }
});
