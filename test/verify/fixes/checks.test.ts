/** The lines that check a signature do: run as they are, they take what the engine signed and nothing else. */
import * as crypto from "node:crypto";
import { compileFunction } from "node:vm";
import { describe, expect, test } from "vitest";
import { PUBLIC_HOST } from "./helpers/catalogue.ts";
import { type Case, casesFor } from "./helpers/cases.ts";
import { isMissing, isThere, pipe } from "./helpers/tools.ts";

interface Outcome {
  readonly name: string;
  /** With the right secret, written with the blanks that variables come with. */
  readonly right: boolean;
  readonly wrong: boolean;
}

const asTheyShould = (cases: readonly Case[]): readonly Outcome[] =>
  cases.map(({ name }) => ({ name, right: true, wrong: false }));

describe("the lines that check a signature", () => {
  test("hold in JavaScript", async () => {
    const cases = casesFor("express");
    expect(cases.length).toBeGreaterThan(60);
    const outcomes = await Promise.all(
      cases.map(async (each) => ({
        name: each.name,
        right: await inJavaScript(each, `${each.secret}\n`),
        wrong: await inJavaScript(each, each.otherSecret),
      })),
    );
    expect(outcomes).toEqual(asTheyShould(cases));
  });

  const hasCryptography = isThere("python3", "-c", "import cryptography");
  test.skipIf(isMissing("python3", "--version"))("hold in Python (skipped without python3)", () => {
    const cases = casesFor(
      "django",
      ({ publicKey }) => publicKey?.format === "jwk" || (publicKey !== undefined && !hasCryptography),
    );
    expect(JSON.parse(pipe("python3", ["-c", PYTHON], forScript(cases)))).toEqual(asTheyShould(cases));
  });

  test.skipIf(!isThere("php", "--version"))("hold in PHP (skipped without php)", () => {
    const cases = casesFor(
      "laravel",
      ({ publicKey, secret }) => publicKey !== undefined || secret.normalize !== undefined,
    );
    expect(JSON.parse(pipe("php", ["-r", PHP], forScript(cases)))).toEqual(asTheyShould(cases));
  });

  test.skipIf(!isThere("ruby", "-ropenssl", "-e", "1"))("hold in Ruby (skipped without ruby)", () => {
    // Raw Ed25519 keys came with the openssl gem 3.2; JWKs want the gem jwt.
    const cases = casesFor("rails", ({ publicKey }) => ["hex", "base64", "jwk"].includes(publicKey?.format ?? ""));
    expect(
      JSON.parse(pipe("ruby", ["-rjson", "-ropenssl", "-rbase64", "-ruri", "-rtime", "-e", RUBY], forScript(cases))),
    ).toEqual(asTheyShould(cases));
  });
});

/** Runs the lines as the body of an Express handler. */
async function inJavaScript({ code, secretEnv, request }: Case, secret: string): Promise<boolean> {
  const url = new URL(request.target, "http://localhost");
  const req = {
    method: request.method,
    originalUrl: request.target,
    body: Buffer.from(request.bodyBase64, "base64"),
    query: Object.fromEntries(url.searchParams),
    get: (name: string) =>
      Object.entries(request.headers).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1],
  };
  const words: Record<string, unknown> = {
    ...crypto,
    req,
    process: { env: { [secretEnv]: secret, PUBLIC_HOST } },
    Buffer,
    URL,
    URLSearchParams,
  };
  const run = compileFunction(
    `return (async () => {\n${code.join("\n")}\nreturn valid;\n})();`,
    Object.keys(words),
  ) as (...values: unknown[]) => Promise<boolean>;
  return run(...Object.values(words));
}

function forScript(cases: readonly Case[]): string {
  return JSON.stringify({
    host: PUBLIC_HOST,
    cases: cases.map((each) => ({
      ...each,
      code: each.code.join("\n"),
      indented: each.code.map((line) => `    ${line}`).join("\n"),
    })),
  });
}

/** The lines as the body of a Django view. */
const PYTHON = `
import base64, hashlib, hmac, json, os, sys, time, unicodedata
from urllib.parse import parse_qsl
try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key
except ImportError:
    pass

class Headers(dict):
    def get(self, name, default=None):
        return next((value for known, value in self.items() if known.lower() == name.lower()), default)

class Request:
    def __init__(self, method, target, headers, bodyBase64):
        self.method, self.target, self.headers, self.body = method, target, Headers(headers), base64.b64decode(bodyBase64)
        self.GET = dict(parse_qsl(target.partition("?")[2]))
    def get_full_path(self):
        return self.target

def run(case, secret):
    os.environ[case["secretEnv"]] = secret
    scope = dict(globals())
    exec("def view(request):\\n" + case["indented"] + "\\n    return valid", scope)
    return scope["view"](Request(**case["request"]))

told = json.load(sys.stdin)
os.environ["PUBLIC_HOST"] = told["host"]
print(json.dumps([{"name": case["name"], "right": run(case, case["secret"] + "\\n"), "wrong": run(case, case["otherSecret"])} for case in told["cases"]]))
`;

/** The lines as the body of a Laravel route. */
const PHP = `
class Request {
  public function __construct(private array $told) {}
  public function header($name, $default = null) {
    foreach ($this->told['headers'] as $known => $value) if (strtolower($known) === strtolower($name)) return $value;
    return $default;
  }
  public function query($name, $default = null) {
    parse_str(parse_url($this->told['target'], PHP_URL_QUERY), $query);
    return $query[$name] ?? $default;
  }
  public function method() { return $this->told['method']; }
  public function getRequestUri() { return $this->told['target']; }
  public function getContent() { return base64_decode($this->told['bodyBase64']); }
}
$told = json_decode(stream_get_contents(STDIN), true);
function config($name) { global $secret, $told; return str_ends_with($name, 'public_host') ? $told['host'] : $secret; }
function check($case, $using) {
  global $secret;
  $secret = $using;
  $route = eval('return function ($request) {' . "\\n" . $case['code'] . "\\n" . 'return $valid; };');
  return $route(new Request($case['request']));
}
echo json_encode(array_map(fn ($case) => [
  'name' => $case['name'], 'right' => check($case, $case['secret'] . "\\n"), 'wrong' => check($case, $case['otherSecret']),
], $told['cases']));
`;

/** The lines as the body of a Rails action. */
const RUBY = `
module ActiveSupport
  module SecurityUtils
    def self.secure_compare(a, b) = a.bytesize == b.bytesize && OpenSSL.fixed_length_secure_compare(a, b)
  end
end
class Headers
  def initialize(told) = @told = told
  def [](name) = @told.find { |known, _| known.downcase == name.downcase }&.last
end
Request = Struct.new(:request_method, :original_fullpath, :headers, :raw_post, :query_parameters)
told = JSON.parse($stdin.read)
ENV["PUBLIC_HOST"] = told["host"]
check = lambda do |kase, secret|
  ENV[kase["secretEnv"]] = secret
  given = kase["request"]
  query = URI.decode_www_form(given["target"].partition("?").last).to_h
  request = Request.new(given["method"], given["target"], Headers.new(given["headers"]), Base64.decode64(given["bodyBase64"]), query)
  eval("lambda do |request|\\n#{kase["code"]}\\nvalid\\nend").call(request)
end
print JSON.generate(told["cases"].map { |kase| { name: kase["name"], right: check.(kase, kase["secret"] + "\\n"), wrong: check.(kase, kase["otherSecret"]) } })
`;
