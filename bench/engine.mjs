// Verifications a second of the engine, in one thread, against bare node:crypto and the providers' own libraries;
// and how many MACs a second a diagnosis tries.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { alternate, bundle, markdownTable, optional, speed } from "./lib.mjs";

export const title = "Verification and diagnosis";

const NOW = 1_785_000_000_000;
const ROUNDS = 9;
const COUNT = 50_000;
/** What a real provider sends beside the signature. */
const HEADERS = [
  ["Host", "hooks.example.com"],
  ["User-Agent", "Bench/1.0"],
  ["Content-Type", "application/json"],
  ["Accept", "*/*"],
  ["Content-Length", "1024"],
];

const SOURCE = `
  export { explain } from "./src/verify/explain.ts";
  export { decide } from "./src/verify/verify.ts";
  export { sign } from "./src/verify/sign.ts";
  export { Secret } from "./src/core/secret.ts";
  export { loaders } from "./src/providers/index.generated.ts";`;

export async function measure() {
  const engine = await bundle(SOURCE);
  const { decide } = engine;
  const text = "whsec_bench";
  const encoded = `whsec_${randomBytes(24).toString("base64")}`;
  const body = Buffer.from(JSON.stringify({ id: "evt_1", data: "x".repeat(1024 - 26) }));
  const github = await questionOf(engine, "github", text, body);
  const stripe = await questionOf(engine, "stripe", text, body);
  const standard = await questionOf(engine, "standard-webhooks", encoded, body);
  const ask = (asked) => () => must(decide(asked).verdict === "valid");
  const rows = [["1 KB body", "against", "verifications a second", "speed", "aim"]];
  const compare = async (name, ours, reference, theirs, aim = "") => {
    const [, own] = await sides({ [reference]: theirs, [name]: ours });
    rows.push([name, reference, Math.round((COUNT / own.ms) * 1000).toLocaleString("en"), speed(own.ratios), aim]);
  };

  const expected = createHmac("sha256", text).update(body).digest();
  await compare(
    "github",
    ask(github),
    "createHmac().update().digest() and timingSafeEqual",
    () => must(timingSafeEqual(createHmac("sha256", text).update(body).digest(), expected)),
    "> 0.75",
  );
  const octokit = await optional("@octokit/webhooks-methods");
  if (octokit) {
    const [payload, signature] = [body.toString(), github.delivery.headers.at(-1)[1]];
    await compare("github", ask(github), "@octokit/webhooks-methods verify", () =>
      octokit.verify(text, payload, signature),
    );
  }
  const Stripe = await optional("stripe");
  if (Stripe) {
    const { webhooks } = new Stripe.default("sk_test_bench");
    const header = stripe.delivery.headers.at(-1)[1];
    await compare("stripe", ask(stripe), "stripe webhooks.constructEvent", () =>
      webhooks.constructEvent(body, header, text, 1e9),
    );
  }
  const standardwebhooks = await optional("standardwebhooks");
  if (standardwebhooks) {
    const webhook = new standardwebhooks.Webhook(encoded);
    const headers = Object.fromEntries(standard.delivery.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const payload = body.toString();
    const { now } = Date;
    Date.now = () => NOW;
    await compare("standard-webhooks", ask(standard), "standardwebhooks Webhook.verify", () =>
      webhook.verify(payload, headers),
    );
    Date.now = now;
  }
  return `${markdownTable(rows)}\n\n${await diagnosis(engine)}`;
}

async function questionOf({ decide, sign, Secret, loaders }, id, secret, body) {
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
  must(decide(asked).verdict === "valid");
  return asked;
}

/** Both sides in turn; an asynchronous side is awaited call by call, as its users do. */
async function sides(runs) {
  return alternate(
    Object.fromEntries(
      Object.entries(runs).map(([name, run]) => [
        name,
        () => (run() instanceof Promise ? timedAsync(run) : timed(run)),
      ]),
    ),
    ROUNDS,
  );
}

function timed(run) {
  const started = performance.now();
  for (let at = 0; at < COUNT; at++) run();
  return performance.now() - started;
}

async function timedAsync(run) {
  const started = performance.now();
  for (let at = 0; at < COUNT; at++) await run();
  return performance.now() - started;
}

/** A capture of about 7 KB that nothing explains: all that is tried is tried. */
async function diagnosis(engine) {
  const { decide, explain, Secret } = engine;
  const items = Array.from({ length: 120 }, (_, at) => ({
    id: at,
    name: `item ${at}`,
    price: at * 1.5,
    note: "Zoë/☕",
  }));
  const body = Buffer.from(JSON.stringify({ id: "evt_1", type: "charge.succeeded", data: items }));
  const right = await questionOf(engine, "stripe", "whsec_right", body);
  const asked = { ...right, secrets: [new Secret("whsec_wrong", "bench")] };
  const decision = decide(asked);
  let macs = 0;
  const bare = () => {
    const started = performance.now();
    for (let at = 0; at < macs; at++) createHmac("sha256", "whsec_wrong").update("1785000000.").update(body).digest();
    return performance.now() - started;
  };
  const search = () => {
    const started = performance.now();
    macs = explain(asked, decision).macs;
    return performance.now() - started;
  };
  search();
  const [, own] = await alternate({ bare, search }, ROUNDS);
  return `A diagnosis that finds nothing (${body.length.toLocaleString("en")} B): ${macs.toLocaleString("en")} MACs in ${own.ms.toFixed(0)} ms, ${Math.round((macs / own.ms) * 1000).toLocaleString("en")} a second; speed against as many bare HMACs of that body: ${speed(own.ratios)}.`;
}

function must(holds) {
  if (!holds) throw new Error("the bench's own delivery does not verify");
}
