/**
 * Asks the SDKs.
 *   node run.mjs [id…]          writes ../vectors/sdk/<id>.ndjson (docs/ where a documentation was asked, no code of others)
 *   node run.mjs --check [id…]  asks again about every committed case, ours and the shared ones; exit 1 where an answer differs
 */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { casesOf } from "./lib/grid.mjs";
import { readCases, writeCases } from "./lib/lines.mjs";
import { ask } from "./lib/oracle.mjs";

const vectors = join(import.meta.dirname, "..", "vectors");
const known = readdirSync(join(import.meta.dirname, "providers")).map((file) => file.replace(/\.mjs$/, ""));

const words = process.argv.slice(2);
const check = words.includes("--check");
const named = words.filter((word) => !word.startsWith("--"));
for (const id of named) if (!known.includes(id)) throw new Error(`no oracle is named ${id}; there are: ${known.join(", ")}`);

let differing = 0;
for (const id of named.length > 0 ? named : known) {
  const { default: oracle } = await import(`./providers/${id}.mjs`);
  differing += check ? await checkAll(oracle) : await write(oracle);
}
process.exitCode = differing > 0 ? 1 : 0;

async function write(oracle) {
  const cases = [];
  for (const one of casesOf(oracle)) cases.push({ ...one, expect: await ask(oracle, one) });
  if (!cases.some(({ expect }) => expect === "valid")) throw new Error(`${oracle.id}: the SDK accepts nothing, so it was asked wrongly`);
  const surprises = cases.filter((one) => one.class === "core" && (one.reason === "valid") !== (one.expect === "valid"));
  for (const { id, expect } of surprises) console.error(`surprise: the SDK says ${expect} to ${id}`);
  const folder = join(vectors, oracle.folder ?? "sdk");
  mkdirSync(folder, { recursive: true });
  writeCases(join(folder, `${oracle.id}.ndjson`), cases);
  console.log(`${oracle.id}: ${cases.length} cases, ${cases.filter(({ expect }) => expect === "valid").length} valid`);
  return 0;
}

async function checkAll(oracle) {
  let differing = 0;
  let count = 0;
  for (const folder of ["shared", "sdk", "docs"]) {
    const file = join(vectors, folder, `${oracle.id}.ndjson`);
    if (!existsSync(file)) continue;
    for (const one of readCases(file)) {
      count++;
      const said = await ask(oracle, one);
      if (said === one.expect) continue;
      differing++;
      console.error(`${folder}/${one.id}: committed ${one.expect}, ${oracle.oracle} says ${said}`);
    }
  }
  console.log(`${oracle.id}: ${count} cases, ${differing} differ`);
  return differing;
}
