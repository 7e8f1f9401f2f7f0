import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capture } from "../../src/core/delivery.ts";
import { HookctlError } from "../../src/core/error.ts";
import { errorOf, readAll, readOne } from "./helpers.ts";

interface Recorded {
  readonly command: string;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly [string, string][];
  readonly bodyBase64: string;
}

const [about, ...recorded] = readFileSync("fixtures/captures/formats/curl/recorded.ndjson", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as unknown) as [{ readonly files: Readonly<Record<string, string>> }, ...Recorded[]];

const files = (name: string) => Buffer.from(about.files[name]!, "latin1");

/** Headers that curl adds by itself, and which no capture claims to know. */
const ADDED = new Set(["accept", "user-agent", "content-length", "accept-encoding", "expect"]);

describe("a curl command is the request that curl sends", () => {
  it.each(recorded)("$command", ({ command, method, target, headers, bodyBase64 }) => {
    const { delivery } = readOne(Buffer.from(command, "latin1"), "command.curl", files);
    expect(delivery.method).toBe(method);
    expect(delivery.target).toBe(target);
    expect(Buffer.from(delivery.body).toString("latin1")).toBe(Buffer.from(bodyBase64, "base64").toString("latin1"));
    const written = new Set(delivery.headers.map(([name]) => name.toLowerCase()));
    const known = headers.filter(([name]) => !ADDED.has(name.toLowerCase()) || written.has(name.toLowerCase()));
    const sorted = (list: readonly (readonly [string, string])[]) => list.map((field) => field.join(": ")).toSorted();
    expect(sorted(delivery.headers)).toEqual(sorted(known));
  });
});

/** What Chrome's developer tools write around an argument, for each shell: facts of its "Copy as cURL". */
const CHROME = {
  cmd(argument: string): string {
    const escaped = argument
      .replaceAll("\\", "\\\\")
      .replaceAll('"', '\\"')
      .replace(/[^\w\s\-:=+~'/.',?;()*`]/gu, "^$&")
      .replace(/%(?=\w)/g, "%^")
      .replaceAll("\n", "^\r\n\r\n");
    return `^"${escaped}^"`;
  },
  bash(argument: string): string {
    if (!/[\u0000-\u001f\u007f-\u009f!']/.test(argument)) return `'${argument}'`;
    const escaped = argument
      .replaceAll("\\", "\\\\")
      .replaceAll("'", "\\'")
      .replaceAll("\n", "\\n")
      .replaceAll("\r", "\\r")
      .replace(/[\u0000-\u001f\u007f-\u009f!]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return `$'${escaped}'`;
  },
};

/** Firefox, and Chrome once, escape all that is not ASCII, in halves of pairs. */
function firefox(argument: string): string {
  const escaped = argument
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `$'${escaped}'`;
}

const body = fc.oneof(
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."\"\\^%!&|<>$`'(){}[];#@~ \n\t=aé€😀".match(/./gsu)!) }),
);

describe("what browsers copy is the body that they sent", () => {
  it("from Chrome, for bash", () => {
    fc.assert(
      fc.property(body, (sent) => {
        const command = `curl 'https://a.test/x' \\\n  -H 'content-type: application/json' \\\n  --data-raw ${CHROME.bash(sent)} \\\n  --compressed`;
        expect(bodyOf(command)).toBe(sent);
      }),
      { numRuns: 500 },
    );
  });

  it("from Firefox", () => {
    fc.assert(
      fc.property(body, (sent) => {
        expect(bodyOf(`curl 'https://a.test/x' -X POST --data-raw ${firefox(sent)}`)).toBe(sent);
      }),
      { numRuns: 500 },
    );
  });

  it("from Chrome, for cmd.exe", () => {
    fc.assert(
      fc.property(body, (any) => {
        // cmd.exe knows one line end, and no NUL.
        const sent = any.replace(/\r|\0/g, "");
        const command = `curl ^"https://a.test/x?y=1^&z=2^" ^\r\n  -H ^"a: b^" ^\r\n  --data-raw ${CHROME.cmd(sent)} &\r\ncurl ^"https://a.test/second^"\r\n`;
        const [first, second] = readAll(command, "capture") as Capture[];
        expect(Buffer.from(first!.delivery.body).toString("utf8")).toBe(sent);
        expect(first!.delivery).toMatchObject({
          url: "https://a.test/x?y=1&z=2",
          headers: expect.arrayContaining([["a", "b"]]) as unknown,
        });
        expect(second!.delivery.url).toBe("https://a.test/second");
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['"a b"', "a b"],
    ['"say ""hi"""', 'say "hi"'],
    ['"a \\"b\\" c"', 'a "b" c'],
    ['"C:\\\\dir\\n"', "C:\\\\dir\\n"],
    ['"a\\\\"', "a\\"],
    ["a^&b^^c", "a&b^c"],
    ['"a^&b"', "a^&b"],
  ])("an argument that is written by hand for cmd.exe: %s", (written, data) => {
    expect(bodyOf(`curl ^"http://a.test/^" -d ${written}`)).toBe(data);
  });

  it("where the clipboard lost characters, the body is known to be changed", () => {
    expect(readOne('curl ^"http://a.test/^" --data-raw ^"^\ufffd^\ufffd^"').fidelity).toBe("reencoded");
  });

  function bodyOf(command: string): string {
    return Buffer.from(readOne(command).delivery.body).toString("utf8");
  }
});

describe("a curl command that does not tell what is sent", () => {
  it.each([
    ['curl http://a.test/ -d "$BODY"', "the value of $BODY is not in the capture", 25],
    ['curl http://a.test/ -H "X: ${SIG}"', "the value of ${SIG} is not in the capture", 28],
    ["curl http://a.test/$1", "the value of $1 is not in the capture", 20],
    ['curl http://a.test/ -d "$(cat x)"', "the output of another command is not in the capture", 25],
    ["curl http://a.test/ -d `cat x`", "the output of another command is not in the capture", 24],
    ["curl http://a.test/ -d @- <<EOF\nx\nEOF", "a here-document is not read", 27],
    ["curl http://a.test/ -d @-", "what curl is given on standard input is not in the capture", 24],
    [
      "curl http://a.test/ -F a=b",
      "the bytes of a multipart body are not in the command: curl makes up its boundary",
      24,
    ],
    ["curl http://a.test/ -K more", "further options are in another file, which is not read", 24],
    ["curl http://a.test/ -d 'x", "a single quote is not closed", 24],
    ['curl http://a.test/ -d "x', "a double quote is not closed", 24],
    ["curl http://a.test/ -d $'x\\'", "a quote $' is not closed", 24],
    ['curl ^"http://a.test/^" -d "x', "a double quote is not closed", 28],
    ["curl http://a.test/ -H", "-H has no value", 21],
    ["curl -d x", "this curl command has no URL", 1],
    ["curl http://a.test/ -d @x", '"x" cannot be read from here', 24],
  ])("%s: %s", (command, message, column) => {
    const error = errorOf(() => readAll(command, "a.curl"));
    expect(error).toMatchObject({
      kind: "data",
      message,
      where: { file: "a.curl", line: 1, column },
      excerpt: command.split("\n")[0],
    });
    expect(error.hint).toMatch(/\.$/);
  });

  it("names the file that cannot be read", () => {
    const refuse = (name: string): never => {
      throw new HookctlError("data", `no ${name}`);
    };
    const error = errorOf(() => readAll("curl http://a.test/ \\\n  -d @../ü", "a.curl", { readFile: refuse }));
    expect(error).toMatchObject({ message: "no ../ü", where: { file: "a.curl", line: 2, column: 6 } });
  });
});
