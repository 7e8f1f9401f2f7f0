/** What `verify` reads: lines of files, pipes, HARs with other requests, headers given beside a file. */
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";

import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scratch, scratch } from "./run.ts";

const BODY = '{"zen":"Keep it logically awesome."}';
const SIGNATURE = `sha256=${createHmac("sha256", "gh").update(BODY).digest("hex")}`;
const env = { GITHUB_WEBHOOK_SECRET: "gh" };
const REQUEST = ["POST /hook HTTP/1.1", "X-GitHub-Event: ping", `X-Hub-Signature-256: ${SIGNATURE}`, "", BODY].join(
  "\n",
);
const root = join(import.meta.dirname, "../..");

let at: Scratch;
beforeAll(() => {
  at = scratch();
});
afterAll(() => at.remove());

interface Result {
  readonly file: string;
  readonly line?: number;
  readonly id: string | null;
  readonly verdict: string;
  readonly code: string | null;
  readonly findings: readonly { fix: string }[];
}

async function results(args: readonly string[]): Promise<readonly Result[]> {
  return (JSON.parse((await at.run(["verify", "--json", ...args], { env })).out) as { results: Result[] }).results;
}

function line(id: string, signature = SIGNATURE): string {
  return JSON.stringify({ id, method: "POST", url: "/", headers: [["X-Hub-Signature-256", signature]], body: BODY });
}

describe("a line of a file", () => {
  beforeAll(() =>
    at.write("in/d.ndjson", [line("a"), "", line("b", `sha256=${"0".repeat(64)}`), "{broken"].join("\n")),
  );

  it.each([
    [1, "a", "valid", null],
    [3, "b", "invalid", "secret-wrong"],
    [4, null, "undecided", "capture-unreadable"],
    [2, null, "undecided", "capture-unreadable"],
    [9, null, "undecided", "capture-unreadable"],
  ])("%d is judged alone", async (number, id, verdict, code) => {
    expect(await results([`in/d.ndjson:${number}`])).toMatchObject([{ file: "in/d.ndjson", id, verdict, code }]);
  });

  it("is no line where a file of that name is there", async () => {
    at.write("odd:3", REQUEST);
    expect(await results(["odd:3"])).toMatchObject([{ file: "odd:3", verdict: "valid" }]);
  });
});

describe("headers given beside a file", () => {
  it("override those of a request", async () => {
    at.write("push.http", REQUEST.replace(SIGNATURE, "sha256=00"));
    expect(await results(["push.http", "-H", `x-hub-signature-256: ${SIGNATURE}`])).toMatchObject([
      { verdict: "valid" },
    ]);
  });

  it("are those of a bare payload", async () => {
    at.write("payload.json", BODY);
    expect(await results(["payload.json", "-H", `X-Hub-Signature-256: ${SIGNATURE}`])).toMatchObject([
      { verdict: "valid" },
    ]);
  });

  it("are asked for where there are none at all", async () => {
    at.write("body.bin", BODY);
    const [result] = await results(["body.bin", "--capture-format", "payload", "--source", "github"]);
    expect(result).toMatchObject({ verdict: "invalid", code: "header-missing" });
    expect(result?.findings[0]?.fix).toMatch(/^Give it with -H 'X-Hub-Signature-256: …'/);
  });

  it("are not asked for where the capture has its own", async () => {
    at.write("bare.http", ["POST /hook HTTP/1.1", "X-GitHub-Event: ping", "", BODY].join("\n"));
    const [result] = await results(["bare.http", "--source", "github"]);
    expect(result).toMatchObject({ code: "header-missing" });
    expect(result?.findings[0]?.fix).not.toContain("-H '");
  });
});

describe("a HAR", () => {
  const entry = (method: string, headers: object[], body?: string): object => ({
    startedDateTime: "2026-11-24T12:00:00.000Z",
    request: { method, url: "https://h/hook", headers, ...(body !== undefined && { postData: { text: body } }) },
  });
  const page = [entry("GET", [{ name: "Accept", value: "*/*" }]), entry("OPTIONS", []), entry("HEAD", [])];
  const delivery = entry("POST", [{ name: "X-Hub-Signature-256", value: SIGNATURE }], BODY);
  const har = (entries: object[]): string => JSON.stringify({ log: { entries } });

  it("has other requests: they are noted, not judged", async () => {
    at.write("page.har", har([...page, delivery]));
    const ran = await at.run(["verify", "page.har"], { env });
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.err).toContain("3 other requests in this HAR carry no signature");
    expect(ran.out).toContain("valid   github");
  });

  it("with nothing else is without a delivery", async () => {
    at.write("none.har", har(page));
    expect(await at.run(["verify", "none.har"], { env })).toMatchObject({ exit: 3, out: "" });
  });

  it("keeps a signed GET, and a POST that nobody is known for", async () => {
    const signedGet = entry("GET", [{ name: "X-Hub-Signature-256", value: SIGNATURE }]);
    at.write("kept.har", har([signedGet, entry("POST", [], "x")]));
    expect(await results(["kept.har"])).toHaveLength(2);
  });
});

describe.skipIf(process.platform === "win32")("a named pipe", () => {
  it("is read as it comes", async () => {
    const path = join(at.folder, "pipe");
    execFileSync("mkfifo", [path]);
    const ran = at.run(["verify", "pipe"], { env });
    // The writer's open waits until this process has opened it for reading.
    const writer = spawn("sh", ["-c", 'printf %s "$REQUEST" > pipe'], {
      cwd: at.folder,
      env: { ...process.env, REQUEST },
    });
    await new Promise((resolve) => writer.on("exit", resolve));
    expect(await ran).toMatchObject({ exit: 0 });
  });

  it.each([
    ["verify", "silent"],
    ["sign", "silent", "--source", "github"],
  ])("that nobody writes to is left by Ctrl-C: %s", async (...args) => {
    execFileSync("mkfifo", ["-m", "600", join(at.folder, `silent-${args[0]}`)]);
    const [command, name, ...rest] = args;
    const child = spawn(process.execPath, [join(root, "bin/hookctl.js"), command, `${name}-${command}`, ...rest], {
      cwd: at.folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    // A writer that says nothing: its open returns when the reader is there, and then the signal may come.
    const holder = spawn("sh", ["-c", `exec 3> silent-${command}; echo ready; read forever`], {
      cwd: at.folder,
      stdio: ["pipe", "pipe", "ignore"],
    });
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    holder.stdin.end();
  });
});

describe("what cannot be read", () => {
  it.each([
    ["--secret-file", ["--secret-file", "nofile"], "cannot read nofile: no such file"],
    ["--public-key-file", ["--public-key-file", "in"], "cannot read in: it is a folder"],
    ["--app-body", ["--app-body", "nofile"], "cannot read nofile: no such file"],
  ])("says why: %s", async (_, args, says) => {
    at.write("ok.http", REQUEST);
    at.write("in/x", "");
    const ran = await at.run(["verify", "ok.http", ...args], { env });
    expect(ran).toMatchObject({ exit: 3, out: "" });
    expect(ran.err).toContain(says);
  });
});

describe("words that mean nothing", () => {
  it.each([
    ["a source that is empty", ["--source", ""], "--source"],
    ["a URL that is none", ["--url", "shop.example.com/hook"], "is no URL"],
  ])("%s", async (_, args, says) => {
    at.write("ok.http", REQUEST);
    const ran = await at.run(["verify", "ok.http", ...args], { env });
    expect(ran).toMatchObject({ exit: 2, out: "" });
    expect(ran.err).toContain(says);
    expect(ran.err).not.toContain("Did you mean");
  });
});

it("--explain calls the body the body", async () => {
  at.write("ok.http", REQUEST);
  const { out } = await at.run(["verify", "ok.http", "--explain"], { env });
  expect(out).toMatch(/^ {4}\{body\} /m);
  expect(out).not.toContain("{text}");
});
