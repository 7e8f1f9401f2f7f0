import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HookctlError } from "../../src/core/error.ts";
import { NdjsonReader } from "../../src/capture/ndjson.ts";
import type { CaptureResult } from "../../src/capture/read.ts";
import { FORMATS, JSON_SHAPES } from "../../src/capture/registry.ts";
import { delivery } from "./arbitraries.ts";
import { asBytes, errorOf, readAll, readOne } from "./helpers.ts";
import { WRITERS } from "./writers.ts";

/** Reads with detection and as every format: what is neither a capture nor an error that users can act on. */
function troubles(bytes: Uint8Array): unknown[] {
  return [undefined, ...FORMATS.map(({ id }) => id)].flatMap((format) => {
    try {
      return readAll(bytes, "x", { format, readFile: () => bytes }).filter((result) => !isSound(result));
    } catch (error) {
      return isActionable(error) ? [] : [error];
    }
  });
}

function isActionable(error: unknown): boolean {
  return error instanceof HookctlError && error.kind === "data" && error.where?.file === "x" && error.message !== "";
}

function isSound(result: CaptureResult): boolean {
  if ("error" in result) return isActionable(result.error);
  const oneByteAChar = result.delivery.headers.flat().every((part) => /^[\u0000-\u00ff]*$/.test(part));
  return oneByteAChar && result.delivery.body instanceof Uint8Array && result.delivery.method !== "";
}

const WORDS = {
  http: [
    "POST / HTTP/1.1\n",
    "\r\n",
    "\n\n",
    "A: b\n",
    "# @now ",
    "Transfer-Encoding: chunked\n",
    "5\r\nhello\r\n",
    "0\r\n\r\n",
    "HTTP/1.1 200 OK",
  ],
  curl: [
    "curl ",
    "-H ",
    "-d ",
    "--json ",
    "@file",
    "$'",
    "'",
    '"',
    "\\",
    "\\\n",
    "^\n",
    '^"',
    "$X",
    "`",
    "https://a.test/",
    "--next ",
    "-F a=b ",
    ";",
    "|",
    "<<EOF",
    "-K x ",
  ],
  json: ["{", "}", "[", "]", ":", ",", "null", "1e999", "-0", '"\\ud800"', '"\u00e9"', '"__proto__"'],
  members: ["headers", "body", "bodyBase64", "bodyJson", "log", "entries", "request", "postData", "text", "params"].map(
    (name) => `"${name}":`,
  ),
  aws: [
    '"version":"2.0"',
    '"httpMethod":"POST"',
    '"requestContext":{',
    '"http":{"method":"POST"}',
    '"elb":{}',
    '"isBase64Encoded":true',
  ],
  tools: [
    '"guid":"g","delivered_at":"t"',
    '"payload":',
    '"uuid":"u","token_id":"t","content":',
    '"requests":[',
    '"uri":"/api/requests/http/1"',
    '"raw":"UE9TVCAvIEhUVFAvMS4xDQoNCg=="',
    '"object":"event","id":"e","type":"t"',
    '"object":"list"',
    '"data":[',
    '"data":{',
    '"message":{"messageId":"1","data":"aGk="',
    '"attributes":{',
    '"specversion":"1.0","id":"1","source":"s","type":"t"',
    '"data_base64":',
    "event: ready\n",
    'data: {"body":{',
    "data: ",
    "id: 1\n",
    "\n\n",
    "###\n",
    "@a = b\n",
    "{{a}}",
    "{{c}}",
    "< file\n",
    "Content-Length: 2\n",
    '"info":{"schema":"postman"},"item":[',
    '"request":{"url":"{{a}}","header":[{"key":"a","value":"b"}]',
    '"mode":"raw","raw":',
    '"_type":"export","resources":[{"_type":"request"',
    '"msgId":"m","endpointId":"e","msg":{"payload":',
    '"team_id":"t","data":{"body":',
    '"client_ip":"c","method":"POST"',
    "7:request;",
    "4:type;4:http;",
    "7:headers;0:]",
    "7:content;2:hi,",
    "30:",
    "}",
  ],
  clouds: [
    '"originalUrl":"/","rawBody":',
    '{"type":"Buffer","data":[1,2]}',
    '"Data":{"req":{"Url":"/","Headers":{}',
    '"Metadata":{',
    '"insertId":"i","httpRequest":{',
    '"jsonPayload":{',
    '"outcome":"ok","event":{"request":{',
    '"Outcome":"ok","Event":{"Request":{',
    '"Action":"Invoke","body":"{}"',
    '"deploymentId":"d","projectId":"p","proxy":{',
  ],
};

describe("whatever the bytes, reading ends in captures or in errors that users can act on", () => {
  it("random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(troubles(Buffer.from(bytes))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("words of all formats in any order", () => {
    const word = fc.oneof(fc.constantFrom(...Object.values(WORDS).flat()), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        expect(troubles(Buffer.from(words.join(""), "utf8"))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it.each(WRITERS)("$format ($name), changed or cut somewhere", ({ write }) => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(delivery, changes, fc.boolean(), (sent, edits, cut) => {
        let bytes = Buffer.from(write(sent));
        for (const [at, remove, insert] of edits) {
          const place = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + remove)]);
        }
        expect(troubles(cut ? bytes.subarray(0, edits[0]![0] % (bytes.length + 1)) : bytes)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  // A curl command that is cut between two options is a curl command.
  const cuttable = WRITERS.filter(({ format }) => !["payload", "ndjson", "curl"].includes(format));
  it.each(cuttable)(
    "$format ($name), cut off within its head, is never taken for a whole capture",
    ({ format, write }) => {
      const bytes = write({
        id: "x",
        method: "POST",
        target: "/",
        headers: [["X-Signature", "abc"]],
        body: Buffer.from("0123456789".repeat(3)),
      });
      const ends = Array.from({ length: bytes.length - 40 }, (_, end) => end);
      const read = ends.filter((end) =>
        safely(() => readAll(bytes.subarray(0, end), "x", { format })).some((result) => "delivery" in result),
      );
      expect(read).toEqual([]);
    },
  );
});

function safely(read: () => CaptureResult[]): CaptureResult[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof HookctlError) return [];
    throw error;
  }
}

describe("hostile input", () => {
  const netstring = (data: string) => `${data.length}:${data}}`;
  const nestedNetstrings = (levels: number) =>
    Array.from({ length: levels }).reduce<string>((inner) => netstring(`7:request;${inner}`), "0:}");
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  const deepObject = (levels: number) => '{"a":'.repeat(levels) + "1" + "}".repeat(levels);

  it("JSON of 100,000 levels is read where it is ignored or a body, and refused where it is neither", () => {
    expect(readOne(`{"headers":{},"body":"x","more":${deep(100_000)}}`).delivery.body).toHaveLength(1);
    expect(readOne(`{"headers":{},"bodyJson":${deepObject(100_000)}}`).delivery.body).toHaveLength(600_001);
    expect(errorOf(() => readAll(`{"headers":${deep(100_000)},"body":""}`)).message).toBe(
      "a header is no pair of name and value",
    );
    expect(errorOf(() => readAll(deep(100_000))).message).toMatch(/no capture/);
    expect(errorOf(() => readAll("[".repeat(100_000))).message).toMatch(
      /^this is not JSON: it ends in the middle of a list/,
    );
    const event = `{"version":"2.0","requestContext":{"http":{"method":"P"}},"cookies":[${deep(100_000)}],"headers":{},"body":${deepObject(100_000)}}`;
    expect(readOne(event)).toMatchObject({ fidelity: "reencoded", delivery: { method: "P" } });
    expect(troubles(Buffer.from(event))).toEqual([]);
  });

  it("__proto__ and constructor are names like others", () => {
    const capture = readOne(
      '{"headers":{"__proto__":"a","constructor":["b"],"toString":"c"},"body":"x","__proto__":{"source":"evil"}}',
    );
    expect(capture.delivery.headers).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
    expect(capture.source).toBeUndefined();
    expect(readAll('{"__proto__":{"headers":{},"body":"x"},"source":"s","bodyBase64":""}')).toMatchObject([
      { delivery: { headers: [] } },
    ]);
    expect(({} as Record<string, unknown>)["source"]).toBeUndefined();
  });

  it.each(["1e999", "-1e999", "123456789012345678901234567890", "1e16"])("a time of %s is no time", (number) => {
    expect(errorOf(() => readAll(`{"headers":{},"body":"","now":${number}}`)).message).toBe('"now" is no time');
  });

  it("NUL in a body, empty and doubled names, and a megabyte in a header survive", () => {
    const long = "v".repeat(1024 * 1024);
    const headers = [
      ["", ""],
      ["A", "\u0001"],
      ["A", ""],
      ["a", long],
    ];
    const written = JSON.stringify({ headers, body: "\u0000" });
    expect(readOne(written).delivery.headers).toEqual(headers);
    expect(
      readAll(`${written}\n${written}\n`).map((result) => "delivery" in result && result.delivery.headers),
    ).toEqual([headers, headers]);
  });

  /** Each grows with what would be quadratic or worse in a careless reader. */
  it.each([
    ["blanks in a header value", `POST / HTTP/1.1\nX: a${" ".repeat(2_000_000)}b\n\n`],
    ["blanks in a comment", `# @secret a${" ".repeat(2_000_000)}b\nPOST / HTTP/1.1\n\n`],
    ["empty lines before the request", `${"\n".repeat(1_000_000)}POST / HTTP/1.1\n\n`],
    ["comment lines", `${"#\n".repeat(500_000)}POST / HTTP/1.1\n\n`],
    ["headers", `POST / HTTP/1.1\n${"A: b\n".repeat(300_000)}\n`],
    ["chunks", `POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n${"1\r\na\r\n".repeat(300_000)}0\r\n\r\n`],
    ["commas in a coding", `POST / HTTP/1.1\nTransfer-Encoding: ${", chunked x".repeat(200_000)}\n\n`],
    ["escapes in a string", `{"headers":{},"body":"${"\\n".repeat(1_000_000)}"`],
    ["backslashes", `{"headers":{},"bodyJson":"${"\\\\".repeat(1_000_000)}","now":"x"}`],
    ["members", `{${'"a":1,'.repeat(500_000)}"headers":7,"body":"","url":7}`],
    ["headers of the wrong kind", `{"headers":[${'["a","b"],'.repeat(300_000)}7],"body":""}`],
    ["entries that cannot be read", `{"log":{"entries":[${"7,\n".repeat(100_000)}7]}}`],
    ["elements that cannot be read", `[{"headers":{},"body":""},${"7,".repeat(100_000)}7]`],
    ["lines that cannot be read", `{"headers":[],"body":""}\n${'{"headers":7}\n'.repeat(100_000)}`],
    ["empty lines of NDJSON", `{"headers":[],"body":""}\n${"\n".repeat(1_000_000)}`],
    ["carets", `curl ^"x${"^".repeat(1_000_001)}" http://a.test/`],
    ["quotes", `curl http://a.test/ -d ${"''".repeat(500_000)}x`],
    ["arguments", `curl http://a.test/ ${"-H a:b ".repeat(100_000)}`],
    ["URLs", `curl ${"http://a.test/ ".repeat(50_000)}`],
    ["blanks in an option", `curl http://a.test/ -H 'a: b${" ".repeat(2_000_000)}c'`],
    ["variables before a command", `${"A=b ".repeat(200_000)}curl http://a.test/`],
    ["a path before a command", `${"a/".repeat(500_000)}curl http://a.test/`],
    ["dollar signs", `curl http://a.test/ -d "${"$ ".repeat(500_000)}"`],
    ["events of a stream", `${'data: {"body":{}}\n\n'.repeat(50_000)}data: {`],
    ["lines of an event", `data: {"body":\n${"data: [\n".repeat(300_000)}`],
    [
      "folders of a collection",
      `{"info":{"schema":"postman"},"item":[${'{"item":['.repeat(20_000)}${"]}".repeat(20_000)}]}`,
    ],
    ["placeholders", `{"info":{"schema":"postman"},"item":[{"request":"${"{{a ".repeat(300_000)}"}]}`],
    ["blanks in a placeholder", `###\nGET /{{a${" ".repeat(1_000_000)}b\n\n###\nGET /\n\n`],
    ["separators", `GET /\n\n${"###\n".repeat(500_000)}GET /`],
    ["requests of a file", "###\nGET /\n\n".repeat(100_000)],
    ["requests of a file that cannot be read", `GET /\n\n${"###\nGET / x\n\n".repeat(50_000)}`],
    ["messages of a stream", "POST / HTTP/1.1\nContent-Length: 0\n\n".repeat(50_000)],
    ["chunked messages of a stream", "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n0\n\n".repeat(50_000)],
    ["nested netstrings", nestedNetstrings(20_000)],
    ["flows that cannot be read", netstring(`4:type;4:http;7:request;${netstring("1:a;1:b,")}`).repeat(100_000)],
    ["members of a flow", netstring(`${"1:a;1:b,".repeat(200_000)}4:type;4:http;`)],
    ["bytes that are not UTF-8", Buffer.concat([Buffer.from('{"headers":{},"body":"'), Buffer.alloc(2_000_000, 0x80)])],
  ])(
    "a million of them does not stall: %s",
    (_, written) => {
      const bytes = asBytes(written);
      expect(safely(() => readAll(bytes, "x"))).toBeInstanceOf(Array);
    },
    // Linear readers take well under a second, quadratic ones minutes: the limit of a hang, not an aim.
    10_000,
  );

  it("an endless line is refused after a fixed amount", () => {
    const reader = new NdjsonReader("x", JSON_SHAPES);
    const piece = Buffer.alloc(16 * 1024 * 1024, "x");
    const results = Array.from({ length: 6 }, () => reader.push(piece)).flat();
    expect(results).toMatchObject([{ line: 1, error: { message: "a line is longer than 67108864 bytes" } }]);
    expect(reader.end()).toEqual([]);
  });
});

describe("a secret is in no error", () => {
  const SECRET = "whsec_marked0123456789";

  it.each([
    `# @secret ${SECRET}\nPOST / HTTP/1.1\nbroken`,
    `# @secret ${SECRET}\n# @now x\nPOST / HTTP/1.1\n\n`,
    `{"headers":{},"secret":"${SECRET}","body":"x",}`,
    `{"headers":{},"secret":"${SECRET}`,
    `{"headers":7,"secret":"${SECRET}","body":"x","source":"s"}`,
    `{"headers":{},"secret":["${SECRET}"],"body":"x"}`,
    `{"headers":[["Authorization","${SECRET}"],7],"body":"x"}`,
    `{"headers":{"Authorization":{"x":"${SECRET}"}},"body":"x"}`,
    `curl -u me:${SECRET} http://a.test/ -d $X`,
    `curl -H 'Authorization: ${SECRET}' http://a.test/ -d $X`,
    `curl -H "Authorization: ${SECRET}" http://a.test/ -d $X`,
  ])("%s", (written) => {
    const error = errorOf(() => readAll(written, "x"));
    expect(`${error.message} ${error.hint} ${error.excerpt}`).not.toContain(SECRET);
  });
});
