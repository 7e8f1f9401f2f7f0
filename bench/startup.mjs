/** How long a command takes as a whole process, beside Node doing nothing. */
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alternate, markdownTable, processTime } from "./lib.mjs";

const ROUNDS = 25;
const root = join(import.meta.dirname, "..");
const node = process.execPath;
const hookctl = join(root, "bin/hookctl.js");

/** Aims of the first release. */
const AIMS = { "hookctl --version": "< 1.3", "hookctl verify (valid)": "< 1.6" };

export const title = "Start-up";

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "hookctl-bench-"));
  try {
    const valid = join(folder, "push.http");
    writeFileSync(valid, githubPush());
    const run = (...args) => processTime(node, [hookctl, ...args]);
    const broken = join(root, "fixtures/captures/stripe-reserialized.http");
    return table(
      await alternate(
        {
          "node -e 0": () => processTime(node, ["-e", "0"]),
          "hookctl --version": () => run("--version"),
          "hookctl --help": () => run("--help"),
          "hookctl verify --help": () => run("verify", "--help"),
          "hookctl verify (valid)": () => run("verify", valid),
          "hookctl verify (diagnosed)": () => processTime(node, [hookctl, "verify", broken], 1),
        },
        ROUNDS,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table(rows) {
  const cells = rows.map(({ name, ms, spread, ratio }) => [
    `\`${name}\``,
    `${ms.toFixed(1)} ms`,
    `${spread[0].toFixed(1)} to ${spread[1].toFixed(1)}`,
    ratio.toFixed(2),
    AIMS[name] ?? "",
  ]);
  return markdownTable([["command", "median", "middle half", "ratio", "aim"], ...cells]);
}

/** A small capture with its secret, as GitHub would have signed it. */
function githubPush() {
  const body = '{"ref":"refs/heads/main","repository":{"full_name":"octo/hello"}}';
  const signature = createHmac("sha256", "demo").update(body).digest("hex");
  return [
    "# @secret demo",
    "POST /github HTTP/1.1",
    "Host: example.com",
    "Content-Type: application/json",
    "X-GitHub-Event: push",
    `X-Hub-Signature-256: sha256=${signature}`,
    "",
    body,
  ].join("\n");
}
