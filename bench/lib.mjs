// Both sides in one run, alternating, the median of several rounds: a ratio, not a time.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Modules of src/, bundled for this run only. @param source an ES module, with paths from the root. */
export async function bundle(source) {
  const folder = mkdtempSync(join(tmpdir(), "hookctl-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const entry = join(root, "bench", "__entry.ts");
  const built = await rolldown({
    input: entry,
    platform: "node",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source.replaceAll("./src/", "../src/") : undefined),
      },
    ],
  });
  await built.write({ dir: folder, format: "esm", entryFileNames: "entry.mjs" });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return import(pathToFileURL(join(folder, "entry.mjs")).href);
}

/** A library of test/oracles, where it is installed; undefined, and a line that says so, where it is not. */
export async function optional(name) {
  const { load } = await import("../test/oracles/load.mjs");
  try {
    return await load(name);
  } catch {
    console.error(`skipped: ${name} is not installed (npm ci --prefix test/oracles)`);
    return undefined;
  }
}

const ROUNDS = 9;
const ROUND_MS = 150;

/**
 * How fast `ours` is against `theirs`: above 1 is faster.
 * @returns a row, or a promise of one where either side is asynchronous.
 */
export function compare(name, ours, reference, theirs, aim) {
  const isAsync = theirs() instanceof Promise || ours() instanceof Promise;
  return isAsync ? compareAsync(name, ours, reference, theirs, aim) : rowOf(name, reference, aim, rounds(ours, theirs));
}

function rounds(ours, theirs) {
  const count = Math.max(calibrate(ours), calibrate(theirs));
  const pairs = [];
  for (let round = 0; round < ROUNDS; round++) pairs.push(round % 2 === 0 ? [time(ours, count), time(theirs, count)] : [time(theirs, count), time(ours, count)].reverse());
  return { pairs, count };
}

function calibrate(run) {
  let count = 64;
  while (time(run, count) < ROUND_MS / 4) count *= 2;
  return count * 4;
}

function time(run, count) {
  const start = performance.now();
  for (let at = 0; at < count; at++) run();
  return performance.now() - start;
}

async function compareAsync(name, ours, reference, theirs, aim) {
  const timed = async (run, count) => {
    const start = performance.now();
    for (let at = 0; at < count; at++) await run();
    return performance.now() - start;
  };
  const count = 20_000;
  await timed(ours, count);
  await timed(theirs, count);
  const pairs = [];
  for (let round = 0; round < ROUNDS; round++) pairs.push([await timed(ours, count), await timed(theirs, count)]);
  return rowOf(name, reference, aim, { pairs, count });
}

function rowOf(name, reference, aim, { pairs, count }) {
  const ratios = pairs.map(([ours, theirs]) => theirs / ours).sort((a, b) => a - b);
  const mine = pairs.map(([ours]) => ours).sort((a, b) => a - b)[Math.floor(pairs.length / 2)];
  return { name, reference, ratio: median(ratios), spread: [ratios[0], ratios.at(-1)], perSecond: Math.round((count / mine) * 1000), aim };
}

export function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
