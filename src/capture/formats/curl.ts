import type { Capture, Origin } from "../../core/delivery.ts";
import { latin1 } from "../../core/bytes.ts";
import { HookctlError } from "../../core/error.ts";
import { bashCommands } from "../curl/bash.ts";
import { cmdCommands } from "../curl/cmd.ts";
import { readTransfers } from "../curl/options.ts";
import { type CurlContext, type CurlRequest, requestsOf } from "../curl/request.ts";
import type { Command } from "../curl/words.ts";
import { type Directives, isComment, readDirective } from "../directives.ts";
import { type CaptureFormat, type CaptureInput, type CaptureResult, type Sample, unreadable } from "../format.ts";
import { SourceText } from "../place.ts";
import { requestTarget } from "../target.ts";
import { tooLarge, withoutBom } from "../text.ts";

/** A `curl` command as browsers copy it (for bash or cmd.exe) and as documentation writes it; several are several captures. */
export default {
  id: "curl",
  title: "a curl command",
  fidelity:
    "Keeps the body's bytes; of the headers those written out and those that options imply (Host, Content-Type, Authorization), not the others that curl adds.",
  detect,
  read,
} satisfies CaptureFormat;

/** The program, behind a prompt or variables that are set for it. */
const CURL_LINE =
  /^[ \t]*(?:[$%][ \t]+)?(?:[A-Za-z_]\w{0,60}=[^\s"']{0,200}[ \t]+){0,9}(?:[^\s"']{0,200}[\\/])?curl(?:\.exe)?(?:[ \t\r\\^]|$)/;
const PROGRAM = /^(?:.*[\\/])?curl(?:\.exe)?$/s;
const BEFORE_PROGRAM = /^(?:[$%]|[A-Za-z_]\w*=.*)$/s;

function detect({ head, name }: Sample): number {
  const byName = name.endsWith(".curl") ? 0.3 : 0;
  const line = head.split("\n").find((candidate) => candidate.trim() !== "" && !isComment(candidate));
  return line !== undefined && CURL_LINE.test(line) ? 0.95 : byName;
}

/** No command line is longer: bytes. */
const MAX_COMMANDS = 16 * 1024 * 1024;

function* read({ bytes, name, readFile }: CaptureInput): Iterable<CaptureResult> {
  if (bytes.length > MAX_COMMANDS) throw tooLarge(name, MAX_COMMANDS);
  const text = latin1(withoutBom(bytes));
  const source = new SourceText(name, text);
  const context: CurlContext = {
    fail: (offset, problem, hint) => source.error(offset, problem, hint),
    readNamed: (file, offset) => readNamed(file, offset, source, readFile),
  };
  const directives = leadingDirectives(text, source);
  const split = isForCmd(text) ? cmdCommands : bashCommands;
  const commands = split(text, context.fail).flatMap(curlOf);
  if (commands.length === 0)
    throw source.error(
      0,
      "there is no curl command in it",
      "It begins with curl, as browsers copy it and documentation has it.",
    );
  for (const command of commands) {
    const { line, column } = source.place(command[0]!.offset);
    const origin = commands.length === 1 ? { file: name } : { file: name, line, column };
    try {
      for (const transfer of readTransfers(command, context.fail)) {
        for (const request of requestsOf(transfer, context)) yield captureOf(request, directives, origin);
      }
    } catch (error) {
      yield unreadable(origin, error);
    }
  }
}

/** The command from `curl` on; none for another program, such as one that a pipe leads to. */
function curlOf(command: Command): Command[] {
  const at = command.findIndex(({ text }) => PROGRAM.test(text));
  return at >= 0 && command.slice(0, at).every(({ text }) => BEFORE_PROGRAM.test(text)) ? [command.slice(at)] : [];
}

/** U+FFFD in UTF-8: Chrome's carets part the halves of an emoji, which then do not survive being saved. */
const REPLACED = "\u00ef\u00bf\u00bd";

function captureOf({ method, url, headers, body }: CurlRequest, directives: Directives, origin: Origin): Capture {
  return {
    delivery: {
      id: origin.line === undefined ? origin.file : `${origin.file}:${origin.line}`,
      receivedAt: directives.receivedAt,
      method,
      target: requestTarget(url),
      url: directives.url ?? url,
      headers,
      body: Buffer.from(body, "latin1"),
    },
    fidelity: body.includes(REPLACED) ? "reencoded" : "exact",
    origin,
    source: directives.source,
    secret: directives.secret,
    secretEnv: directives.secretEnv,
    publicKey: directives.publicKey,
    now: directives.now,
  };
}

/** Comment lines before the command say what they say in a raw HTTP message. */
function leadingDirectives(text: string, source: SourceText): Directives {
  const directives: Directives = {};
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const line = text.slice(start, found < 0 ? text.length : found);
    if (line.trim() !== "" && !isComment(line)) break;
    const lineStart = start;
    readDirective(line, directives, (column, problem, hint) => source.error(lineStart + column, problem, hint));
    start += line.length + 1;
  }
  return directives;
}

/** Copied for cmd.exe? What comes first tells: its caret, or a quote or line end of POSIX shells. */
function isForCmd(text: string): boolean {
  const caret = text.search(/\^(?:"|\r?\n)/);
  const posix = text.search(/'|\\\r?\n/);
  return caret >= 0 && (posix < 0 || caret < posix);
}

function readNamed(file: string, offset: number, source: SourceText, readFile: CaptureInput["readFile"]): string {
  if (file === "-")
    throw source.error(
      offset,
      "what curl is given on standard input is not in the capture",
      "Put it into a file beside the capture: --data-binary @body.json.",
    );
  if (!readFile)
    throw source.error(
      offset,
      `"${file}" cannot be read from here`,
      "Files are read from the folder of a capture that is itself a file.",
    );
  try {
    return latin1(readFile(Buffer.from(file, "latin1").toString("utf8")));
  } catch (error) {
    // The reader knows the file's name, but not who names it.
    throw error instanceof HookctlError ? source.error(offset, error.message, error.hint) : error;
  }
}
