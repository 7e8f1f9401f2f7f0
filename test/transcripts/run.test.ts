/** Runs each transcript through the real binary; UPDATE_TRANSCRIPTS=1 writes them anew. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { matches, parseTranscript, type Step, updated } from "./transcript.ts";

const here = import.meta.dirname;
const root = join(here, "../..");
const scratch = mkdtempSync(join(tmpdir(), "hookctl-transcripts-"));
const bin = join(scratch, "bin");
mkdirSync(bin);
symlinkSync(join(root, "bin/hookctl.js"), join(bin, "hookctl"));
symlinkSync(process.execPath, join(bin, "node"));
afterAll(() => rmSync(scratch, { recursive: true }));

for (const file of readdirSync(here).filter((name) => name.endsWith(".txt"))) {
  describe(file, () => {
    const path = join(here, file);
    const transcript = parseTranscript(readFileSync(path, "utf8"));
    const folder = join(scratch, file.replace(/\.txt$/, ""));
    lay(folder, transcript.files);
    const actual: Omit<Step, "command">[] = [];

    it.each(transcript.steps)("$ $command", (step) => {
      const ran = run(step.command, folder);
      actual.push(ran);
      if (process.env["UPDATE_TRANSCRIPTS"] === "1") {
        if (actual.length === transcript.steps.length) writeFileSync(path, updated(transcript, actual));
        return;
      }
      if (!matches(step.stdout, ran.stdout)) expect(ran.stdout).toBe(step.stdout);
      if (!matches(step.stderr, ran.stderr)) expect(ran.stderr).toBe(step.stderr);
      expect(ran.exit).toBe(step.exit);
    });
  });
}

/** A project folder with the shipped captures and the transcript's own files. */
function lay(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}\n");
  cpSync(join(root, "fixtures/captures"), join(folder, "captures"), { recursive: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** No colour, no terminal, no secret of whoever runs the tests. */
function run(command: string, folder: string): Omit<Step, "command"> {
  const { status, stdout, stderr, error } = spawnSync("bash", ["-c", command], {
    cwd: folder,
    env: { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, LANG: "C.UTF-8", TZ: "UTC" },
    encoding: "utf8",
    input: "",
    timeout: 15_000,
  });
  if (error) throw error;
  return { stdout: withNewline(stdout), stderr: withNewline(stderr), exit: status ?? -1 };
}

/** A transcript is lines. */
function withNewline(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
