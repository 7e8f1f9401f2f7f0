/** Each rule finds its mistake in `projects/<rule>/bad`, and nothing in its `good`; what providers show is clean. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CodeReport, scanCode } from "../../src/commands/doctor-code.ts";
import { rules } from "../../src/doctor/rules/index.generated.ts";
import { fakeSystem } from "../helpers/fake-system.ts";

const here = import.meta.dirname;

function look(folder: string): Promise<CodeReport> {
  return scanCode(
    ["."],
    fakeSystem({ cwd: join(here, folder), env: { PATH: process.env["PATH"], HOME: process.env["HOME"] } }),
  );
}

const said = ({ mistakes }: CodeReport): string[] =>
  mistakes.map(({ code, file, at }) => `${code} ${file}:${at.line}:${at.column}`);

/** The places of each mistake, by the rule. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  "django-csrf": ["views.py:8:1", "views.py:14:5"],
  "express-json-first": ["class.ts:11:18", "global.js:5:9", "handler/app.js:5:11", "route.ts:13:24", "server.ts:6:9"],
  "fastify-raw-body": ["plugin.js:4:3", "server.ts:7:1"],
  "flask-json-first": ["app.py:13:12", "app.py:20:26", "app.py:29:13"],
  "missing-await": ["all.ts:10:8", "all.ts:11:17", "all.ts:17:17", "all.ts:22:3", "all.ts:27:10"],
  "nest-raw-body": ["main.ts:5:21"],
  "next-body-parser": ["pages/api/webhooks/stripe.ts:4:1", "src/pages/api/hook.js:10:1"],
  "next-config-misplaced": ["src/app/api/webhooks/stripe/route.ts:5:23"],
  "signature-equals": [
    "compare.js:6:10",
    "compare.js:10:7",
    "compare.js:18:33",
    "compare.js:20:39",
    "compare.js:22:50",
    "compare.py:8:12",
    "compare.py:13:8",
    "helper.js:3:33",
  ],
  "signature-in-answer": ["answer.js:7:64", "answer.js:14:33", "answer.py:14:53", "answer.py:22:42", "helper.js:6:35"],
  "synchronous-on-edge": ["app/api/stripe/route.ts:7:17"],
  "unequal-lengths": ["compare.ts:5:10", "compare.ts:9:3"],
  "verification-skipped": [
    "both.py:9:5",
    "both.ts:10:3",
    "both.ts:19:10",
    "skip.js:12:3",
    "skip.js:19:3",
    "skip.js:31:3",
    "skip.js:42:7",
    "skip.py:16:5",
    "skip.py:23:5",
  ],
};

describe("a rule", () => {
  it("has a project each that must and that must not trigger it", () => {
    expect(readdirSync(join(here, "projects")).sort()).toEqual(rules.map(({ code }) => code).sort());
    expect(Object.keys(BAD).sort()).toEqual(rules.map(({ code }) => code).sort());
  });

  it.each(rules)("$code finds its mistakes where they are", async ({ code }) => {
    const report = await look(`projects/${code}/bad`);
    expect(report.notes).toEqual([]);
    expect(said(report).filter((line) => line.startsWith(`${code} `))).toEqual(
      BAD[code]!.map((place) => `${code} ${place}`),
    );
  });

  it.each(rules)("$code leaves right code alone, and so do the others", async ({ code }) => {
    const report = await look(`projects/${code}/good`);
    expect(report.notes).toEqual([]);
    expect(report.files.javascript + report.files.python).toBeGreaterThan(0);
    expect(said(report)).toEqual([]);
  });
});

describe("the shape of a provider's own example", () => {
  it.each(readdirSync(join(here, "official")))("%s is clean", async (name) => {
    const report = await look(`official/${name}`);
    expect(report.notes).toEqual([]);
    expect(report.files.javascript + report.files.python).toBeGreaterThan(0);
    expect(said(report)).toEqual([]);
  });
});
