/**
 * Does each provider's own SDK accept what hookctl signs?
 *   node accepts.mjs [id…]     exit 1 where one is refused
 * The engine is bundled from ../../src by the root's rolldown, so run `npm ci` there first.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { escapeSlashes, withNote } from "./lib/grid/body.mjs";
import { maker, NOW } from "./lib/make.mjs";
import { ask } from "./lib/oracle.mjs";

const known = readdirSync(join(import.meta.dirname, "providers")).map((file) => file.replace(/\.mjs$/, ""));
const named = process.argv.slice(2);
for (const id of named) if (!known.includes(id)) throw new Error(`no oracle is named ${id}; there are: ${known.join(", ")}`);

const { sign, loaders } = await engine();
let refused = 0;
for (const id of named.length > 0 ? named : known) {
  const { default: oracle } = await import(`./providers/${id}.mjs`);
  const provider = (await loaders[id]()).default;
  const said = [];
  for (const genuine of deliveriesOf(oracle)) said.push(await accepts(oracle, provider, genuine));
  console.log(`${id}: ${said.filter(Boolean).length} of ${said.length} accepted`);
  refused += said.filter((accepted) => !accepted).length;
}
process.exitCode = refused > 0 ? 1 : 0;

/** Deliveries to sign: old ones, whose signatures and times are to be replaced, and one with no such header at all. */
function* deliveriesOf(oracle) {
  const make = maker(oracle);
  const signedAt = NOW - 86_400_000;
  yield make("compact", { signedAt });
  if (typeof oracle.payload === "object") {
    const noted = withNote(oracle.payload, { note: "Zoë paid 10 € — 東京 🎉", link: "https://example.com/a?b=1" });
    yield make("unicode", { signedAt, body: noted });
    yield make("pretty", { signedAt, body: JSON.stringify(noted, null, 2) });
    yield make("slash-escaped", { signedAt, body: escapeSlashes(JSON.stringify(noted)) });
  }
  const written = [oracle.signatureHeader, oracle.timestamp?.header, oracle.idHeader].map((name) => name?.toLowerCase());
  if (oracle.skip?.includes("bare")) return;
  yield make("bare", { headers: (all) => all.filter(([name]) => !written.includes(name.toLowerCase())) });
}

async function accepts(oracle, provider, genuine) {
  const { pathname, search } = new URL(genuine.url);
  const draft = { id: genuine.id, method: genuine.method, target: pathname + search, url: genuine.url, headers: genuine.headers, body: genuine.body };
  const signed = sign(provider, draft, oracle.ownKey ?? oracle.secret, { now: NOW, id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W" });
  if (signed.problem) {
    console.error(`${genuine.id}: cannot be signed: ${signed.problem.detail}`);
    return false;
  }
  const { headers, body, url } = signed.delivery;
  const said = await ask(oracle, { ...genuine, headers, body: Buffer.from(body), url: url ?? genuine.url, now: NOW });
  if (said !== "valid") console.error(`${genuine.id}: ${oracle.oracle} refuses what hookctl signed: ${JSON.stringify(headers)}`);
  return said === "valid";
}

async function engine() {
  const entry = join(import.meta.dirname, "accepts-entry.ts");
  const source = `
    export { sign } from "../../src/verify/sign.ts";
    export { loaders } from "../../src/providers/index.generated.ts";`;
  const bundle = await rolldown({
    input: entry,
    platform: "node",
    logLevel: "silent",
    plugins: [{ name: "entry", resolveId: (id) => (id === entry ? entry : undefined), load: (id) => (id === entry ? source : undefined) }],
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}
