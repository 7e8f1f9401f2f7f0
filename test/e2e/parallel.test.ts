/** A file that is large enough for several threads gives what one thread gives, line for line. */
import { createHmac } from "node:crypto";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const bin = join(import.meta.dirname, "../../bin/hookctl.js");
const folder = mkdtempSync(join(tmpdir(), "hookctl-parallel-"));
const file = join(folder, "many.ndjson");
afterAll(() => rmSync(folder, { recursive: true }));

/** Files from 16 MB on are cut for threads. */
const LINES = 14_000;

beforeAll(() => {
  const lines: string[] = [];
  for (let at = 0; at < LINES; at++) {
    if (at % 3_000 === 7) lines.push("{broken", "", '{"type":"ready"}');
    const body = JSON.stringify({ id: `evt_${at}`, object: "event", type: "a", data: "x".repeat(900) });
    const mac = createHmac("sha256", "right").update(`1785000000.${body}`).digest("hex");
    // One in a thousand is broken: diagnoses cost more than verdicts.
    const sent = at % 1_000 === 3 ? `${body}\n` : body;
    lines.push(
      JSON.stringify({
        id: `d${at}`,
        source: "stripe",
        method: "POST",
        url: "/",
        headers: [["Stripe-Signature", `t=1785000000,v1=${mac}`]],
        body: sent,
        secret: "right",
        now: 1_785_000_000_000,
      }),
    );
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
});

function verify(args: readonly string[], stdin: string | undefined): { out: string; status: number | null } {
  const out = join(folder, `out-${args.length}`);
  const [input, output] = [stdin === undefined ? "ignore" : openSync(stdin, "r"), openSync(out, "w")] as const;
  const { status } = spawnSync(process.execPath, [bin, "verify", ...args], {
    cwd: folder,
    stdio: [input, output, "inherit"],
    timeout: 60_000,
  });
  closeSync(output);
  if (typeof input === "number") closeSync(input);
  return { out: readFileSync(out, "utf8").replaceAll(/"file":"[^"]*"/g, '"file":""'), status };
}

it("in the same order, with the same numbers", { timeout: 120_000 }, () => {
  const threads = verify(["many.ndjson", "--format", "ndjson"], undefined);
  const one = verify(["-", "--format", "ndjson", "--capture-format", "ndjson"], file);
  expect(threads.status).toBe(1);
  expect(one.status).toBe(1);
  expect(threads.out === one.out).toBe(true);
  const lines = threads.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { line: number; code: string | null });
  expect(lines.filter(({ code }) => code === "capture-unreadable")).toHaveLength(5);
  expect(lines.filter(({ code }) => code === "body-trailing-newline")).toHaveLength(14);
  expect(lines.every(({ line }, at) => at === 0 || line > lines[at - 1]!.line)).toBe(true);
});
