import { describe, expect, it } from "vitest";
import { matches, parseTranscript, updated } from "./transcript.ts";

const TEXT = `# what it shows
$ hookctl a
one
[..] two
[stderr]
note: x
[exit 1]

$ hookctl b | cat
[exit 0]

-- dir/x.json --
{"a": 1}

-- y --
`;

describe("a transcript", () => {
  it("is commands with what they write, and files", () => {
    const { steps, files } = parseTranscript(TEXT);
    expect(steps).toEqual([
      { command: "hookctl a", stdout: "one\n[..] two\n", stderr: "note: x\n", exit: 1 },
      { command: "hookctl b | cat", stdout: "", stderr: "", exit: 0 },
    ]);
    expect([...files]).toEqual([
      ["dir/x.json", '{"a": 1}\n\n'],
      ["y", ""],
    ]);
  });

  it.each([
    ["nothing", ""],
    ["only comments", "# a\n"],
    ["text before the first command", "hello\n$ hookctl a\n[exit 0]\n"],
    ["a command without an exit code", "$ hookctl a\nout\n"],
    ["a second command before the exit code of the first", "$ hookctl a\nout\n$ hookctl b\n[exit 0]\n"],
    ["an exit code that is no number", "$ hookctl a\n[exit x]\n"],
    ["text after an exit code", "$ hookctl a\n[exit 0]\nmore\n"],
    ["a comment at the end", "$ hookctl a\n[exit 0]\n# more\n"],
    ["no newline at the end", "$ hookctl a\n[exit 0]"],
    ["only files", "-- x --\n"],
    ["two files of one name", "$ a\n[exit 0]\n-- x --\n-- x --\n"],
    ["a file outside of the scratch folder", "$ a\n[exit 0]\n-- ../x --\n"],
  ])("is refused: %s", (_, text) => {
    expect(() => parseTranscript(text)).toThrow(/transcript|line \d|comment|not a file's name/);
  });

  it("matches [..] within a line, and nothing else loosely", () => {
    expect(matches("took [..] s\n", "took 0.3 s\n")).toBe(true);
    expect(matches("took [..] s\n", "took 0.3 s\nmore\n")).toBe(false);
    expect(matches("a.c\n", "abc\n")).toBe(false);
    expect(matches("[..]\n", "a\nb\n")).toBe(false);
    expect(matches("", "x\n")).toBe(false);
  });

  it("is written again with what really happened, keeping lines that match", () => {
    const transcript = parseTranscript(TEXT);
    const same = updated(transcript, [
      { stdout: "one\n12 two\n", stderr: "note: x\n", exit: 1 },
      { stdout: "", stderr: "", exit: 0 },
    ]);
    expect(same).toBe(TEXT);
    const other = updated(transcript, [
      { stdout: "ONE\n12 two\nthree\n", stderr: "", exit: 3 },
      { stdout: "x\n", stderr: "", exit: 0 },
    ]);
    expect(parseTranscript(other).steps).toEqual([
      { command: "hookctl a", stdout: "ONE\n[..] two\nthree\n", stderr: "", exit: 3 },
      { command: "hookctl b | cat", stdout: "x\n", stderr: "", exit: 0 },
    ]);
  });
});
