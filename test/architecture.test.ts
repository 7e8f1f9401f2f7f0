import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MAX_LINES, violations } from "./helpers/architecture.ts";

const root = join(import.meta.dirname, "..");
const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"))
  .map((file) => `src/${file.replaceAll("\\", "/")}`);

describe("the house", () => {
  it("has files to look at", () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(files)("keeps its rules in %s", (file) => {
    expect(violations(file, readFileSync(join(root, file), "utf8"))).toEqual([]);
  });
});

describe("a broken rule is found", () => {
  it.each([
    ["an import upwards", "src/core/x.ts", 'import { y } from "../verify/y.ts";', "core may not import verify"],
    [
      "a type import upwards",
      "src/report/x.ts",
      'import type { Y } from "../schemes/y.ts";',
      "report may not import schemes",
    ],
    ["a lazy import upwards", "src/commands/x.ts", 'await import("../cli/y.ts");', "commands may not import cli"],
    [
      "an export from above",
      "src/schemes/x.ts",
      'export * from "../providers/y.ts";',
      "schemes may not import providers",
    ],
    ["a computed import", "src/core/x.ts", "await import(name);", "imports a computed name"],
    ["an import from outside src", "src/core/x.ts", 'import "../../test/y.ts";', "imports test/y.ts, outside src"],
    ["an unknown room", "src/misc/x.ts", "export {};", "no room is called misc"],
    [
      "the file system in a pure room",
      "src/capture/x.ts",
      'import { readFileSync } from "node:fs";',
      "may not import node:fs",
    ],
    [
      "randomness in a pure room",
      "src/verify/x.ts",
      'import { randomBytes } from "node:crypto";',
      "randomBytes is randomness",
    ],
    ["all of node:crypto in a pure room", "src/verify/x.ts", 'import * as c from "node:crypto";', "name what it takes"],
    ["the clock in a pure room", "src/verify/x.ts", "const now = Date.now();", "may not use Date.now"],
    ["the clock by another way", "src/verify/x.ts", "const now = new Date();", "has no clock"],
    ["chance in a pure room", "src/core/x.ts", "const x = Math.random();", "may not use Math.random"],
    ["the environment in a pure room", "src/core/x.ts", "const x = process.env.HOME;", "may not use process.env"],
    ["the network in a pure room", "src/schemes/x.ts", "await fetch(url);", "may not call fetch"],
    ["the console in a pure room", "src/core/x.ts", "console.log(1);", "may not use console.log"],
    ["process outside of the edge", "src/commands/x.ts", "process.exit(1);", "only the edge touches process"],
    ["process elsewhere in cli", "src/cli/x.ts", "process.exitCode = 1;", "only the edge touches process"],
    ["timingSafeEqual elsewhere", "src/verify/x.ts", 'import { timingSafeEqual } from "node:crypto";', "belongs in"],
    [
      "a digest compared with ===",
      "src/schemes/x.ts",
      'if (hmac.digest("hex") === given) f();',
      "compares a MAC with ===",
    ],
    [
      "a signature compared with !==",
      "src/verify/x.ts",
      "if (claim.signature !== expected) f();",
      "compares a MAC with !==",
    ],
    ["a MAC's text compared", "src/verify/x.ts", 'if (mac.toString("hex") == given) f();', "compares a MAC with =="],
    ["a MAC compared by equals", "src/commands/x.ts", "if (given.equals(mac)) f();", "compares a MAC by equals"],
    [
      "a MAC compared by compare",
      "src/schemes/x.ts",
      "if (Buffer.compare(mac, given) === 0) f();",
      "compares a MAC by compare",
    ],
    ["a long file", "src/core/x.ts", "f();\n".repeat(MAX_LINES + 1), "401 lines: more than 400"],
  ])("%s", (_, file, source, complaint) => {
    expect(violations(file, source).join("\n")).toContain(complaint);
  });

  it.each([
    ["imports down and beside", "src/verify/x.ts", 'import { y } from "../core/y.ts";\nimport { z } from "./z.ts";'],
    ["digests in a pure room", "src/schemes/x.ts", 'import { createHmac } from "node:crypto";'],
    ["stream types in core", "src/core/x.ts", 'import type { Readable } from "node:stream";'],
    ["words in comments and strings", "src/core/x.ts", '// Date.now(), process.env\nconst text = "process.exit";'],
    ["dates of a given time", "src/core/x.ts", "const date = new Date(ms);"],
    ["a question whether a signature is there", "src/verify/x.ts", "if (claim.signature === undefined) f();"],
    ["bodies compared", "src/verify/x.ts", "if (body.equals(other)) f();"],
    ["process at the edge", "src/cli/main.ts", "process.exit(1);"],
    ["the file system in a command", "src/commands/x.ts", 'import { readFileSync } from "node:fs";'],
  ])("but not %s", (_, file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
