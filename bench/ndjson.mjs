// A 100,000-line NDJSON file through the real CLI, against a bare read-parse-HMAC loop over the same file.
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alternate, markdownTable, root, speed } from "./lib.mjs";

const LINES = 100_000;
const ROUNDS = 5;
const SECRET = "whsec_bench";
const NOW = 1_785_000_000_000;

/** The loop that a script would be written as: no detection, no verdict object, one hard-coded scheme. */
const BARE = `
const { createHmac, timingSafeEqual } = require("node:crypto");
const lines = require("node:readline").createInterface({ input: require("node:fs").createReadStream(process.argv[1], { highWaterMark: 1048576 }), crlfDelay: Infinity });
let out = "", valid = 0, line = 0;
lines.on("line", (text) => {
  line += 1;
  const capture = JSON.parse(text);
  const header = capture.headers.find(([name]) => name.toLowerCase() === "stripe-signature")[1];
  const parts = Object.fromEntries(header.split(",").map((part) => part.split("=")));
  const body = Buffer.from(capture.bodyBase64, "base64");
  const event = JSON.parse(body.toString("utf8"));
  const mac = createHmac("sha256", capture.secret).update(parts.t + ".").update(body).digest();
  const ok = timingSafeEqual(mac, Buffer.from(parts.v1, "hex"));
  if (ok) valid += 1;
  out += JSON.stringify({ line, id: capture.id, source: capture.source, event: event.type, verdict: ok ? "valid" : "invalid" }) + "\\n";
  if (out.length > 65536) { process.stdout.write(out); out = ""; }
});
lines.on("close", () => process.stdout.write(out));`;

export const title = "A large NDJSON file";

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "hookctl-bench-"));
  try {
    const file = join(folder, "deliveries.ndjson");
    write(file);
    const bare = "bare read-parse-HMAC loop";
    const one = "hookctl verify - (one thread)";
    const all = "hookctl verify FILE (worker threads)";
    const bin = join(root, "bin/hookctl.js");
    const rows = await alternate(
      {
        [bare]: () => run(["-e", BARE, file]),
        [one]: () => run([bin, "verify", "-", "--format", "ndjson"], file),
        [all]: () => run([bin, "verify", file, "--format", "ndjson"]),
      },
      ROUNDS,
    );
    const aims = { [bare]: "", [one]: "> 0.8", [all]: "> 1" };
    return markdownTable([
      [`${LINES.toLocaleString("en")} lines`, "lines a second", "speed", "aim"],
      ...rows.map(({ name, ms, ratios }) => [
        name,
        Math.round((LINES / ms) * 1000).toLocaleString("en"),
        speed(ratios),
        aims[name],
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args, stdin) {
  const input = stdin === undefined ? "ignore" : openSync(stdin, "r");
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: [input, "ignore", "pipe"] });
  const took = performance.now() - started;
  if (stdin !== undefined) closeSync(input);
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return took;
}

function write(file) {
  const out = openSync(file, "w");
  let text = "";
  for (let at = 0; at < LINES; at++) {
    const body = Buffer.from(
      JSON.stringify({ id: `evt_${at}`, object: "event", type: "charge.succeeded", data: "x".repeat(940) }),
    );
    const mac = createHmac("sha256", SECRET)
      .update(`${NOW / 1000}.`)
      .update(body)
      .digest("hex");
    const headers = [
      ["Host", "hooks.example.com"],
      ["User-Agent", "Stripe/1.0"],
      ["Content-Type", "application/json"],
      ["Stripe-Signature", `t=${NOW / 1000},v1=${mac}`],
    ];
    text += `${JSON.stringify({ id: `d${at}`, source: "stripe", method: "POST", url: "https://hooks.example.com/stripe", headers, bodyBase64: body.toString("base64"), secret: SECRET, now: NOW })}\n`;
    if (text.length > 1_000_000) {
      writeSync(out, text);
      text = "";
    }
  }
  writeSync(out, text);
  closeSync(out);
}
