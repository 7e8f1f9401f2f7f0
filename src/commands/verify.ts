import { createReadStream, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import type { Readable } from "node:stream";
import { type CaptureResult, readCaptures, readCaptureStream, readNdjson } from "../capture/read.ts";
import type { CommandSpec, CommonEvent, OptionsOf, Outcome, SummaryEvent } from "../core/command.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { labelled, parseDuration } from "../core/units.ts";
import { folderReader } from "./capture-files.ts";
import { Catalogue } from "./catalogue.ts";
import { checkedDigests } from "./computed-option.ts";
import { fileError, whyUnreadable } from "./file-error.ts";
import { parseHeaderOptions } from "./header-options.ts";
import { findInputs, type Input, type InputFile } from "./inputs.ts";
import { Judge, type VerifyResult } from "./judge.ts";
import { isPipe, openPipe, readFileOrPipe } from "./pipe-file.ts";
import { findProject } from "./project.ts";
import { Secrets } from "./secrets.ts";
import { SECRET_OPTIONS, secretNotes } from "./shared-options.ts";
import { checkedUrl } from "./url-option.ts";
import type { ResultJson } from "./verify-json.ts";
import type { Done } from "./verify.worker.ts";

export const spec = {
  name: "verify",
  summary: "Verify a captured delivery, and learn exactly why its signature fails",
  description:
    "Reads captures (raw HTTP, hookctl JSON, NDJSON, HAR, curl, AWS events, or a bare payload with --header), checks each signature as the provider's own SDK would, and where it fails names the cause, proven by a signature that matches, and the fix. Nothing leaves this machine.",
  arguments: [
    { name: "captures", many: true, help: "Files, lines of them (file:8), folders, globs, or - for standard input" },
  ],
  options: [
    {
      name: "source",
      value: "NAME",
      env: "HOOKCTL_SOURCE",
      help: "The provider, or a source of hookctl.config.json (default: detected)",
    },
    ...SECRET_OPTIONS,
    {
      name: "header",
      short: "H",
      value: "'NAME: VALUE'",
      many: true,
      help: "A header of a bare payload; set on captures, too",
    },
    { name: "url", value: "URL", help: "The URL as the provider signed it" },
    { name: "method", value: "METHOD", help: "The method, for a bare payload" },
    {
      name: "now",
      value: "TIME",
      type: "time",
      help: "The clock to judge by: now, ISO 8601, Unix s or ms (default: when it was captured)",
    },
    {
      name: "tolerance",
      value: "DURATION",
      type: "duration",
      help: "How old a delivery may be; 0 turns the check off (default: the provider's)",
    },
    {
      name: "computed",
      value: "DIGEST",
      many: true,
      help: "The digest that your own code computed: what does it do differently?",
    },
    { name: "app-body", value: "FILE", help: "The bytes that your handler saw" },
    {
      name: "framework",
      value: "NAME",
      help: "Whose code the fix shows: express, fastify, next, flask … (default: the project's)",
    },
    { name: "explain", help: "Show every byte of the signed content" },
    { name: "fetch-keys", help: "Fetch public keys from the provider's own hosts" },
    { name: "capture-format", value: "FORMAT", help: "Read captures as this format, whatever they look like" },
  ],
  formats: ["human", "json", "ndjson", "junit", "sarif", "markdown"],
  examples: [
    { command: "hookctl verify checkout.http", about: "a raw request in a file; the provider is detected" },
    {
      command: "hookctl verify payload.json -H 'X-Hub-Signature-256: sha256=…'",
      about: "a bare payload, with GITHUB_WEBHOOK_SECRET",
    },
    {
      command: "hookctl verify push.http --computed 5f0c…",
      about: "the capture is fine: what does my handler do wrong?",
    },
    { command: "hookctl verify captures/ --format junit > report.xml", about: "all captures of a folder, for CI" },
  ],
} as const satisfies CommandSpec;

export type VerifyOptions = OptionsOf<typeof spec>;
export type VerifyEvent =
  /** `framework`: the id of the one whose code its fix shows, where one is known. */
  | { readonly type: "result"; readonly result: VerifyResult; readonly framework?: string }
  /** Those of one piece of a stream. */
  | { readonly type: "results"; readonly results: readonly VerifyResult[] }
  /** Many results of a large file, judged elsewhere: as objects, or as the text that the format asks for. */
  | { readonly type: "batch"; readonly results: readonly ResultJson[]; readonly text?: string };
export interface VerifySummary extends SummaryEvent {
  readonly counts: { readonly valid: number; readonly invalid: number; readonly undecided: number };
  readonly durationMs: number;
}

/** Files above this are read as a stream, line by line, whatever their name: bytes. */
const STREAM_FROM = 64 * 1024 * 1024;
/** Streams of at least this many bytes are judged by several threads. */
const PARALLEL_FROM = 16 * 1024 * 1024;
const MAX_THREADS = 8;

export async function* run(
  options: VerifyOptions,
  system: System,
): AsyncIterable<VerifyEvent | CommonEvent | VerifySummary> {
  const started = system.clock.now();
  const context = await prepare(options, system);
  yield* secretNotes(options);
  const counts = { valid: 0, invalid: 0, undecided: 0 };
  const inputs = await findInputs(options.captures.length > 0 ? options.captures : ["-"], system);
  const total = inputs.reduce((sum, input) => sum + ("bytes" in input ? (input.bytes ?? 0) : 0), 0);
  let done = 0;
  for (const input of inputs) {
    if (system.signal.aborted) break;
    const before = done;
    for await (const step of resultsOf(input, context)) {
      if (typeof step === "object" && !isList(step) && "counts" in step) {
        for (const verdict of ["valid", "invalid", "undecided"] as const) counts[verdict] += step.counts[verdict];
        yield { type: "batch", results: step.results, ...(step.text !== undefined && { text: step.text }) };
        continue;
      }
      if (typeof step === "object" && !isList(step) && "skipped" in step) {
        const one = step.skipped === 1;
        const text = `${step.skipped} other request${one ? "" : "s"} in this HAR ${one ? "carries" : "carry"} no signature`;
        yield { type: "note", text };
        continue;
      }
      if (typeof step === "number") {
        done = before + step;
        yield { type: "progress", done, total, label: input.name, unit: "bytes" };
        continue;
      }
      if (isList(step)) {
        for (const result of step) counts[verdictOf(result)] += 1;
        if (step.length > 0) yield { type: "results", results: step };
        continue;
      }
      counts[verdictOf(step)] += 1;
      yield { type: "result", result: step, ...(await context.framework(step)) };
    }
    done = before + ("bytes" in input ? (input.bytes ?? 0) : 0);
  }
  const outcome: Outcome = counts.invalid > 0 ? "no" : counts.undecided > 0 || counts.valid === 0 ? "data" : "yes";
  if (counts.valid + counts.invalid + counts.undecided === 0)
    throw new HookctlError("data", "there is no delivery in the input", {
      hint: "hookctl verify --help shows what is read.",
    });
  yield { type: "summary", outcome, counts, durationMs: system.clock.now() - started };
}

/** The verdict in one word; a capture that cannot be read, or whose source is unknown, is undecided. */
export function verdictOf(result: VerifyResult): "valid" | "invalid" | "undecided" {
  return result.answer?.verdict.verdict ?? "undecided";
}

interface Context {
  readonly options: VerifyOptions;
  readonly system: System;
  readonly judge: Judge;
  /** For standard input, which tells no time: the clock. */
  readonly live: Judge;
  /** Whose code the fix of a result shows: looked up only for people, and only where something is to be mended. */
  readonly framework: (result: VerifyResult) => Promise<{ framework?: string }>;
}

async function prepare(options: VerifyOptions, system: System): Promise<Context> {
  if (options.captures.length === 0 && system.stdin.isTTY)
    throw new HookctlError("usage", "no capture given", {
      hint: "hookctl verify FILE, or pipe one into hookctl verify -.",
    });
  const named =
    options.framework === undefined ? undefined : (await import("./framework.ts")).namedFramework(options.framework).id;
  const judges = await makeJudge(options, system);
  const framework = async ({ answer }: VerifyResult) => {
    const verdict = answer?.verdict;
    if (named !== undefined) return { framework: named };
    if (options.format !== "human" || verdict === undefined || (verdict.verdict === "valid" && !verdict.handler))
      return {};
    const found = (await import("./framework.ts")).projectFramework(judges.root);
    return found ? { framework: found.id } : {};
  };
  return { options, system, ...judges, framework };
}

/** The judge for files, and the one for what arrives right now. */
export async function makeJudge(
  options: VerifyOptions,
  system: System,
): Promise<Pick<Context, "judge" | "live"> & { readonly root: string }> {
  const project = findProject(system, options.config);
  const catalogue = new Catalogue(project.config);
  if (options.source !== undefined) await catalogue.demand(options.source);
  const secrets = new Secrets(system, project, options);
  const wall = system.clock.now();
  const cap = system.env["HOOKCTL_TOLERANCE"];
  const base = {
    source: options.source,
    url: checkedUrl(options.url),
    method: options.method,
    headers: parseHeaderOptions(options.header),
    now: options.now,
    wall,
    tolerance: options.tolerance === undefined ? undefined : options.tolerance / 1000,
    toleranceCap: cap ? labelled("HOOKCTL_TOLERANCE", () => parseDuration(cap)) / 1000 : undefined,
    computed: checkedDigests(options.computed),
    appBody: options.appBody === undefined ? undefined : await readBytes(options.appBody, system),
    keys: options.fetchKeys ? new (await import("./fetch-keys.ts")).KeyFetcher() : undefined,
  };
  return {
    root: project.root,
    judge: new Judge(catalogue, secrets, { ...base, defaultNow: undefined }),
    live: new Judge(catalogue, secrets, { ...base, defaultNow: wall }),
  };
}

/** One result, or those of a piece of a stream, or what a thread did; between them how many bytes of the file are done. */
type Step = VerifyResult | readonly VerifyResult[] | Done | Skipped | number;

/** So many captures of a HAR are no deliveries. */
interface Skipped {
  readonly skipped: number;
}

function isList(step: Step): step is readonly VerifyResult[] {
  return Array.isArray(step);
}

async function* resultsOf(input: Input, context: Context): AsyncIterable<Step> {
  if ("error" in input) {
    yield { name: input.name, error: input.error };
    return;
  }
  try {
    if (input.path === undefined) yield* piped(input, context.system.stdin, context.live, context);
    else if (input.pipe) yield* piped(input, await openPipe(input.path), context.judge, context);
    else if (!isStream(input, context)) yield* whole(input, context);
    else if (isLarge(input, context)) yield* parallel(input, context);
    else yield* streamed(input, context);
  } catch (error) {
    const failure = fileError(error, input.name);
    if (!failure) throw error;
    yield { name: input.name, error: failure };
  }
}

function isStream(input: InputFile, { options }: Context): boolean {
  if (options.header.length > 0) return false;
  if (options.captureFormat !== undefined) return options.captureFormat === "ndjson";
  return /\.(?:ndjson|jsonl)$/i.test(input.name) || (input.bytes ?? 0) > STREAM_FROM;
}

/** Worth the start of several threads; a key that is fetched is fetched once, by one thread. */
function isLarge(input: InputFile, { options, system }: Context): boolean {
  if ((input.bytes ?? 0) < PARALLEL_FROM || options.fetchKeys || options.verbose || input.line !== undefined)
    return false;
  // Each thread reads these anew, which a pipe does not allow.
  const read = [
    ...options.secretFile,
    ...options.publicKeyFile,
    ...(options.appBody === undefined ? [] : [options.appBody]),
  ];
  return !read.some((name) => isPipe(resolve(system.cwd, name))) && availableParallelism() > 1;
}

async function* parallel(input: InputFile, { options, system }: Context): AsyncIterable<Done | number> {
  const { judgeInParallel, CHUNK } = await import("./verify.parallel.ts");
  const stream = createReadStream(input.path!, { highWaterMark: CHUNK });
  const start = { options, cwd: system.cwd, env: { ...system.env }, wall: system.clock.now(), name: input.name };
  for await (const done of judgeInParallel(stream, start, Math.min(availableParallelism(), MAX_THREADS))) {
    yield done;
    yield Math.min(stream.bytesRead, input.bytes ?? 0);
  }
}

async function* streamed(input: InputFile, { judge }: Context): AsyncIterable<Step> {
  const stream = createReadStream(input.path!, { highWaterMark: 1024 * 1024 });
  for await (const batch of readNdjson(stream as AsyncIterable<Buffer>, input.name)) {
    if (input.line === undefined) yield await judgedAll(batch, judge, input.name);
    else {
      const wanted = batch.find((item) => lineOf(item) === input.line);
      if (wanted) return yield await judged(wanted, judge, input.name);
    }
    yield stream.bytesRead;
  }
  if (input.line !== undefined) throw nothingAt(input);
}

async function* whole(input: InputFile, { options, judge }: Context): AsyncIterable<Step> {
  const bytes = readFileSync(input.path!);
  const given = { ...givenWith(options), name: input.name, readFile: folderReader(dirname(input.path!)) };
  const sieved = isHar(input.name, bytes, options);
  let [judgedCount, skipped] = [0, 0];
  for (const item of readCaptures({ ...given, bytes })) {
    if (input.line !== undefined && lineOf(item) !== input.line) continue;
    if (sieved && !("error" in item) && !(await judge.mayBeDelivery(item))) {
      skipped += 1;
      continue;
    }
    judgedCount += 1;
    yield await judged(item, judge, input.name);
  }
  if (skipped > 0) yield { skipped };
  else if (input.line !== undefined && judgedCount === 0) throw nothingAt(input);
}

function lineOf(item: CaptureResult): number | undefined {
  return "error" in item ? item.line : item.origin.line;
}

function nothingAt({ name, line }: InputFile): HookctlError {
  return new HookctlError("data", "there is no delivery at this line", {
    where: { file: name, ...(line !== undefined && { line }) },
  });
}

/** A browser's recording: all requests of a page, of which few are deliveries. */
function isHar(name: string, bytes: Buffer, { captureFormat }: VerifyOptions): boolean {
  if (captureFormat !== undefined) return captureFormat === "har";
  return /\.har$/i.test(name) || /^(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{/.test(bytes.toString("latin1", 0, 1024));
}

/** A pipe: results as lines come, where lines come. */
async function* piped(
  input: InputFile,
  stream: Readable,
  judge: Judge,
  { options, system }: Context,
): AsyncIterable<Step> {
  const given = { ...givenWith(options), name: input.name, readFile: folderReader(system.cwd) };
  for await (const batch of readCaptureStream(stream as AsyncIterable<Buffer>, given)) {
    yield await judgedAll(batch, judge, input.name);
  }
}

function givenWith(options: VerifyOptions) {
  return {
    format: options.captureFormat,
    headers: parseHeaderOptions(options.header),
    // With headers given, what is no capture is a body that they belong to.
    bare: options.header.length > 0,
    method: options.method,
    url: options.url,
  };
}

/** The results of a batch, in order; nothing is awaited that is there at once. */
async function judgedAll(
  batch: readonly CaptureResult[],
  judge: Judge,
  name: string,
): Promise<readonly VerifyResult[]> {
  const results: VerifyResult[] = [];
  for (const item of batch) {
    const result = judged(item, judge, name);
    results.push(result instanceof Promise ? await result : result);
  }
  return results;
}

/** The result of one item that a reader gave. */
export function judged(item: CaptureResult, judge: Judge, name: string): VerifyResult | Promise<VerifyResult> {
  return "error" in item
    ? { name, ...(item.line !== undefined && { line: item.line }), error: item.error }
    : judge.judge(item, name);
}

async function readBytes(name: string, system: System): Promise<Uint8Array> {
  try {
    return await readFileOrPipe(resolve(system.cwd, name));
  } catch (error) {
    throw new HookctlError("data", `cannot read ${name}: ${whyUnreadable(error)}`, {
      hint: "--app-body takes the file with the bytes that your handler saw.",
    });
  }
}
