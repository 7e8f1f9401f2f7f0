// Verifications a second of the engine, in one thread, against bare node:crypto and the providers' own libraries.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { bundle, compare, optional } from "./lib.mjs";

const NOW = 1_785_000_000_000;
const SECONDS = String(NOW / 1000);
/** What a real provider sends beside the signature. */
const HEADERS = [
  ["Host", "hooks.example.com"],
  ["User-Agent", "Bench/1.0"],
  ["Content-Type", "application/json"],
  ["Accept", "*/*"],
  ["Content-Length", "1024"],
];

export async function engine() {
  const { decide, sign, Secret, loaders } = await bundle(`
    export { decide } from "./src/verify/verify.ts";
    export { sign } from "./src/verify/sign.ts";
    export { Secret } from "./src/core/secret.ts";
    export { loaders } from "./src/providers/index.generated.ts";`);
  const body = Buffer.from(JSON.stringify({ id: "evt_1", data: "x".repeat(1024 - 26) }));
  const question = async (id, secret) => {
    const provider = (await loaders[id]()).default;
    const draft = { id: "", method: "POST", target: "/", headers: HEADERS, body };
    const { delivery } = sign(provider, draft, secret, { now: NOW, id: "msg_1" });
    const asked = {
      delivery,
      fidelity: "exact",
      provider,
      secrets: [new Secret(secret, "bench")],
      others: [],
      searched: [],
      clock: { now: NOW, wall: NOW },
    };
    if (decide(asked).verdict !== "valid") throw new Error(`${id}: the bench's own delivery is not valid`);
    return asked;
  };
  const text = "whsec_bench";
  const encoded = `whsec_${randomBytes(24).toString("base64")}`;
  const stripe = await question("stripe", text);
  const github = await question("github", text);
  const standard = await question("standard-webhooks", encoded);
  const rows = [];

  const expected = Buffer.from(createHmac("sha256", text).update(`${SECONDS}.`).update(body).digest());
  const raw = () => {
    if (!timingSafeEqual(createHmac("sha256", text).update(`${SECONDS}.`).update(body).digest(), expected))
      throw new Error("raw");
  };
  const ask = (asked) => () => {
    if (decide(asked).verdict !== "valid") throw new Error("not valid");
  };
  rows.push(compare("engine, 1 KB, stripe", ask(stripe), "bare createHmac + timingSafeEqual", raw, 0.75));

  const Stripe = await optional("stripe");
  if (Stripe) {
    const { webhooks } = new Stripe.default("sk_test_bench");
    const header = stripe.delivery.headers.at(-1)[1];
    const sdk = () => webhooks.signature.verifyHeader(body, header, text, 0);
    sdk();
    rows.push(compare("engine, 1 KB, stripe", ask(stripe), "stripe webhooks.signature.verifyHeader", sdk));
  }
  const standardwebhooks = await optional("standardwebhooks");
  if (standardwebhooks) {
    const webhook = new standardwebhooks.Webhook(encoded);
    const headers = Object.fromEntries(standard.delivery.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const realNow = Date.now;
    Date.now = () => NOW;
    const string = body.toString();
    const sdk = () => webhook.verify(string, headers);
    rows.push(
      compare(
        "engine, 1 KB, standard-webhooks",
        ask(standard),
        "standardwebhooks Webhook.verify (parses JSON too)",
        sdk,
      ),
    );
    Date.now = realNow;
  }
  const octokit = await optional("@octokit/webhooks-methods");
  if (octokit) {
    const string = body.toString();
    const signature = github.delivery.headers.at(-1)[1];
    const sdk = () => octokit.verify(text, string, signature);
    rows.push(await compare("engine, 1 KB, github", ask(github), "@octokit/webhooks-methods verify (async)", sdk));
  }
  return rows;
}

/** MACs a second that the diagnosis of a failing capture tries. */
export async function diagnosis() {
  const { decide, explain, sign, Secret, loaders } = await bundle(`
    export { decide, explain } from "./src/verify/verify.ts";
    export { sign } from "./src/verify/sign.ts";
    export { Secret } from "./src/core/secret.ts";
    export { loaders } from "./src/providers/index.generated.ts";`);
  const provider = (await loaders["stripe"]()).default;
  const value = {
    id: "evt_1",
    type: "charge.succeeded",
    data: Array.from({ length: 120 }, (_, at) => ({ id: at, name: `item ${at}`, price: at * 1.5, note: "Zoë/☕" })),
  };
  const body = Buffer.from(JSON.stringify(value));
  const { delivery } = sign(provider, { id: "", method: "POST", target: "/", headers: HEADERS, body }, "whsec_right", {
    now: NOW,
    id: "x",
  });
  const asked = {
    delivery,
    fidelity: "exact",
    provider,
    secrets: [new Secret("whsec_wrong", "bench")],
    others: [],
    searched: [],
    clock: { now: NOW, wall: NOW },
  };
  const decision = decide(asked);
  let macs = 0;
  const times = [];
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    macs = explain(asked, decision).macs;
    times.push(performance.now() - start);
  }
  const ms = times.sort((a, b) => a - b)[3];
  return { bytes: body.length, macs, ms, perSecond: Math.round((macs / ms) * 1000) };
}
