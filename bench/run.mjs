// npm run bench: measures, prints, and writes bench/results.md. `npm run bench startup` measures one part only.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { machine } from "./lib.mjs";

const here = import.meta.dirname;
const only = process.argv.slice(2);
// A part is a file of this folder with a `title` and a `measure` that returns Markdown.
const parts = readdirSync(here)
  .filter((file) => file.endsWith(".mjs") && !["lib.mjs", "run.mjs"].includes(file))
  .map((file) => file.replace(".mjs", ""))
  .filter((name) => only.length === 0 || only.includes(name));

const sections = [];
for (const name of parts) {
  const { title, measure } = await import(`./${name}.mjs`);
  const section = `## ${title}\n\n${await measure()}\n`;
  console.log(section);
  sections.push(section);
}

const head = `# Measurements

Ratios count; times depend on the machine. All sides of a table run in turn in one go; the ratio is the median of the
quotients, round by round, with the table's first row. \`npm run bench\` writes this file.

${machine()}.
`;
if (only.length === 0) writeFileSync(join(here, "results.md"), [head, ...sections].join("\n"));
