import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NdjsonReader } from "../../src/capture/ndjson.ts";
import { type CaptureResult, readCaptureStream, readNdjson } from "../../src/capture/read.ts";
import { JSON_SHAPES } from "../../src/capture/registry.ts";
import { delivery } from "./arbitraries.ts";
import { asBytes, errorOf, text } from "./helpers.ts";

async function* stream(...pieces: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield asBytes(piece);
}

async function collect(batches: AsyncIterable<readonly CaptureResult[]>): Promise<CaptureResult[]> {
  const all: CaptureResult[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

/** What a result is, in short: the body of a capture, or the message of an error, with its line. */
function summary(results: readonly CaptureResult[]): string[] {
  return results.map(
    (result) =>
      `${result.origin.line}: ${"error" in result ? `! ${result.error.message}` : text(result.delivery.body)}`,
  );
}

const line = (body: string): string => JSON.stringify({ headers: [["A", "b"]], body });

describe("NDJSON is read line by line", () => {
  it("in any pieces, as in one", () => {
    const lines = fc.array(
      fc.oneof(
        delivery.map(({ headers, body }) =>
          JSON.stringify({ headers, bodyBase64: Buffer.from(body).toString("base64") }),
        ),
        delivery.map(({ headers }) =>
          JSON.stringify({ headers: Object.fromEntries(headers), body: "Zo\u00eb \u{1f600}" }),
        ),
        fc.constantFrom("", "  ", "\r", "{", '{"type":"ready"}', "garbage", '{"a":1}', "null"),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 8 }),
        (written, eol, ended, cuts) => {
          const bytes = Buffer.from(written.join(eol) + (ended ? eol : ""), "utf8");
          const whole = new NdjsonReader("x", JSON_SHAPES);
          const expected = [...whole.push(bytes), ...whole.end()];
          const pieces = new NdjsonReader("x", JSON_SHAPES);
          const marks = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
          const results = marks.slice(1).flatMap((end, index) => pieces.push(bytes.subarray(marks[index], end)));
          expect(summary([...results, ...pieces.end()])).toEqual(summary(expected));
          expect(expected).toHaveLength(
            written.filter((one) => one.trim() !== "" && one !== '{"type":"ready"}').length,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("a line that cannot be read is a result with its place, and the run goes on", async () => {
    const results = await collect(
      readNdjson(stream(`${line("1")}\n{"a": }\n[1]\n{"headers": 7, "body": ""}\n${line("2")}\n`), "a.ndjson"),
    );
    expect(summary(results)).toEqual([
      "1: 1",
      "2: ! this is not JSON: a value is missing",
      "3: ! this line is no capture",
      "4: ! this line is no capture",
      "5: 2",
    ]);
    expect(results[1]).toMatchObject({
      line: 2,
      error: { where: { file: "a.ndjson", line: 2, column: 7 }, excerpt: '{"a": }' },
    });
  });

  it("lines of our own streams that are no deliveries are skipped, and counted", async () => {
    const others = ["ready", "attempt", "reconnecting", "stopped", "summary"].map((type) =>
      JSON.stringify({ type, at: 1 }),
    );
    const results = await collect(readNdjson(stream([...others, "", line("x"), '{"type":"other"}'].join("\n")), "s"));
    expect(summary(results)).toEqual(["7: x", "8: ! this line is no capture"]);
    const attempt = JSON.stringify({ type: "attempt", headers: [["A", "b"]], body: "kept" });
    expect(summary(await collect(readNdjson(stream(attempt), "s")))).toEqual(["1: kept"]);
  });

  it("a byte that is not UTF-8 spoils its own line only", async () => {
    const bad = Buffer.concat([Buffer.from('{"headers":[],"body":"\u00e9'), Buffer.from([0xe9]), Buffer.from('"}\n')]);
    const results = await collect(
      readNdjson(stream(Buffer.concat([Buffer.from(`${line("\u00e9")}\n`), bad, Buffer.from(line("2"))])), "x"),
    );
    expect(summary(results)).toEqual(["1: \u00c3\u00a9", "2: ! byte 0xe9 at offset 24 is not UTF-8", "3: 2"]);
    expect(results[1]).toMatchObject({ error: { where: { line: 2, column: 24 } } });
  });

  it("a line longer than the limit is an error, not an endless buffer", () => {
    const reader = new NdjsonReader("x", JSON_SHAPES, 1, 100);
    const results = [...reader.push(asBytes(`${line("1")}\n`))];
    for (let piece = 0; piece < 1000; piece += 1) results.push(...reader.push(asBytes("x".repeat(90))));
    results.push(...reader.push(asBytes(`\n${line("3")}\n`)), ...reader.end());
    expect(summary(results)).toEqual(["1: 1", "2: ! a line is longer than 100 bytes", "3: 3"]);
  });

  it("a byte order mark before the first line is no part of it; a first line may have another number", async () => {
    expect(summary(await collect(readNdjson(stream(`\ufeff${line("1")}\n${line("2")}`), "x", 41)))).toEqual([
      "41: 1",
      "42: 2",
    ]);
  });

  it("each line may be of any JSON format", async () => {
    const event = {
      version: "2.0",
      rawPath: "/",
      headers: { a: "b" },
      requestContext: { http: { method: "POST" } },
      body: "aGk=",
      isBase64Encoded: true,
    };
    expect(summary(await collect(readNdjson(stream(`${JSON.stringify(event)}\n`), "x")))).toEqual(["1: hi"]);
  });

  it("takes over headers that are pairs already", async () => {
    const [plain] = await collect(readNdjson(stream('{"headers":[["Ab","\\u20ac"],["Ab",""]],"body":"\\u20ac"}'), "x"));
    expect(plain).toMatchObject({
      delivery: {
        headers: [
          ["Ab", "\u00e2\u0082\u00ac"],
          ["Ab", ""],
        ],
      },
    });
  });
});

describe("a stream of unknown format", () => {
  it("is NDJSON from its first whole line on: results come before the stream ends", async () => {
    let sent = 0;
    const slow = (async function* () {
      for (sent = 1; sent <= 3; sent += 1) yield asBytes(`${line(String(sent))}\n`);
    })();
    const seen: [number, number][] = [];
    for await (const batch of readCaptureStream(slow, { name: "-" }))
      if (batch.length > 0) seen.push([sent, batch.length]);
    expect(seen).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it.each([
    ["raw HTTP", "POST / HTTP/1.1\nHost: x\n\n{}\n{}\n", ["undefined: {}\n{}\n"]],
    ["a JSON document over several lines", '{\n"headers": [],\n"body": "x"\n}\n', ["undefined: x"]],
    ["one line of JSON", line("x"), ["undefined: x"]],
    [
      "NDJSON whose first line is broken",
      `oops\n${line("2")}\n`,
      ["1: ! this is not JSON: a value is neither string, number, true, false nor null", "2: 2"],
    ],
  ])("%s is read whole", async (_, written, expected) => {
    expect(summary(await collect(readCaptureStream(stream(...written.split("")), { name: "-" })))).toEqual(expected);
  });

  it("is read as the format that is named", async () => {
    expect(summary(await collect(readCaptureStream(stream(line("x"), "\n"), { name: "-", format: "ndjson" })))).toEqual(
      ["1: x"],
    );
    expect(
      summary(await collect(readCaptureStream(stream(line("x"), "\n"), { name: "-", format: "payload" }))),
    ).toEqual([`undefined: ${line("x")}\n`]);
    await expect(collect(readCaptureStream(stream("{}"), { name: "-", format: "hat" }))).rejects.toMatchObject({
      kind: "usage",
      hint: expect.stringMatching(/^Did you mean har\?/) as string,
    });
  });

  it("that is no capture ends in an error", async () => {
    await expect(collect(readCaptureStream(stream("hello\n", "world\n"), { name: "-" }))).rejects.toThrow(
      "this is no capture that hookctl knows",
    );
    expect(errorOf(() => new NdjsonReader("x", JSON_SHAPES).push(asBytes("1\n"))).hint).toMatch(/"bodyBase64"/);
  });
});
