/**
 * Runs the fixes in the frameworks that they are for: an app made of the snippets as they stand, on a loopback port,
 * that must see the very bytes which were sent, take what hookctl's engine signed, and refuse it with another secret.
 *   node test/verify/fixes/frameworks/run.mjs              all frameworks
 *   node test/verify/fixes/frameworks/run.mjs express go   some of them
 * Exits with 1 where one fails; in CI (CI or HOOKCTL_CI is set) also where a tool is missing.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BODIES } from "./lib/bodies.mjs";
import { loadEngine } from "./lib/engine.mjs";
import { isThere } from "./lib/place.mjs";
import { post, start } from "./lib/server.mjs";

const inCi = Boolean(process.env.CI || process.env.HOOKCTL_CI);
const engine = await loadEngine();
const wanted = new Set(process.argv.slice(2));
const names = readdirSync(join(import.meta.dirname, "targets")).map((file) => file.replace(/\.mjs$/, ""));
for (const name of wanted)
  if (!names.includes(name)) throw new Error(`no target ${name}: there are ${names.join(", ")}`);

for (const name of names.filter((each) => wanted.size === 0 || wanted.has(each))) {
  const { default: target } = await import(`./targets/${name}.mjs`);
  const missing = (target.tools ?? []).find(([tool, ...probe]) => !isThere(tool, ...probe));
  if (missing && !(inCi && !target.optional)) {
    say(`skip ${name}: ${missing[0]} is not installed`);
    continue;
  }
  try {
    const began = performance.now();
    say(`ok   ${name}: ${await check(target)}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } catch (error) {
    say(`FAIL ${name}: ${error.stack ?? error}`);
    process.exitCode = 1;
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @returns what was found, in words. @throws where something is not as it should be. */
async function check(target) {
  // A provider's second way of signing shares its path and its variable.
  const cases = engine
    .casesFor(target.framework, target.skip, target.query)
    .filter((each) => !each.name.includes(" ") && (target.runs?.(each) ?? true));
  const folder = mkdtempSync(join(target.parent?.() ?? tmpdir(), "app-"));
  try {
    for (const [path, text] of Object.entries(target.files(cases, engine.VERIFY))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    target.build?.(folder);
    const exact = await withApp(target, folder, cases, "secret", (app) => checkRight(app, target, cases));
    await withApp(target, folder, cases, "otherSecret", (app) => checkWrong(app, cases));
    return `${exact} bodies byte for byte, ${cases.length} schemes accepted, and refused with another secret`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withApp(target, folder, cases, secret, use) {
  const env = { PUBLIC_HOST: engine.PUBLIC_HOST };
  // Variables come with a newline often enough.
  for (const each of cases) env[each.secretEnv] = `${each[secret]}\n`;
  const app = await start({ ...target.start(folder), cwd: folder, env });
  try {
    return await use(app);
  } finally {
    await app.stop();
  }
}

async function checkRight(app, target, cases) {
  const wrong = [];
  for (const each of cases) {
    const body = Buffer.from(each.request.bodyBase64, "base64");
    const answer = await send(app, each, each.request.headers, body);
    if (answer.json?.raw !== body.toString("hex"))
      wrong.push(`${each.name}: other bytes: ${answer.status} ${answer.text.slice(0, 300)}`);
    else if (answer.json.valid !== true) wrong.push(`${each.name}: refused: ${answer.text.slice(-40)}`);
  }
  const bodies = BODIES.filter(({ name }) => !(target.without ?? []).includes(name));
  const [{ request }] = cases;
  // Without a query, which a servlet would take for a form's other half.
  const plain = { request: { ...request, target: request.target.replace(/\?.*/, "") } };
  for (const { name, type, body } of bodies) {
    const { "Content-Type": _, ...headers } = request.headers;
    const answer = await send(app, plain, { ...headers, ...(type && { "Content-Type": type }) }, body);
    if (answer.json?.raw !== body.toString("hex"))
      wrong.push(`${name}: other bytes: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
  if (wrong.length > 0)
    throw new Error(
      `${wrong.length} of ${cases.length + bodies.length}\n${wrong.join("\n")}\n${complaints(app.said())}`,
    );
  return cases.length + bodies.length;
}

async function checkWrong(app, cases) {
  for (const each of cases) {
    const answer = await send(app, each, each.request.headers, Buffer.from(each.request.bodyBase64, "base64"));
    if (answer.json?.valid !== false)
      throw new Error(`${each.name}: not refused with another secret: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
}

/** To an inner host, as behind a proxy: the URL that was signed has another. */
function send(app, { request }, headers, body) {
  return post(app.port, {
    method: request.method,
    target: request.target,
    headers: { ...headers, Host: "inner.test:8080" },
    body,
  });
}

/** The end of what an app printed, without its access log. */
function complaints(said) {
  return said
    .split("\n")
    .filter((line) => !/" \d{3} /.test(line))
    .join("\n")
    .slice(-2000);
}
