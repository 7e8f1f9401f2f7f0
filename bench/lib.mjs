/** How we measure: all sides in one run, in turn, so that a machine that slows down slows all of them; medians. */
import { spawnSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/**
 * Runs each side in turn, `rounds` times, after one that does not count.
 * @param sides name → a function that does the work once and returns milliseconds.
 * @returns per side its median (ms), its spread (the middle half, ms) and its ratio: the median of the quotients, round
 * by round, with the first side.
 */
export function alternate(sides, rounds) {
  const names = Object.keys(sides);
  const times = new Map(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const ms = sides[name]();
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
