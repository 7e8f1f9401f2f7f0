/**
 * Golden terminal sessions, in plain text:
 *
 *     # a comment
 *     $ hookctl verify captures/push.http
 *     ✓ valid …            what stdout must be; `[..]` stands for anything within a line
 *     [stderr]
 *     note: …              what stderr must be (nothing, where there is no such part)
 *     [exit 0]
 *     -- payload.json --
 *     {"id": 1}            a file of the scratch folder; files come last
 *
 * What cannot be parsed throws: a transcript that checks nothing must not pass.
 */

export interface Step {
  /** A line for bash. */
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

export interface Transcript {
  /** Comments and blank lines before each step, to write the file again. */
  readonly comments: readonly string[];
  readonly steps: readonly Step[];
  readonly files: ReadonlyMap<string, string>;
  /** As it stands in the file. */
  readonly filesText: string;
}

const FILE = /^-- (.+) --$/;
const EXIT = /^\[exit (\d+)\]$/;

/** @throws Error that names the line. */
export function parseTranscript(text: string): Transcript {
  const lines = text.split("\n");
  if (lines.pop() !== "") throw new Error("a transcript ends with a newline");
  const firstFile = lines.findIndex((line) => FILE.test(line));
  const end = firstFile < 0 ? lines.length : firstFile;
  const comments: string[] = [];
  const steps: Step[] = [];
  let at = 0;
  while (at < end) {
    let comment = "";
    while (at < end && (lines[at] === "" || lines[at]!.startsWith("#"))) comment += `${lines[at++]}\n`;
    if (at === end) {
      if (comment.includes("#")) throw new Error(`line ${at}: a comment with no command after it`);
      break;
    }
    const command = lines[at]!;
    if (!command.startsWith("$ "))
      throw new Error(`line ${at + 1}: expected "$ command", found ${JSON.stringify(command)}`);
    const close = lines.findIndex(
      (line, index) => index > at && index < end && (EXIT.test(line) || line.startsWith("$ ")),
    );
    if (close < 0 || !EXIT.test(lines[close]!)) throw new Error(`line ${at + 1}: the command has no [exit N]`);
    const body = lines.slice(at + 1, close);
    const split = body.indexOf("[stderr]");
    comments.push(comment);
    steps.push({
      command: command.slice(2),
      stdout: block(split < 0 ? body : body.slice(0, split)),
      stderr: split < 0 ? "" : block(body.slice(split + 1)),
      exit: Number(EXIT.exec(lines[close]!)![1]),
    });
    at = close + 1;
  }
  if (steps.length === 0) throw new Error("a transcript needs a command");
  const fileLines = lines.slice(end);
  return { comments, steps, files: parseFiles(fileLines), filesText: block(fileLines) };
}

/** The transcript's text with what the commands really did; a line that matches with `[..]` stays as it is. */
export function updated(transcript: Transcript, actual: readonly Omit<Step, "command">[]): string {
  const steps = transcript.steps.map((step, index) => {
    const { stdout, stderr, exit } = actual[index]!;
    const errors = stderr === "" ? "" : `[stderr]\n${merged(step.stderr, stderr)}`;
    return `${transcript.comments[index]}$ ${step.command}\n${merged(step.stdout, stdout)}${errors}[exit ${exit}]\n`;
  });
  return steps.join("") + (transcript.filesText === "" ? "" : `\n${transcript.filesText}`);
}

/** Does the text match what is expected, where `[..]` stands for anything within a line? */
export function matches(expected: string, actual: string): boolean {
  const [want, have] = [expected.split("\n"), actual.split("\n")];
  return want.length === have.length && want.every((line, index) => lineMatches(line, have[index]!));
}

function lineMatches(expected: string, actual: string): boolean {
  if (!expected.includes("[..]")) return expected === actual;
  const pattern = expected.split("[..]").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*?")}$`, "u").test(actual);
}

function merged(expected: string, actual: string): string {
  const want = expected.split("\n");
  return actual
    .split("\n")
    .map((line, index) => (want[index] !== undefined && lineMatches(want[index], line) ? want[index] : line))
    .join("\n");
}

function block(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function parseFiles(lines: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  let name = "";
  for (const line of lines) {
    const start = FILE.exec(line);
    if (!start) {
      files.set(name, `${files.get(name)}${line}\n`);
      continue;
    }
    name = start[1]!;
    if (files.has(name) || name.startsWith("/") || name.split("/").includes(".."))
      throw new Error(`not a file's name: ${name}`);
    files.set(name, "");
  }
  return files;
}
