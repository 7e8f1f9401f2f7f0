/** How we measure: all sides in one run, in turn, so that a machine that slows down slows all of them; medians. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Runs each side in turn, `rounds` times, after one that does not count.
 * @param sides name → a function that does the work once and returns milliseconds (or a promise of them).
 * @returns per side its median (ms), its spread (the middle half, ms) and its ratio: the median of the quotients, round
 * by round, with the first side.
 */
export async function alternate(sides, rounds) {
  const names = Object.keys(sides);
  const times = new Map(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const ms = await sides[name]();
      if (round >= 0) times.get(name).push(ms);
    }
  }
  const base = times.get(names[0]);
  return names.map((name) => {
    const own = times.get(name);
    const ratios = own.map((ms, round) => ms / base[round]);
    return {
      name,
      ms: quantile(own, 0.5),
      spread: [quantile(own, 0.25), quantile(own, 0.75)],
      ratio: quantile(ratios, 0.5),
      ratios,
    };
  });
}

/** A whole process, from start to exit: wall time in ms. @param expected its exit code. */
export function processTime(command, args, expected = 0) {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ms = performance.now() - started;
  if (status !== expected) throw new Error(`${command} ${args.join(" ")}: exit ${status}\n${stderr}`);
  return ms;
}

export function quantile(values, at) {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}

/** A Markdown table; the first row of `cells` is its head. */
export function markdownTable(cells) {
  const [head, ...rows] = cells.map((row) => `| ${row.join(" | ")} |`);
  return [head, `|${" --- |".repeat(cells[0].length)}`, ...rows].join("\n");
}

export function machine() {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} threads, ${memory}, ${type()} ${release()}, Node ${process.versions.node}`;
}

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Modules of src/, bundled for this run only. @param source an ES module that imports from "./src/…". */
export async function bundle(source) {
  const { rolldown } = await import("rolldown");
  const folder = mkdtempSync(join(tmpdir(), "hookctl-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const entry = join(root, "entry.virtual.ts");
  const plugin = {
    name: "entry",
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? source : undefined),
  };
  const built = await rolldown({ input: entry, platform: "node", plugins: [plugin] });
  await built.write({ dir: folder, format: "esm", entryFileNames: "entry.mjs", chunkFileNames: "[name]-[hash].mjs" });
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

/** `0.93 (0.91–0.95)`: how fast something is against its reference; above 1 is faster. */
export function speed(timeRatios) {
  const speeds = timeRatios.map((ratio) => 1 / ratio);
  return `${quantile(speeds, 0.5).toFixed(2)} (${quantile(speeds, 0.25).toFixed(2)}–${quantile(speeds, 0.75).toFixed(2)})`;
}
