// What the real bash and curl make of commands: the oracle of our reader of curl commands.
//   node test/helpers/record-curl.mjs      needs bash and curl; writes fixtures/captures/formats/curl/recorded.ndjson
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** Files that the commands name, as text with one character a byte. */
const FILES = {
  "body.json": '{"a": 1,\r\n "b": "\u00c3\u00a9"}\n',
  "raw.bin": "a\u0001b\nc\r\n\u00ff\u00fe",
  "headers.txt": "X-One: 1\n# X-Comment: no\n\nX-Two:  two  \r\nX-Empty;\n",
};

const COMMANDS = [
  // How documentation writes them.
  `curl http://example.test/`,
  `curl -X POST http://example.test/hook -H "Content-Type: application/json" -d '{"id":"evt_1"}'`,
  `curl http://example.test/hook \\\n  -H 'X-Hub-Signature-256: sha256=abc' \\\n  -d "{\\"a\\": \\"b\\"}"`,
  `curl -sS -XPUT http://example.test/x -d a=1 -d b=2 --data c=3`,
  `curl -sXPOST http://example.test/x -da=1`,
  `curl -HX-A:1 -H 'X-B:   spaced out  ' -H X-C: -H 'X-D;' http://example.test/`,
  `curl -X POST http://example.test/x`,
  `curl http://example.test/x --json '{"a":1}'`,
  `curl http://example.test/x --json '{"a":1,' --json '"b":2}' -H 'content-type: application/cloudevents+json'`,
  `curl http://example.test/x -d a=1 --json '{}' -d b`,
  `curl -G http://example.test/x -d a=1 --data-urlencode 'q=hello world&!~'`,
  `curl -G 'http://example.test/x?y=1' -d a=1`,
  `curl http://example.test/x --data-urlencode 'hello w\u00f6rld' --data-urlencode '=a=b' --data-urlencode 'n=v v'`,
  `curl 'http://example.test/x?a=1' --url-query b=2 --url-query '+c=%20' --url-query 'd e'`,
  `curl -u user:pa:ss http://example.test/`,
  `curl http://us%65r:p%40ss@example.test/secret`,
  `curl -u user:pass -H 'Authorization: Bearer t' http://example.test/`,
  `curl --oauth2-bearer tok http://example.test/`,
  `curl -A agent/1 -e http://ref.test/ -b 'a=1; b=2' -b c=3 http://example.test/`,
  `curl -I http://example.test/head`,
  `curl --url http://example.test/by-url -d x`,
  `curl example.test/no-scheme -d x`,
  `curl 'http://example.test?only=query#fragment'`,
  `curl 'http://example.test/a\\[1\\]\\{b\\}'`,
  `curl -g 'http://example.test/a[1]{b}'`,
  `curl -H 'Host: other.test' http://example.test/x`,
  `curl -H 'Content-Type:' -d x http://example.test/x`,
  `curl -H 'Content-Type;' -d x http://example.test/x`,
  `curl -o /dev/null -w '%{http_code}' -m 5 --max-redirs 3 http://example.test/values -d x`,
  `curl -sSL --compressed -k http://example.test/flags --data-raw @literal`,
  `curl http://example.test/x -d '' `,
  // Files.
  `curl http://example.test/x -d @body.json`,
  `curl http://example.test/x --data-binary @body.json`,
  `curl http://example.test/x --data-ascii @raw.bin`,
  `curl http://example.test/x --data-binary @raw.bin`,
  `curl http://example.test/x -d a=1 -d @body.json --data-binary @raw.bin`,
  `curl http://example.test/x --json @body.json`,
  `curl http://example.test/x --data-urlencode @body.json`,
  `curl http://example.test/x --data-urlencode name@body.json`,
  `curl http://example.test/x -H @headers.txt -d x`,
  `curl http://example.test/up -T body.json`,
  // Quoting.
  `curl http://example.test/x -d $'tab\\tnl\\n\\x41\\101\\u00e9\\u20ac\\U0001F600 \\'q\\' \\"d\\" \\\\ \\cA \\e \\q'`,
  `curl http://example.test/x -d $'\\xZ \\uZ \\x4 \\u4 \\1234 \\ud83d'`,
  `curl http://example.test/x -d 'it'\\''s' -d "a\\nb \\$HOME \\\\ \\"q\\" \\!"`,
  `curl http://example.test/x -d a\\ b\\"c\\'d\\$e\\#f#g`,
  `curl http://example.test/x -d "line one\nline two" # a comment`,
  `curl http://example.test/x -d "joined \\\nline" -d 'not \\\njoined'`,
  `curl http://example.test/x -d $"locale" -d "cost: $ 5"`,
  `curl http://example.test/x --data-raw '{"emoji":"\u00f0\u009f\u0098\u0080"}'`,
  `X=1 curl http://example.test/x -d a > /dev/null 2>&1 && true`,
  `# a comment\n\ncurl http://example.test/x -d a | cat`,
];

const folder = mkdtempSync(join(tmpdir(), "record-curl-"));
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), Buffer.from(text, "latin1"));

const [version] = /^curl \S+/.exec(execFileSync("curl", ["--version"], { encoding: "utf8" })) ?? [""];
let received = "";
const server = createServer((socket) => {
  socket.setEncoding("latin1");
  socket.on("data", (text) => {
    received += text;
    const end = received.indexOf("\r\n\r\n");
    const length = Number(/^content-length: *(\d+)/im.exec(received.slice(0, end + 2))?.[1] ?? 0);
    if (end >= 0 && received.length >= end + 4 + length)
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  socket.on("error", () => {});
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const lines = [];
for (const command of COMMANDS) {
  received = "";
  const script = `curl() { command curl -q -s --connect-to ::127.0.0.1:${server.address().port} "$@"; }\n${command}\n`;
  const bash = spawn("bash", [], {
    cwd: folder,
    stdio: ["pipe", "ignore", "inherit"],
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", HOME: folder },
  });
  bash.stdin.end(Buffer.from(script, "latin1"));
  await new Promise((resolve) => bash.on("exit", resolve));
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) throw new Error(`nothing was sent by ${command}`);
  const [request, ...headers] = received.slice(0, end).split("\r\n");
  const [method, target] = request.split(" ");
  const pairs = headers.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  lines.push(
    JSON.stringify({
      command,
      method,
      target,
      headers: pairs,
      bodyBase64: Buffer.from(received.slice(end + 4), "latin1").toString("base64"),
    }),
  );
}
server.close();
writeFileSync(
  join(here, "../../fixtures/captures/formats/curl/recorded.ndjson"),
  `${JSON.stringify({ oracle: version, files: FILES })}\n${lines.join("\n")}\n`,
);
