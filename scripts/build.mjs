// Builds dist/. Old files go last, so that a hookctl that runs meanwhile still finds its chunks.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import config from "../rolldown.config.mjs";

const bundle = await rolldown(config);
const { output } = await bundle.write(config.output);
await bundle.close();

const { dir } = config.output;
const written = new Set(output.map(({ fileName }) => join(fileName)));
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(file.slice(dir.length + 1))) rmSync(file);
}
console.log(`built ${dir}/: ${written.size} files`);
