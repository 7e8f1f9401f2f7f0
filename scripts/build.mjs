// Builds dist/: the bundle, and the licences of what is bundled.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import config from "../rolldown.config.mjs";

const { dir } = config.output;
const bundle = await rolldown(config);
const { output } = await bundle.write(config.output);
await bundle.close();

const licences = "THIRD-PARTY-LICENSES.txt";
writeFileSync(join(dir, licences), licenceTexts(output.flatMap(({ moduleIds = [] }) => moduleIds)));

// Old files go last, so that a hookctl that runs meanwhile still finds its chunks.
const written = new Set([licences, ...output.map(({ fileName }) => join(fileName))]);
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(file.slice(dir.length + 1))) rmSync(file);
}
console.log(`built ${dir}/: ${written.size} files`);

/** The licence of each package that a module comes from: theirs ask to be kept with copies. */
function licenceTexts(moduleIds) {
  const folders = new Set(moduleIds.map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]));
  folders.delete(undefined);
  const texts = [...folders]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
      if (file === undefined) throw new Error(`${name} has no licence file`);
      return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
