import { describe, expect, it } from "vitest";
import { type Commands, hookctl } from "../../src/cli/hookctl.ts";
import { ClosedPipe } from "../../src/cli/terminal.ts";
import type { CommandSpec } from "../../src/core/command.ts";
import { HookctlError } from "../../src/core/error.ts";
import type { System } from "../../src/core/system.ts";
import { type FakeSystem, FakeTerminal, fakeSystem } from "../helpers/fake-system.ts";

const spec: CommandSpec = {
  name: "greet",
  aliases: ["hello"],
  summary: "Greet people",
  arguments: [{ name: "who", many: true, help: "whom to greet" }],
  options: [
    { name: "event", short: "e", aliases: ["events"], value: "GLOB", many: true, help: "which" },
    { name: "tolerance", value: "DURATION", type: "duration", help: "how old" },
    { name: "now", value: "TIME", type: "time", help: "the clock" },
    { name: "framework", value: "NAME", choices: ["express", "fastify"], help: "whose" },
    { name: "source", value: "NAME", env: "HOOKCTL_SOURCE", help: "who sent it" },
    { name: "no-capture-secret", help: "not the capture's" },
    { name: "explain", help: "show it" },
  ],
  formats: ["human", "json"],
  examples: [{ command: "hookctl greet you", about: "greets you" }],
};

type Run = (options: Record<string, unknown>, system: System) => AsyncIterable<{ type: string }>;

async function* greet(options: Record<string, unknown>): AsyncIterable<{ type: string }> {
  yield { type: "note", text: "a note\x1b[2J" } as { type: string };
  yield { type: "options", options } as { type: string };
  yield { type: "summary", outcome: "yes" } as { type: string };
}

function commandsOf(body: Run, more: Partial<CommandSpec> = {}): Commands {
  return {
    greet: {
      summary: "Greet people",
      aliases: ["hello"],
      load: async () => ({ spec: { ...spec, ...more }, run: body as never }),
      view: async () => ({
        view: () => ({
          event: (event: { type: string }) => (event.type === "options" ? `${JSON.stringify(event)}\n` : ""),
        }),
      }),
    },
  };
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly options: Record<string, unknown>;
}

async function run(
  argv: readonly string[],
  more: Partial<FakeSystem> = {},
  commands = commandsOf(greet),
): Promise<Ran> {
  const system = fakeSystem(more);
  const code = await hookctl(argv, system, commands);
  const { text: out } = system.out;
  return { code, out, err: system.err.text, options: out.startsWith("{") ? JSON.parse(out).options : {} };
}

describe("options", () => {
  it("arrive as values, by camel-case name, with lists empty and the rest undefined", async () => {
    expect((await run(["greet"])).options).toEqual({
      who: [],
      event: [],
      noCaptureSecret: false,
      explain: false,
      quiet: false,
      verbose: false,
      format: "human",
    });
  });

  it("are read by their type", async () => {
    const argv = ["greet", "a", "b", "-e", "x.*", "--event", "y", "--tolerance", "5m", "--now", "1795521600"];
    const { options } = await run([...argv, "--framework", "express", "--no-capture-secret", "--explain", "-v"]);
    expect(options).toMatchObject({
      who: ["a", "b"],
      event: ["x.*", "y"],
      tolerance: 300_000,
      now: 1_795_521_600_000,
      framework: "express",
      noCaptureSecret: true,
      explain: true,
      verbose: true,
    });
  });

  it("take the words of other tools", async () => {
    expect((await run(["greet", "--events", "a", "-e", "b"])).options.event).toEqual(["b", "a"]);
    expect((await run(["hello"])).code).toBe(0);
  });

  it("may stand before the command", async () => {
    expect((await run(["--format", "json", "-v", "greet", "a"])).options).toMatchObject({
      format: "json",
      verbose: true,
      who: ["a"],
    });
  });

  it("end at --", async () => {
    expect((await run(["greet", "--", "--explain", "-"])).options).toMatchObject({
      explain: false,
      who: ["--explain", "-"],
    });
  });

  it("come from the environment where the command line has none", async () => {
    const env = { HOOKCTL_SOURCE: "stripe", HOOKCTL_FORMAT: "json", HOOKCTL_CONFIG: "" };
    expect((await run(["greet"], { env })).options).toMatchObject({ source: "stripe", format: "json" });
    expect((await run(["greet", "--source", "slack"], { env })).options.source).toBe("slack");
    expect((await run(["greet"], { env })).options.config).toBeUndefined();
  });

  it("--json is short for --format json, and ndjson where results stream", async () => {
    expect((await run(["greet", "--json"])).options.format).toBe("json");
    const streaming = commandsOf(greet, { streams: true, formats: ["human", "ndjson"] });
    expect((await run(["greet", "--json"], {}, streaming)).options.format).toBe("ndjson");
  });
});

describe("a command line that cannot be understood exits 2 and says what to do", () => {
  it.each([
    ["no command", [], "no command given", "hookctl --help lists them."],
    ["an unknown command", ["gret"], 'no command named "gret"', "Did you mean greet?"],
    ["an unknown option", ["greet", "--sorce", "x"], 'unknown option "--sorce"', "Did you mean --source?"],
    ["a missing value", ["greet", "--source"], "argument missing", "hookctl greet --help"],
    ["an unknown format", ["greet", "--format", "jsn"], 'greet has no format "jsn"', "Did you mean json?"],
    ["formats that contradict", ["greet", "--json", "--format", "human"], "--json and --format human contradict", ""],
    [
      "an unknown choice",
      ["greet", "--framework", "expres"],
      '--framework cannot be "expres"',
      "Did you mean express?",
    ],
    ["no duration", ["greet", "--tolerance", "soon"], '--tolerance: "soon" is not a duration', "150ms, 90s"],
    ["no time", ["greet", "--now", "soon"], '--now: "soon" is not a time', ""],
    ["help on nothing we know", ["help", "exit-cods"], 'no help on "exit-cods"', "Did you mean exit-codes?"],
  ])("%s", async (_, argv, message, hint) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.startsWith("error: ")).toBe(true);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it("names the environment variable that is at fault", async () => {
    const { code, err } = await run(["greet"], { env: { HOOKCTL_FORMAT: "xml" } });
    expect(code).toBe(2);
    expect(err).toContain('"xml" (HOOKCTL_FORMAT)');
  });

  it("escapes what was typed", async () => {
    expect((await run(["gr\x1b[2Jet"])).err).toContain('"gr\\x1b[2Jet"');
  });
});

describe("help", () => {
  it("of a command shows what it takes, and examples", async () => {
    for (const argv of [
      ["greet", "--help"],
      ["greet", "a", "-h"],
      ["help", "greet"],
      ["-h", "greet"],
    ]) {
      const { code, out, err } = await run(argv);
      expect(code).toBe(0);
      expect(err).toBe("");
      expect(out).toContain("Usage: hookctl greet [options] [who...]");
      expect(out).toContain("--framework NAME");
      expect(out).toContain("express, fastify");
      expect(out).toContain("HOOKCTL_SOURCE");
      expect(out).toContain("How results are written: human, json");
      expect(out).toContain("hookctl greet you");
      expect(out).not.toContain("--events ");
    }
  });

  it("keeps within the terminal", async () => {
    for (const columns of [80, 120]) {
      const { out } = await run(["greet", "--help"], { out: new FakeTerminal({ columns }) });
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  it("tells the exit codes", async () => {
    const { code, out } = await run(["help", "exit-codes"]);
    expect(code).toBe(0);
    for (const number of [0, 1, 2, 3, 4, 5, 70, 130, 143]) expect(out).toMatch(new RegExp(`^ +${number}  `, "m"));
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("how a run ends", () => {
  const ending = (outcome: string): Commands =>
    commandsOf(async function* () {
      yield { type: "summary", outcome } as { type: string };
    });
  const failing = (error: unknown): Commands =>
    // oxlint-disable-next-line require-yield -- it fails before
    commandsOf(async function* () {
      throw error;
    });

  it.each([
    ["yes", 0],
    ["no", 1],
    ["usage", 2],
    ["data", 3],
    ["network", 4],
    ["environment", 5],
  ])("the outcome %s exits %i", async (outcome, code) => {
    expect((await run(["greet"], {}, ending(outcome))).code).toBe(code);
  });

  it.each([
    ["usage", 2],
    ["data", 3],
    ["network", 4],
    ["environment", 5],
  ] as const)("an error of kind %s exits %i, in one shape", async (kind, code) => {
    const error = new HookctlError(kind, "it is not JSON: a string is not closed", {
      where: { file: "a.har", line: 41, column: 15 },
      excerpt: '      "text": "{\\"id\\": 1',
      hint: "Copy the request as curl instead.",
    });
    const ran = await run(["greet"], {}, failing(error));
    expect(ran.code).toBe(code);
    expect(ran.err).toBe(
      [
        "error: a.har:41:15: it is not JSON: a string is not closed",
        '       41 │       "text": "{\\"id\\": 1',
        `${" ".repeat(26)}^`,
        "       Copy the request as curl instead.",
        "",
      ].join("\n"),
    );
  });

  it("shows a long line around the column that matters, escaped", async () => {
    const excerpt = `${"a\t".repeat(300)}X${"\x1b".repeat(300)}`;
    const error = new HookctlError("data", "no", { where: { file: "f", line: 1, column: 601 }, excerpt });
    const [, line = "", caret = ""] = (await run(["greet"], {}, failing(error))).err.split("\n");
    expect(line.length).toBeLessThan(200);
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line[caret.indexOf("^")]).toBe("X");
  });

  it("a bug exits 70 without stack and without the message, which may quote a secret", async () => {
    const ran = await run(["greet"], {}, failing(new TypeError("whsec_secret is not JSON")));
    expect(ran.code).toBe(70);
    expect(ran.err).toContain("a bug in hookctl (TypeError)");
    expect(ran.err).not.toContain("whsec_secret");
    expect(ran.err).not.toContain("    at ");
  });

  it("HOOKCTL_DEBUG=1 shows the stack", async () => {
    const ran = await run(["greet"], { env: { HOOKCTL_DEBUG: "1" } }, failing(new TypeError("why")));
    expect(ran.err).toContain("TypeError: why");
    expect(ran.err).toContain("    at ");
  });

  it("whatever is thrown, it is an exit code", async () => {
    for (const thrown of [undefined, null, "text", 7, {}]) {
      expect((await run(["greet"], {}, failing(thrown))).code).toBe(70);
    }
  });

  it("a run without a summary is a bug, not a yes", async () => {
    const silent = commandsOf(async function* () {});
    expect((await run(["greet"], {}, silent)).code).toBe(70);
  });

  it("a closed pipe ends quietly", async () => {
    const out = new FakeTerminal();
    out.write = () => Promise.reject(new ClosedPipe());
    const ran = await run(["greet"], { out });
    expect(ran.code).toBe(141);
    expect(ran.err).not.toContain("error");
  });

  it("a full disk behind stdout is the environment's fault", async () => {
    const out = new FakeTerminal();
    out.write = () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" }));
    const ran = await run(["greet"], { out });
    expect(ran.code).toBe(5);
    expect(ran.err).toContain("error: the output cannot be written (ENOSPC)");
  });

  it("a signal cuts a run off, and its code tells which", async () => {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const stop = new AbortController();
      const endless = commandsOf(async function* () {
        stop.abort(signal);
        await new Promise(() => {});
        yield { type: "summary", outcome: "yes" } as { type: string };
      });
      expect((await run(["greet"], { signal: stop.signal }, endless)).code).toBe(code);
    }
  });

  it("a command that drains ends by its own summary", async () => {
    const stop = new AbortController();
    const draining = commandsOf(
      async function* () {
        stop.abort("SIGINT");
        yield { type: "summary", outcome: "yes" } as { type: string };
      },
      { drains: true },
    );
    expect((await run(["greet"], { signal: stop.signal }, draining)).code).toBe(0);
  });
});

describe("notes", () => {
  it("go to stderr, escaped, and not at all with --quiet", async () => {
    const loud = await run(["greet"]);
    expect(loud.err).toBe("note: a note\\x1b[2J\n");
    expect((await run(["greet", "-q"])).err).toBe("");
  });
});

describe("many results", () => {
  it("come out whole and in order", async () => {
    const many = commandsOf(async function* () {
      for (let at = 0; at < 5000; at++) yield { type: "options", at } as { type: string };
      yield { type: "summary", outcome: "yes" } as { type: string };
    });
    const system = fakeSystem();
    expect(await hookctl(["greet"], system, many)).toBe(0);
    const lines = system.out.text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).at)).toEqual(Array.from({ length: 5000 }, (_, at) => at));
  });
});
