/** The real binary as a process: what only a process can show. Built by `npm test` beforehand. */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "hookctl-process-"));
const env = { PATH: process.env.PATH, HOME: scratch, LANG: "C.UTF-8" };
afterAll(() => rmSync(scratch, { recursive: true }));

const capture = join(root, "fixtures/captures/stripe-reserialized.http");
/** Unsigned deliveries, so that each result is long. */
const many = join(scratch, "many.ndjson");
writeFileSync(many, `${JSON.stringify({ method: "POST", url: "/", headers: [], body: "{}" })}\n`.repeat(20_000));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function hookctl(args: readonly string[], more: { env?: NodeJS.ProcessEnv; bin?: string; input?: string } = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [more.bin ?? join(root, "bin/hookctl.js"), ...args],
    {
      cwd: scratch,
      env: { ...env, ...more.env },
      encoding: "utf8",
      input: more.input ?? "",
      timeout: 15_000,
    },
  );
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

function shell(command: string): Ended {
  const hookctlFunction = `hookctl() { "${process.execPath}" "${join(root, "bin/hookctl.js")}" "$@"; }`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `set -o pipefail; ${hookctlFunction}; ${command}`], {
    cwd: scratch,
    env,
    encoding: "utf8",
    timeout: 15_000,
  });
  return { code: status, out: stdout, err: stderr };
}

function start(args: readonly string[]): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, [join(root, "bin/hookctl.js"), ...args], {
    cwd: scratch,
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

function ended(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

describe("bin/hookctl.js", () => {
  it("prints its version", () => {
    for (const flag of ["--version", "-V"]) {
      const { code, out } = hookctl([flag]);
      expect(code).toBe(0);
      expect(out).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    }
  });

  it("lists the commands without being built, within 80 columns", () => {
    const bin = copyOfBin("unbuilt");
    for (const argv of [["--help"], ["-h"], ["help"]]) {
      const { code, out, err } = hookctl(argv, { bin });
      expect(code).toBe(0);
      expect(err).toBe("");
      expect(out).toMatch(/^ {2}verify {2}/m);
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it("without a command lists them too, on stderr, and exits 2", () => {
    const { code, out, err } = hookctl([]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/^ {2}verify {2}/m);
  });

  it("says what to do where it is not built", () => {
    expect(hookctl(["verify", "x"], { bin: copyOfBin("not-built") })).toEqual({
      code: 5,
      out: "",
      err: "error: hookctl is not built yet: run `npm run build`\n",
    });
  });

  it("says which Node it needs", () => {
    const bin = join(scratch, "old-node.cjs");
    const hookctlJs = join(root, "bin/hookctl.js");
    writeFileSync(
      bin,
      `Object.defineProperty(process.versions, "node", { value: "18.20.0" }); require(${JSON.stringify(hookctlJs)});`,
    );
    const { code, err } = hookctl(["--version"], { bin });
    expect(code).toBe(5);
    expect(err).toBe("error: hookctl needs Node 20.19 or newer; this is 18.20.0. See https://nodejs.org\n");
  });

  it("works through a link, as npm installs it", () => {
    const link = join(scratch, "linked");
    symlinkSync(join(root, "bin/hookctl.js"), link);
    expect(hookctl(["help", "exit-codes"], { bin: link }).code).toBe(0);
  });

  function copyOfBin(name: string): string {
    const folder = join(scratch, name);
    mkdirSync(folder);
    cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
    cpSync(join(root, "package.json"), join(folder, "package.json"));
    return join(folder, "bin/hookctl.js");
  }
});

function newlines(chunk: Buffer): number {
  return chunk.toString("latin1").split("\n").length - 1;
}

describe("streams", () => {
  it("a reader that goes away ends the run quietly", () => {
    const { code, out, err } = shell(`hookctl verify ${many} --format ndjson | head -1`);
    expect(JSON.parse(out)).toMatchObject({ line: 1, verdict: "undecided" });
    expect(err).toBe("");
    expect(code).toBe(141);
  });

  it("a closed stdout and stderr change nothing but what is seen", () => {
    expect(shell(`hookctl verify ${capture} >&-`).code).toBe(1);
    expect(shell(`hookctl verify ${capture} >&- 2>&-`).code).toBe(1);
  });

  it("a full disk behind stdout is told, exit 5", () => {
    const { code, err } = shell(`hookctl verify ${capture} >/dev/full`);
    expect(code).toBe(5);
    expect(err).toBe("error: the output cannot be written (ENOSPC)\n");
  });

  it("a slow reader gets all", async () => {
    const child = start(["verify", many, "--format", "ndjson"]);
    let lines = 0;
    for await (const chunk of child.stdout) {
      lines += newlines(chunk as Buffer);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(lines).toBe(20_000);
  });

  it("a pipe that somebody made non-blocking loses nothing when it is full", async () => {
    const fifo = join(scratch, "fifo");
    expect(spawnSync("mkfifo", [fifo]).status).toBe(0);
    const kept = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    const written = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    // As descriptor 3, because Node makes a child's first three blocking.
    const command = `exec "$0" "$1" verify "$2" --format ndjson >&3`;
    const child = spawn("bash", ["-c", command, process.execPath, join(root, "bin/hookctl.js"), many], {
      env,
      stdio: ["ignore", "ignore", "inherit", written],
    });
    closeSync(written);
    const reader = spawn("cat", [fifo], { stdio: ["ignore", "pipe", "inherit"] });
    const ending = new Promise((resolve) => {
      child.on("close", resolve);
    });
    let lines = 0;
    for await (const chunk of reader.stdout) lines += newlines(chunk as Buffer);
    closeSync(kept);
    expect(await ending).toBe(3);
    expect(lines).toBe(20_000);
  });

  it("results go to stdout, errors to stderr", () => {
    const { code, out, err } = hookctl(["verify", "nothing-here.http"]);
    expect(code).toBe(3);
    expect(out + err).toContain("nothing-here.http");
    expect(out + err).not.toContain("    at ");
  });
});

describe("signals", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends a run that waits for stdin, exit %i", async (signal, code) => {
    const child = start(["verify", "-", "--format", "ndjson"]);
    const end = ended(child);
    // A first result proves that it runs and listens to signals.
    child.stdin.write('{"headers":[],"body":"{}"}\n'.repeat(3000));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill(signal);
    expect(await end).toMatchObject({ code, err: "" });
  });
});

describe("colours", () => {
  const coloured = "\x1b[";
  it("none in a pipe, unless forced", () => {
    expect(hookctl(["verify", capture]).out).not.toContain(coloured);
    expect(hookctl(["verify", capture], { env: { FORCE_COLOR: "1" } }).out).toContain(coloured);
  });

  it("none with NO_COLOR or --no-color, even if forced", () => {
    expect(hookctl(["verify", capture], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out).not.toContain(coloured);
    expect(hookctl(["verify", capture, "--no-color"], { env: { FORCE_COLOR: "1" } }).out).not.toContain(coloured);
  });

  it("never in machine formats", () => {
    for (const format of ["json", "ndjson", "junit", "sarif", "markdown"]) {
      expect(hookctl(["verify", capture, "--format", format], { env: { FORCE_COLOR: "3" } }).out).not.toContain(
        coloured,
      );
    }
  });

  it("symbols are ASCII where the terminal speaks no UTF-8", () => {
    expect(hookctl(["verify", capture]).out).toMatch(/^✗ invalid/);
    expect(hookctl(["verify", capture], { env: { LC_ALL: "C" } }).out).toMatch(/^FAIL invalid/);
  });
});

it("a configuration folder that may not be read does not stop --version", () => {
  const closed = join(scratch, "closed");
  mkdirSync(closed);
  chmodSync(closed, 0);
  expect(hookctl(["--version"], { env: { HOME: closed } }).code).toBe(0);
});
