import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderReader } from "../../src/commands/capture-files.ts";

const root = mkdtempSync(join(tmpdir(), "capture-files-"));
const folder = join(root, "captures");
mkdirSync(join(folder, "deeper"), { recursive: true });
writeFileSync(join(root, "outside.txt"), "secret");
writeFileSync(join(folder, "body.json"), Buffer.from([0, 255, 10]));
writeFileSync(join(folder, "deeper", "b.txt"), "deep");
writeFileSync(join(folder, "..strange"), "inside");
symlinkSync(join(root, "outside.txt"), join(folder, "link-out"));
symlinkSync(root, join(folder, "folder-out"));
symlinkSync("body.json", join(folder, "link-in"));
symlinkSync("loop", join(folder, "loop"));
if (process.platform !== "win32") execFileSync("mkfifo", [join(folder, "pipe")]);
afterAll(() => rmSync(root, { recursive: true }));

const read = folderReader(folder);

describe("files that a capture names", () => {
  it.each([
    ["body.json", [0, 255, 10]],
    ["./body.json", [0, 255, 10]],
    ["link-in", [0, 255, 10]],
    ["deeper/b.txt", [...Buffer.from("deep")]],
    ["..strange", [...Buffer.from("inside")]],
  ])("%s is read", (name, bytes) => {
    expect([...read(name)]).toEqual(bytes);
  });

  it.each([
    ["../outside.txt", "only files of the capture's own folder"],
    ["deeper/../../outside.txt", "only files of the capture's own folder"],
    ["deeper\\..\\..\\outside.txt", "only files of the capture's own folder"],
    [join(root, "outside.txt"), "only files of the capture's own folder"],
    ["/etc/passwd", "only files of the capture's own folder"],
    ["C:\\Windows\\win.ini", "only files of the capture's own folder"],
    ["C:win.ini", "only files of the capture's own folder"],
    ["\\\\server\\share\\file", "only files of the capture's own folder"],
    ["body.json\0.txt", "only files of the capture's own folder"],
    ["", "only files of the capture's own folder"],
    ["link-out", "a link that leads out"],
    ["folder-out/outside.txt", "a link that leads out"],
    [".", "not a plain file"],
    ["deeper", "not a plain file"],
    ["pipe", "not a plain file"],
    ["missing.json", "there is none"],
    ["body.json/x", "there is none"],
    ["loop", "ELOOP"],
  ])("%j is not, and the error names it", (name, why) => {
    const expected: unknown = expect.objectContaining({
      name: "HookctlError",
      kind: "data",
      message: expect.stringContaining(why) as string,
    });
    expect(() => read(name)).toThrow(expected);
    expect(() => read(name)).toThrow(`"${name}"`);
  });
});
