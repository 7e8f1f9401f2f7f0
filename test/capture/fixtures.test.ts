import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { header } from "../../src/core/headers.ts";
import { detectFormat } from "../../src/capture/detect.ts";
import type { CaptureResult } from "../../src/capture/read.ts";
import { FORMATS } from "../../src/capture/registry.ts";
import { type Expected, FILES, ROOT } from "./expected.ts";
import { readAll, text } from "./helpers.ts";

/** Files beside captures: what curl commands name, a bare payload, recordings for another test. */
const COMPANIONS = new Set(["curl/body.json", "curl/headers.txt", "curl/recorded.ndjson", "payload/body.json"]);

describe.each(Object.entries(FILES))("%s", (name, expected) => {
  const file = `${ROOT}/${name}`;
  const bytes = readFileSync(file);
  const results = readAll(bytes, file, { readFile: (named) => readFileSync(join(dirname(file), named)) });

  it("is recognised by its content alone", () => {
    expect(detectFormat(bytes, "capture")?.format.id).toBe(dirname(name));
  });

  it("is of no other format", () => {
    const sample = { bytes, name: "capture", head: text(bytes.subarray(0, 65_536)), json: parsed(bytes) };
    const own = FORMATS.find(({ id }) => id === dirname(name))!.detect(sample);
    const others = FORMATS.filter((format) => format.id !== dirname(name) && format.detect(sample) >= own);
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it("is a line of NDJSON, too, where it is one JSON value", () => {
    const value = parsed(bytes);
    const format = FORMATS.find(({ id }) => id === dirname(name))!;
    if (!format.shape || value === undefined || Array.isArray(value)) return;
    const lines = readAll(`${JSON.stringify(value)}\n\n${JSON.stringify(value)}\n`, "capture");
    expect(lines.map(kindOf)).toEqual([...results, ...results].map(kindOf));
  });

  it("is read", () => {
    const all = expected.map((one) => (typeof one === "string" ? one : { fidelity: "exact", ...one }));
    expect(results.map((result, index) => shown(result, expected[index] ?? ""))).toMatchObject(all);
  });
});

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\ufeff/, ""),
    );
  } catch {
    return undefined;
  }
}

/** What stays, however the JSON is spaced. */
function kindOf(result: CaptureResult): unknown {
  return "error" in result
    ? result.error.message
    : [result.fidelity, result.delivery.method, result.delivery.url, result.delivery.headers];
}

/** What the table tells of a result, as the result has it. */
function shown(result: CaptureResult, expected: Expected | string): unknown {
  if ("error" in result) return result.error.message;
  if (typeof expected === "string") return result;
  const { body, url, target, receivedAt, headers } = result.delivery;
  const named = Object.keys(expected.headers ?? {}).map((name) => [name, header(headers, name)]);
  return {
    body: text(body),
    url,
    target,
    receivedAt,
    headers: Object.fromEntries(named) as unknown,
    fidelity: result.fidelity,
    more: result,
  };
}

it("every fixture is in the table", () => {
  const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
  expect(files.filter((file) => !(file in FILES) && !COMPANIONS.has(file))).toEqual([]);
});
