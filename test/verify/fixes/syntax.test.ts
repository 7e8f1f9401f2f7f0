import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { frameworks, snippet } from "../../../src/verify/fixes/registry.ts";
import { TOPICS, ways } from "./helpers/catalogue.ts";
import { isMissing, isThere, pipe } from "./helpers/tools.ts";

/** Every snippet of a language that differs from the others, joined by line ends. */
function snippetsOf(language: string): readonly string[] {
  const ids = frameworks.filter((framework) => framework.language.id === language).map(({ id }) => id);
  const all = ways.flatMap(({ context }) =>
    ids.flatMap((id) => TOPICS.map((topic) => snippet(topic, context, id)?.join("\n"))),
  );
  return [...new Set(all)].filter((text) => text !== undefined);
}

const indented = (text: string, by: string): string => text.replaceAll(/^(?=.)/gm, by);

describe("the lines parse", () => {
  test("as a module of TypeScript, or as part of a handler", () => {
    const parses = (code: string): boolean => parseSync("snippet.ts", code).errors.length === 0;
    const snippets = snippetsOf("javascript");
    expect(snippets.length).toBeGreaterThan(1000);
    expect(snippets.filter((code) => !parses(code) && !parses(`async function handler() {\n${code}\n}`))).toEqual([]);
  });

  test.skipIf(isMissing("python3", "--version"))("as Python (skipped without python3)", () => {
    const snippets = snippetsOf("python");
    expect(snippets.length).toBeGreaterThan(500);
    const cases = snippets.map((code) => [code, `async def handler(request):\n${indented(code, "    ")}`]);
    expect(JSON.parse(pipe("python3", ["-c", PYTHON], JSON.stringify(cases)))).toEqual([]);
  });

  test.skipIf(isMissing("go", "version"))("as Go, and as gofmt writes it (skipped without go)", () => {
    const snippets = snippetsOf("go");
    expect(snippets.length).toBeGreaterThan(300);
    const source = snippets.map((code, index) => `func f${index}() {\n${indented(code, "\t")}\n}\n`).join("\n");
    const file = `package main\n\n${source}`;
    expect(pipe("gofmt", ["-e"], file)).toBe(file);
  });

  test.skipIf(!isThere("php", "--version"))("as PHP (skipped without php)", () => {
    expect(JSON.parse(pipe("php", ["-r", PHP], JSON.stringify(snippetsOf("php"))))).toEqual([]);
  });

  test.skipIf(!isThere("ruby", "--version"))("as Ruby (skipped without ruby)", () => {
    expect(JSON.parse(pipe("ruby", ["-rjson", "-e", RUBY], JSON.stringify(snippetsOf("ruby"))))).toEqual([]);
  });
});

/** Those of which neither way to write it compiles, with the last complaint. */
const PYTHON = `
import json, sys
bad = []
for ways in json.load(sys.stdin):
    for code in ways:
        try:
            compile(code, "snippet", "exec")
            break
        except SyntaxError as error:
            last = str(error)
    else:
        bad.append([ways[0], last])
print(json.dumps(bad))
`;

/** Compiled, and never run. */
const PHP = `
$bad = [];
foreach (json_decode(stream_get_contents(STDIN)) as $code) {
  try { eval("if (false) {\\n" . $code . "\\n}"); }
  catch (ParseError $error) { $bad[] = [$code, $error->getMessage()]; }
}
echo json_encode($bad);
`;

const RUBY = `
bad = JSON.parse($stdin.read).reject do |code|
  [code, "def handler\\n#{code}\\nend"].any? do |way|
    RubyVM::InstructionSequence.compile(way)
  rescue SyntaxError
    false
  end
end
print JSON.generate(bad)
`;
