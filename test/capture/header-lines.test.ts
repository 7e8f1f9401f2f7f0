import { describe, expect, it } from "vitest";
import { parseHeaderOptions } from "../../src/commands/header-options.ts";
import { readCaptures, readNdjson } from "../../src/capture/read.ts";
import { HookctlError } from "../../src/core/error.ts";

const read = (name: string, text: string): unknown => {
  try {
    const [result] = readCaptures({ name, bytes: Buffer.from(text), readFile: () => Buffer.alloc(0) });
    return result && "error" in result ? result.error : result;
  } catch (error) {
    return error;
  }
};
const har = (value: string) =>
  JSON.stringify({
    log: { entries: [{ request: { method: "POST", url: "https://x.example/", headers: [{ name: "A", value }] } }] },
  });

describe("a header that breaks its line", () => {
  it.each([
    ["a pair's value", "x.json", JSON.stringify({ body: "", headers: [["A", "b\r\nEvil: 1"]] })],
    ["a pair's name", "x.json", JSON.stringify({ body: "", headers: [["A\nEvil", "b"]] })],
    ["an object's value", "x.json", JSON.stringify({ body: "", headers: { A: "b\rEvil: 1" } })],
    ["an object's name", "x.json", JSON.stringify({ body: "", headers: { "A\0": "b" } })],
    ["one of several values", "x.json", JSON.stringify({ body: "", headers: { A: ["b", "c\n"] } })],
    ["a HAR", "x.har", har("b\r\nEvil: 1")],
    ["curl", "x.sh", "curl https://x.example/ -H $'A: b\\r\\nEvil: 1' -d x"],
  ])("in %s is refused, at its place", (_, name, text) => {
    expect(read(name, text)).toBeInstanceOf(HookctlError);
    expect(read(name, text)).toMatchObject({
      kind: "data",
      message: expect.stringMatching(/has a line break (?:or NUL )?in its (?:name|value)$/) as string,
      where: { file: name },
    });
  });

  it("in a line of NDJSON is refused, and the next line is read", async () => {
    const lines = [
      { body: "", headers: [["A", "b\n"]] },
      { body: "", headers: [["A", "b"]] },
    ];
    const bytes = Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"));
    const results = [];
    for await (const batch of readNdjson(
      (async function* () {
        yield bytes;
      })(),
      "x.ndjson",
    ))
      results.push(...batch);
    expect(results).toMatchObject([
      { error: { kind: "data", where: { file: "x.ndjson", line: 1, column: 28 } } },
      { delivery: { headers: [["A", "b"]] } },
    ]);
  });

  it.each(["A: b\r\nEvil: 1", "A: b\n", "A\n: b", "A: b\0", "\nA: b"])("in --header %j is refused", (text) => {
    expect(() => parseHeaderOptions([text])).toThrow(/is not a header/);
  });

  it("does not keep tabs and other bytes out", () => {
    expect(parseHeaderOptions(["A:\tb\tc \u00e9 "])).toEqual([["A", "b\tc \u00c3\u00a9"]]);
  });
});
