import { describe, expect, it } from "vitest";
import { errorOf, readAll, readOne, text } from "./helpers.ts";

const hookctl = (fields: object): string => JSON.stringify({ headers: [["A", "b"]], body: "x", ...fields });

describe("hookctl JSON", () => {
  it.each([
    [{}, { method: "POST", target: "/", url: undefined, receivedAt: undefined }],
    [
      { method: "PUT", url: "https://a.test/x?y=1#z" },
      { method: "PUT", target: "/x?y=1", url: "https://a.test/x?y=1" },
    ],
    [{ url: "https://a.test?y" }, { target: "/?y", url: "https://a.test?y" }],
    [{ url: "/x?y" }, { target: "/x?y", url: undefined }],
    [
      { url: "https://public.test/a", target: "/internal/a" },
      { target: "/internal/a", url: "https://public.test/a" },
    ],
    [{ receivedAt: 1785000000123 }, { receivedAt: 1785000000123 }],
    [{ receivedAt: "2026-07-25T17:20:00Z" }, { receivedAt: 1785000000000 }],
    [{ remoteAddress: "203.0.113.9" }, { remoteAddress: "203.0.113.9" }],
    [
      { id: null, url: null, receivedAt: null, source: null },
      { method: "POST", url: undefined },
    ],
  ])("%j", (fields, expected) => {
    expect(readOne(hookctl(fields)).delivery).toMatchObject(expected);
  });

  it.each([
    [{ id: 7 }, { id: "7" }],
    [{ secretEnv: "X" }, { secretEnv: "X" }],
    [{ publicKey: "-----BEGIN" }, { publicKey: "-----BEGIN" }],
    [{ secret: "with\nnewline é" }, { secret: "with\nnewline é" }],
    [{ computed: ["a", "b"] }, { computed: ["a", "b"] }],
    [{ computed: "a" }, { computed: ["a"] }],
    [{ appBody: "é" }, { appBody: "\u00c3\u00a9" }],
    [{ appBodyBase64: "AP8=" }, { appBody: "\u0000\u00ff" }],
    [{ bodyBase64: "AP8=" }, { fidelity: "exact", body: "\u0000\u00ff" }],
    [
      { body: undefined, bodyJson: [1] },
      { fidelity: "reencoded", body: "[1]" },
    ],
    [{ body: { a: 1 } }, { fidelity: "reencoded", body: '{"a":1}' }],
    [{ body: null }, { fidelity: "exact", body: "" }],
    [{ body: "\u0000\ufeffé\u{1f600}" }, { body: text(Buffer.from("\u0000\ufeffé\u{1f600}")) }],
  ])("%j", (fields, expected) => {
    const { delivery, ...capture } = readOne(hookctl(fields));
    const shown = {
      ...capture,
      body: text(delivery.body),
      appBody: capture.appBody && text(capture.appBody),
    };
    expect(shown).toMatchObject(expected);
  });

  it("keeps the text of a parsed body as it stands: numbers, escapes, order, duplicates", () => {
    const body = '{"b": 1.0, "a": 12345678901234567890, "a": 1e3, "c": "\\u00e9\\/"}';
    expect(text(readOne(`{"headers": {}, "bodyJson": ${body}, "source": "x"}`).delivery.body)).toBe(body);
  });

  it.each([
    ["AAEC", [0, 1, 2]],
    ["AAE", [0, 1]],
    ["AAE=", [0, 1]],
    ["-_8=", [251, 255]],
    ["+/8", [251, 255]],
    ["AA\r\nEC\n", [0, 1, 2]],
    ["", []],
  ])("base64 %j", (bodyBase64, bytes) => {
    expect([...readOne(hookctl({ bodyBase64 })).delivery.body]).toEqual(bytes);
  });

  it.each(
    [
      ["A", "AA*C", "AAEC=A", "====", "AAECA", "é"].map(
        (bodyBase64) => [{ bodyBase64 }, "the body is not base64, or a part of it is missing", "bodyBase64"] as const,
      ),
      [[{ appBodyBase64: "?" }, "the body is not base64, or a part of it is missing", "appBodyBase64"] as const],
      [
        [
          { body: "\ud800" },
          "half a surrogate pair stands in the body, which no bytes of UTF-8 can be",
          "body",
        ] as const,
      ],
      [[{ bodyBase64: 7 }, '"bodyBase64" is a number where a string is expected', "bodyBase64"] as const],
      [[{ method: ["x"] }, '"method" is a list where a string is expected', "method"] as const],
      [[{ secret: {} }, '"secret" is an object where a string is expected', "secret"] as const],
      [[{ now: "soon" }, '"now" is no time', "now"] as const],
      [[{ receivedAt: true }, '"receivedAt" is no time', "receivedAt"] as const],
      [[{ computed: [1] }, '"computed" is neither a string nor a list of strings', "computed"] as const],
      [[{ headers: [["A"]] }, "a header is no pair of name and value", "headers"] as const],
      [
        [
          { headers: [["A", null]] },
          'the value of the header "A" is null where a string is expected',
          "headers",
        ] as const,
      ],
      [
        [
          { headers: { A: {} } },
          'the value of the header "A" is an object where a string is expected',
          "headers",
        ] as const,
      ],
    ].flat(),
  )("%j: %s", (fields, message, member) => {
    const written = JSON.stringify({ headers: [["A", "b"]], body: "x", ...fields }, null, 2);
    const error = errorOf(() => readAll(written, "broken.json"));
    expect(error).toMatchObject({ kind: "data", message, where: { file: "broken.json" } });
    // The line that it names is the member's, or one below it.
    const lines = written.split("\n");
    const first = lines.findIndex((line) => line.startsWith(`  "${member}"`)) + 1;
    const end = lines.findIndex((line, index) => index >= first && line.startsWith('  "'));
    expect(error.where!.line).toBeGreaterThanOrEqual(first);
    expect(error.where!.line).toBeLessThanOrEqual(end < 0 ? lines.length : end);
  });

  it.each([
    [
      { A: "b", "X-Two": ["1", "2"], N: 7, T: true, Gone: null },
      [
        ["A", "b"],
        ["X-Two", "1"],
        ["X-Two", "2"],
        ["N", "7"],
        ["T", "true"],
      ],
    ],
    [
      [
        ["A", "b"],
        ["a", ""],
        ["N", 7],
      ],
      [
        ["A", "b"],
        ["a", ""],
        ["N", "7"],
      ],
    ],
    [
      [
        ["A", "\u00e9"],
        ["B", "\u20ac"],
      ],
      [
        ["A", "\u00e9"],
        ["B", "\u00e2\u0082\u00ac"],
      ],
    ],
    [{}, []],
    [null, []],
  ])("headers %j", (headers, expected) => {
    expect(readOne(JSON.stringify({ headers, body: "x", source: "s" })).delivery.headers).toEqual(expected);
  });

  it("a list is several captures; what is none of them is a result of its own, with its place", () => {
    const results = readAll(
      '[\n {"headers": {}, "body": "1"},\n 7,\n {"headers": {}, "body": [}',
      "list.json".replace("list", "broken"),
      { format: "payload" },
    );
    expect(results).toHaveLength(1);
    const [one, two, three] = readAll(
      '[\n {"headers": {}, "body": "1"},\n 7,\n {"headers": {}, "body": "3"}]',
      "list.json",
    );
    expect(one).toMatchObject({ origin: { line: 2, column: 2 } });
    expect(two).toMatchObject({
      line: 3,
      error: { message: "this is not hookctl JSON", where: { line: 3, column: 2 } },
    });
    expect(three).toMatchObject({ origin: { line: 4 } });
  });
});

describe("HAR", () => {
  const har = (request: object, more: object = {}): string =>
    JSON.stringify({
      log: { entries: [{ request: { method: "POST", url: "https://a.test/x", headers: [], ...request }, ...more }] },
    });
  const sent = (length: number) => [{ name: "content-length", value: String(length) }];

  it.each([
    [{ postData: { text: "é" }, headers: sent(2) }, [0xc3, 0xa9], "exact"],
    [{ postData: { text: "é" }, headers: sent(1) }, [0xe9], "exact"],
    [{ postData: { text: "é" }, bodySize: 1 }, [0xe9], "exact"],
    [{ postData: { text: "é" }, bodySize: -1 }, [0xc3, 0xa9], "exact"],
    [{ postData: { text: "é" } }, [0xc3, 0xa9], "exact"],
    [{ postData: { text: "6Q==" }, headers: sent(1) }, [0xe9], "exact"],
    [{ postData: { text: "6Q==" }, headers: sent(4) }, "6Q==", "exact"],
    [{ postData: { text: "6Q==", encoding: "base64" }, headers: sent(4) }, [0xe9], "exact"],
    [{ postData: { text: "6Q==", _encoding: "BASE64" } }, [0xe9], "exact"],
    [{ postData: { text: "€" }, headers: sent(99) }, [0xe2, 0x82, 0xac], "reencoded"],
    [{ postData: { text: "\ufffd" } }, [0xef, 0xbf, 0xbd], "reencoded"],
    [{ postData: { text: "\ufffd" }, headers: sent(3) }, [0xef, 0xbf, 0xbd], "reencoded"],
    [{ postData: { text: "\ud800" } }, [0xef, 0xbf, 0xbd], "reencoded"],
    [{ postData: { text: "a=b", params: [{ name: "a", value: "c" }] } }, "a=b", "exact"],
    [{ postData: { text: "", params: [{ name: "a", value: "b c" }, { name: "d" }] } }, "a=b+c&d=", "reencoded"],
    [{ postData: { params: [] } }, [], "exact"],
    [{ postData: null }, [], "exact"],
    [{}, [], "exact"],
  ])("the body of %j", (request, bytes, fidelity) => {
    const capture = readOne(har(request));
    expect(text(capture.delivery.body)).toBe(typeof bytes === "string" ? bytes : text(Buffer.from(bytes)));
    expect(capture.fidelity).toBe(fidelity);
  });

  it("gives the time, the URL without its fragment, and the entry's place", () => {
    const written = JSON.stringify(
      JSON.parse(har({ url: "https://a.test/x?y#z" }, { startedDateTime: "2026-07-25T19:20:00.250+02:00" })),
      null,
      2,
    );
    expect(readOne(written, "a.har")).toMatchObject({
      delivery: { receivedAt: 1785000000250, url: "https://a.test/x?y", target: "/x?y", id: "a.har:4:7" },
      origin: { file: "a.har", line: 4, column: 7 },
    });
  });

  it.each([
    ['{"log":{"entries":[]}}', "the archive has no entries"],
    ['{"log":{"entries":[7]}}', "this entry has no request"],
    [har({ headers: {} }), '"headers" is no list of {"name", "value"}'],
    [har({ headers: [{ value: "x" }] }), "a header has no name"],
    [har({ url: 7 }), '"url" is a number where a string is expected'],
    [har({ postData: { text: 7 } }), '"text" is a number where a string is expected'],
    [har({ postData: { text: "?", encoding: "base64" } }), "the body is not base64, or a part of it is missing"],
    [har({ postData: { params: [7] } }), 'a parameter is no object with "name" and "value"'],
  ])("%s: %s", (written, message) => {
    const error = errorOf(() => readAll(written, "a.har"));
    expect(error).toMatchObject({ kind: "data", message, where: { file: "a.har", line: 1 } });
  });

  it("that was cut off says so", () => {
    const error = errorOf(() => readAll('{"log": {"entries": [{"request": {"method": "PO', "cut.har"));
    expect(error).toMatchObject({
      message: "this is not JSON: a string is not closed",
      where: { line: 1, column: 45 },
      hint: "The file was cut off on export; copy the request as curl instead.",
    });
  });
});

describe("AWS events", () => {
  const v1 = (more: object) =>
    JSON.stringify({
      resource: "/x",
      httpMethod: "POST",
      path: "/x",
      headers: null,
      requestContext: {},
      body: null,
      ...more,
    });
  const v2 = (more: object) =>
    JSON.stringify({
      version: "2.0",
      rawPath: "/x",
      headers: {},
      requestContext: { http: { method: "POST" } },
      ...more,
    });

  it.each([
    [v1({}), { target: "/x", url: undefined, headers: [], method: "POST" }],
    [
      v1({ headers: { Host: "h.test" }, requestContext: { path: "/stage/x" } }),
      { target: "/stage/x", url: "https://h.test/stage/x" },
    ],
    [v1({ requestContext: { domainName: "d.test" } }), { url: "https://d.test/x" }],
    [
      v1({ headers: { A: "1" }, multiValueHeaders: { A: ["0", "1"] } }),
      {
        headers: [
          ["A", "0"],
          ["A", "1"],
        ],
      },
    ],
    [v1({ queryStringParameters: { "a b": "c&d", e: null } }), { target: "/x?a%20b=c%26d&e=" }],
    [v1({ queryStringParameters: { a: "\ud800" } }), { target: "/x?a=%EF%BF%BD" }],
    [v2({ headers: { host: "h.test", "x-forwarded-proto": "http" } }), { url: "http://h.test/x" }],
    [v2({ cookies: ["a=1"], headers: { cookie: "b=2" } }), { headers: [["cookie", "b=2"]] }],
    [v2({ rawQueryString: "a=%41+b" }), { target: "/x?a=%41+b" }],
  ])("%s", (event, expected) => {
    expect(readOne(event).delivery).toMatchObject(expected);
  });

  it.each([
    [{ body: "é" }, [0xc3, 0xa9], "exact"],
    [{ body: "6Q==", isBase64Encoded: true }, [0xe9], "exact"],
    [{ body: "6Q==", isBase64Encoded: false }, "6Q==", "exact"],
    [{ body: "a\ufffd" }, [0x61, 0xef, 0xbf, 0xbd], "reencoded"],
    [{ body: { a: 1 } }, '{"a":1}', "reencoded"],
    [{ body: null }, [], "exact"],
  ])("the body of %j", (more, bytes, fidelity) => {
    for (const event of [v1(more), v2(more)]) {
      const capture = readOne(event);
      expect(text(capture.delivery.body)).toBe(typeof bytes === "string" ? bytes : text(Buffer.from(bytes)));
      expect(capture.fidelity).toBe(fidelity);
    }
  });

  it("a body that is not the base64 it claims to be is an error at its place", () => {
    const error = errorOf(() =>
      readAll(JSON.stringify(JSON.parse(v1({ body: "6", isBase64Encoded: true })), null, 1), "event.json"),
    );
    expect(error).toMatchObject({
      message: "the body is not base64, or a part of it is missing",
      where: { line: 7, column: 10 },
    });
  });
});

describe("a JSON file", () => {
  it.each([
    [Buffer.from('{"headers":{},\n"body":"\u00e9', "latin1"), "byte 0xe9 at offset 23 is not UTF-8", 2, 9],
    [Buffer.from('\u00ef\u00bb\u00bf{"a":"\u00ff"}', "latin1"), "byte 0xff at offset 9 is not UTF-8", 1, 7],
    ['{"headers":{},}', "this is not JSON: a comma stands before }", 1, 15],
    ['\n\n  {"headers":{}', "this is not JSON: it ends in the middle of an object", 3, 16],
  ])("%j: %s", (bytes, message, line, column) => {
    const error = errorOf(() => readAll(bytes, "broken.json"));
    expect(error).toMatchObject({ kind: "data", message, where: { file: "broken.json", line, column } });
  });

  it("that is no capture is told from one that is no JSON", () => {
    expect(errorOf(() => readAll('{"id":"evt_1"}', "p.json"))).toMatchObject({
      message: "this is JSON, but no capture: it has no headers",
      hint: expect.stringContaining("--header") as string,
    });
    expect(errorOf(() => readAll("<xml/>", "p.xml"))).toMatchObject({
      message: "this is no capture that hookctl knows",
      hint: expect.stringContaining("--header") as string,
    });
    expect(errorOf(() => readAll(Buffer.from("\ufeff{}", "utf16le"), "p.json")).message).toBe(
      "the file is UTF-16 text",
    );
    expect(errorOf(() => readAll("", "p.json")).message).toBe("the file is empty");
  });
});
