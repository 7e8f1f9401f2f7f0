// docs/verify.svg: the terminal output of the README's own demo command, drawn from a real run, so that it stays true.
// `--check` fails if the committed picture is not what the program prints now.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const file = join(root, "docs/verify.svg");
const shown = "npx hookctl verify fixtures/captures/stripe-reserialized.http --framework express";
const args = shown.split(" ").slice(2);

const { stdout, status } = spawnSync(process.execPath, [join(root, "bin/hookctl.js"), ...args], {
  cwd: root,
  encoding: "utf8",
  env: { PATH: process.env.PATH, FORCE_COLOR: "1", LANG: "C.UTF-8", COLUMNS: "80" },
});
if (status !== 1) throw new Error(`the demo ended with exit ${status}, not 1`);

const svg = picture([`\x1b[1m$ ${shown}\x1b[22m`, ...stdout.trimEnd().split("\n")]);
if (!process.argv.includes("--check")) writeFileSync(file, svg);
else if (readFileSync(file, "utf8") !== svg) {
  console.error("docs/verify.svg is stale: run node scripts/picture.mjs");
  process.exitCode = 1;
}

function picture(lines) {
  const [charWidth, lineHeight, margin] = [8.43, 19, 20];
  const width = Math.ceil(84 * charWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map(
    (line, at) => `<text x="${margin}" y="${margin + 14 + at * lineHeight}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="hookctl verify names the cause, proves it, and shows the fix">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #24292f; }
.red { fill: #cf222e; } .green { fill: #1a7f37; } .yellow { fill: #9a6700; } .dim { fill: #6e7781; } .bold { font-weight: bold; }
rect { fill: #f6f8fa; stroke: #d0d7de; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .red { fill: #ff7b72; } .green { fill: #3fb950; } .yellow { fill: #d29922; } .dim { fill: #8b949e; }
  rect { fill: #0d1117; stroke: #30363d; }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join("\n")}
</svg>
`;
}

/** SGR codes (ECMA-48) as classes. */
function spans(line) {
  const classes = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow" };
  const on = new Set();
  let out = "";
  for (const part of line.split(/(\x1b\[\d+m)/)) {
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined)
      out +=
        part === "" ? "" : on.size > 0 ? `<tspan class="${[...on].join(" ")}">${escape(part)}</tspan>` : escape(part);
    else if (classes[code]) on.add(classes[code]);
    else if (code === "22") ["bold", "dim"].forEach((name) => on.delete(name));
    else if (code === "39") ["red", "green", "yellow"].forEach((name) => on.delete(name));
    else on.clear();
  }
  return out;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
