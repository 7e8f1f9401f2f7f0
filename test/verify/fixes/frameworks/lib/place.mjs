/** Where the frameworks are installed: a temporary folder of its own for each state of the lock files, kept for the next run. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = join(import.meta.dirname, "..");

/** @returns the folder with node_modules of package-lock.json in it. */
export function nodePlace() {
  const files = ["package.json", "package-lock.json"];
  return installed("node", files, (folder) =>
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder),
  );
}

/** @returns the python of a virtual environment with requirements.txt in it. */
export function python() {
  const folder = installed("python", ["requirements.txt"], (place) => {
    run("python3", ["-m", "venv", "venv"], place);
    run(
      join(place, "venv/bin/pip"),
      ["install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"],
      place,
    );
  });
  return join(folder, "venv/bin/python");
}

/** @returns a class path with what pom.xml depends on. */
export function classPath() {
  const folder = installed("java", ["pom.xml"], (place) => {
    run("mvn", ["-q", "-B", "dependency:build-classpath", "-Dmdep.outputFile=classpath.txt"], place);
  });
  return readFileSync(join(folder, "classpath.txt"), "utf8").trim();
}

function installed(kind, files, install) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(here, file)));
  const folder = join(tmpdir(), `hookctl-frameworks-${kind}-${hash.digest("hex").slice(0, 12)}`);
  const done = join(folder, "installed");
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(join(here, file), join(folder, file));
  process.stderr.write(`installing ${files[0]} in ${folder}\n`);
  install(folder);
  writeFileSync(done, "");
  return folder;
}

export function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? `exit ${status}`}`);
}

export function isThere(tool, ...probe) {
  return spawnSync(tool, probe, { stdio: "ignore" }).status === 0;
}
