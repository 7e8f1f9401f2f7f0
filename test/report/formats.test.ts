import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonDocument, jsonText, ndjsonLine } from "../../src/report/json.ts";
import { junitWriter } from "../../src/report/junit.ts";
import { markdown, markdownWriter } from "../../src/report/markdown.ts";
import type { ReportFinding, ReportResult, ReportWriter } from "../../src/report/result.ts";
import { sarifWriter } from "../../src/report/sarif.ts";

function finding(more: Partial<ReportFinding> = {}): ReportFinding {
  return {
    code: "body-reserialized",
    codes: ["body-reserialized"],
    title: "The body was written again.",
    detail: "Its blanks are gone.",
    fix: "Keep the raw bytes.",
    proof: "mac",
    ...more,
  };
}

function result(more: Partial<ReportResult> = {}): ReportResult {
  return {
    file: "captures/checkout.http",
    id: "evt_1",
    source: "stripe",
    verdict: "invalid",
    findings: [finding()],
    ...more,
  };
}

const VALID = result({ file: "push.http", id: "1", source: "github", verdict: "valid", findings: [] });
const UNDECIDED = result({
  file: "log.ndjson",
  line: 7,
  id: null,
  source: null,
  verdict: "undecided",
  findings: [finding({ code: "secret-missing", codes: ["secret-missing"] })],
});

function report(writer: ReportWriter, results: readonly ReportResult[]): string {
  return results.map((one) => writer.result(one)).join("") + writer.end(1234);
}

/** Text that means something in one format or the other. */
const HOSTILE = `</failure><script>alert("1")</script> & ]]> | \`code\` [a](javascript:x) @team #1 {0} \x1b[31m\u202e\ud800\n| --- |\uffff\0`;

describe("JSON", () => {
  it("writes a document whose items stream, valid with none and with several", () => {
    for (const items of [[], [{ a: 1 }], [{ a: 1 }, { b: [2] }]]) {
      const document = new JsonDocument("hookctl.verify/1", "results");
      const text = items.map((item) => document.item(item)).join("") + document.end({ summary: { valid: 1 } });
      expect(JSON.parse(text)).toEqual({ schema: "hookctl.verify/1", results: items, summary: { valid: 1 } });
      expect(text.endsWith("\n")).toBe(true);
    }
  });

  it("puts a result on one line, whatever it holds", () => {
    const line = ndjsonLine({ event: "a\nb\u2028c" });
    expect(line).toBe('{"event":"a\\nb\\u2028c"}\n');
  });

  it("says the same as JSON.stringify, with nothing that a terminal would obey", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
        const written = jsonText({ value, text });
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify({ value, text })));
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("JUnit", () => {
  it("counts failures (invalid), errors (undecided) and all tests", () => {
    const xml = report(junitWriter("hookctl verify"), [result(), VALID, UNDECIDED]);
    expect(xml).toContain('<testsuite name="hookctl verify" tests="3" failures="1" errors="1" time="1.234">');
    expect(xml).toContain('<testcase classname="hookctl verify.stripe" name="captures/checkout.http">');
    expect(xml).toContain('<failure type="body-reserialized" message="The body was written again.">');
    expect(xml).toContain('<testcase classname="hookctl verify.github" name="push.http"/>');
    expect(xml).toContain(
      '<testcase classname="hookctl verify.unknown" name="log.ndjson:7">\n    <error type="secret-missing"',
    );
  });

  it("passes where the capture is valid and the handler is not, and says so beside", () => {
    const xml = report(junitWriter("s"), [{ ...VALID, handler: finding({ code: "secret-not-decoded" }) }]);
    expect(xml).toContain('failures="0" errors="0"');
    expect(xml).toContain("<system-out>The body was written again.");
  });

  it("stays well-formed XML 1.0 with hostile text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant(HOSTILE)), (text) => {
        const xml = report(junitWriter(text), [
          result({ file: text, source: text, findings: [finding({ title: text, detail: text, code: text })] }),
        ]);
        // Char of XML 1.0, section 2.2, less the controls that we show as escapes.
        expect(xml).not.toMatch(/[^\n\x20-\x7e\u0085-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos|#10|#9);/g, "")).not.toContain("&");
        expect(
          xml
            .match(/<[^>]*>/g)!
            .every((tag) =>
              /^<(?:\?xml [^<]*\?|\/?(?:testsuites?|testcase|failure)(?: [a-z]+="[^"<]*")*\/?)>$/.test(tag),
            ),
        ).toBe(true);
      }),
    );
  });
});

describe("SARIF", () => {
  const parse = (results: readonly ReportResult[]): any => JSON.parse(report(sarifWriter("1.2.3"), results));

  it("has a rule for each code, and results that point at them", () => {
    const log = parse([result(), VALID, UNDECIDED, result({ file: "other.http" })]);
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({ name: "hookctl", semanticVersion: "1.2.3" });
    expect(run.tool.driver.rules.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
      ["body-reserialized", "BodyReserialized"],
      ["secret-missing", "SecretMissing"],
    ]);
    expect(
      run.results.map(({ ruleId, ruleIndex, level }: Record<string, unknown>) => [ruleId, ruleIndex, level]),
    ).toEqual([
      ["body-reserialized", 0, "error"],
      ["secret-missing", 1, "warning"],
      ["body-reserialized", 0, "error"],
    ]);
    const [placed] = parse([result({ line: 7, column: 3 })]).runs[0].results;
    expect(placed.locations[0].physicalLocation.region).toEqual({ startLine: 7, startColumn: 3 });
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "log.ndjson" },
      region: { startLine: 7 },
    });
  });

  it("is a whole log where all is valid", () => {
    expect(parse([VALID]).runs[0].results).toEqual([]);
  });

  it.each([
    ["a b/ü#1?.http", "a%20b/%C3%BC%231%3F.http"],
    ["/tmp/x y", "file:///tmp/x%20y"],
    ["C:\\captures\\x.http", "file:///C:/captures/x.http"],
    ["captures\\x.http", "captures/x.http"],
    ["bad\ud800name", "bad%EF%BF%BDname"],
  ])("writes the path %j as the URI %s", (file, uri) => {
    expect(parse([result({ file })]).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it("escapes what SARIF messages would read as placeholders or links", () => {
    const log = parse([result({ findings: [finding({ title: "{0} [a](b)", detail: "", fix: "" })] })]);
    expect(log.runs[0].results[0].message.text).toBe("{{0}} \\[a\\](b)");
  });
});

describe("Markdown", () => {
  it("is a table and a count", () => {
    expect(report(markdownWriter("hookctl verify"), [result(), VALID, UNDECIDED])).toBe(
      [
        "### hookctl verify",
        "",
        "| verdict | capture | source | code | cause and fix |",
        "| --- | --- | --- | --- | --- |",
        "| ✗ invalid | captures/checkout.http | stripe | body-reserialized | The body was written again.<br>Keep the raw bytes. |",
        "| ✓ valid | push.http | github |  |  |",
        "| ? undecided | log.ndjson:7 | – | secret-missing | The body was written again.<br>Keep the raw bytes. |",
        "",
        "1 valid · 1 invalid · 1 undecided",
        "",
      ].join("\n"),
    );
  });

  it("says so where nothing was checked", () => {
    expect(report(markdownWriter("hookctl verify"), [])).toContain("nothing was checked");
  });

  it("marks a suspicion as not proven", () => {
    expect(report(markdownWriter("x"), [result({ findings: [finding({ proof: "none" })] })])).toContain(
      "again. (not proven)<br>",
    );
  });

  it.each([
    ["a|b", "a&#124;b"],
    ["<img src=x>", "&#60;img src=x&#62;"],
    ["`x`", "&#96;x&#96;"],
    ["[a](http://b)", "&#91;a&#93;(http&#58;//b)"],
    ["www.evil.test", "www&#46;evil.test"],
    ["@team #12", "&#64;team &#35;12"],
    ["a\nb", "a⏎b"],
    ["2026-11-24", "2026-11-24"],
  ])("makes %j harmless", (text, safe) => {
    expect(markdown(text)).toBe(safe);
  });

  it("keeps every row one row of five cells, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant(HOSTILE)), (text) => {
        const table = report(markdownWriter("x"), [
          result({ file: text, source: text, findings: [finding({ title: text, fix: text, code: text })] }),
        ]);
        const rows = table.split("\n").filter((line) => line.startsWith("|"));
        expect(rows).toHaveLength(3);
        expect(rows[2]!.split("|")).toHaveLength(7);
        expect(rows[2]!.replace("<br>", "")).not.toMatch(/[<>`]/);
      }),
    );
  });
});
