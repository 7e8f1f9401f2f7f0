import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readCaptures } from "../capture/read.ts";
import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import type { Capture } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import type { System } from "../core/system.ts";
import { plural } from "../report/figures.ts";
import type { Redacted } from "../share/rules.ts";
import { share, type Shared } from "../share/share.ts";
import { folderReader } from "./capture-files.ts";
import { Catalogue } from "./catalogue.ts";
import { parseHeaderOptions } from "./header-options.ts";
import { Judge, type JudgeOptions, type Trace, type VerifyResult } from "./judge.ts";
import { findProject, type Project } from "./project.ts";
import { Secrets } from "./secrets.ts";
import { type Bundle, httpBundle, jsonBundle } from "./share-bundle.ts";
import { SECRET_OPTIONS, secretNotes } from "./shared-options.ts";
import { readAll } from "./stdin.ts";
import { verdictOf } from "./verify.ts";
import { findingsOf } from "./verify-json.ts";

export const spec = {
  name: "share",
  summary: "A capture with made-up values and the same defect, safe to paste into an issue",
  description:
    "Replaces names, mails, amounts, ids, tokens and every other value by made-up ones of the same shape, keeps the structure and the lengths, and signs with a throwaway key, so that hookctl verify says the same of it. Kept: names of headers and fields, the event's type, Content-Type, timestamps, and values of closed lists (true, eur).",
  arguments: [{ name: "capture", help: "A file with a capture, or - for standard input" }],
  options: [
    { name: "out", short: "o", value: "FILE", help: "Write the bundle into a new file (default: standard output)" },
    {
      name: "keep",
      value: "PATH",
      many: true,
      help: "Keep these too: JSON paths (data.object.status), form fields, headers; several with commas",
    },
    {
      name: "source",
      value: "NAME",
      env: "HOOKCTL_SOURCE",
      help: "The provider, or a source of hookctl.config.json (default: detected)",
    },
    ...SECRET_OPTIONS,
    { name: "header", short: "H", value: "'NAME: VALUE'", many: true, help: "A header of a bare payload" },
    { name: "url", value: "URL", help: "The URL as the provider signed it" },
    { name: "method", value: "METHOD", help: "The method, for a bare payload" },
    {
      name: "now",
      value: "TIME",
      type: "time",
      help: "The clock to judge by: now, ISO 8601, Unix s or ms (default: when it was captured)",
    },
    {
      name: "nth",
      value: "N",
      type: "integer",
      help: "Which, of a file with several captures (default: its only one)",
    },
  ],
  formats: ["http", "json"],
  examples: [
    {
      command: "hookctl share failing.http > bundle.http",
      about: "to attach to an issue; hookctl verify bundle.http says the same of it",
    },
    { command: "hookctl share failing.http --keep data.object.status,X-Request-Id", about: "some values stay" },
    {
      command: "hookctl share requests.har --nth 2 --format json -o bundle.json",
      about: "one of several, as hookctl JSON",
    },
  ],
} as const satisfies CommandSpec;

export type ShareOptions = OptionsOf<typeof spec>;

/** The bundle, and what is to be said of it: never an original value. */
export interface SharedEvent {
  readonly type: "shared";
  readonly bundle: Buffer;
  /** Where it was written to; undefined for standard output. */
  readonly file?: string;
}

/** Chance may make a fake that equals another original: then other fakes are made. */
const ATTEMPTS = 16;

export async function* run(
  options: ShareOptions,
  system: System,
): AsyncIterable<SharedEvent | CommonEvent | SummaryEvent> {
  const name = options.capture ?? "-";
  if (options.capture === undefined && system.stdin.isTTY)
    throw new HookctlError("usage", "no capture given", { hint: "hookctl share FILE, or pipe one in." });
  yield* secretNotes(options);
  const project = findProject(system, options.config);
  const capture = await onlyCapture(name, options, system);
  const judge = judgeOf(options, system, project, name === "-");
  const trace = await judge.trace(capture, name);
  if (!trace.about)
    throw new HookctlError("data", "no provider is known for this capture", {
      where: { file: name },
      hint: "Name it with --source: what signs it says what must stay.",
    });
  const made = await faithful(trace, trace.about, options, system, project);
  const file = options.out;
  if (file !== undefined) write(file, made.bundle, system);
  yield { type: "shared", bundle: made.bundle, ...(file !== undefined && { file }) };
  for (const text of notes(made, trace.result)) yield { type: "note", text };
  yield { type: "summary", outcome: made.same ? "yes" : "no" };
}

async function onlyCapture(name: string, options: ShareOptions, system: System): Promise<Capture> {
  const bytes = name === "-" ? await readAll(system) : readFile(name, system);
  const folder = name === "-" ? system.cwd : dirname(resolve(system.cwd, name));
  const headers = parseHeaderOptions(options.header);
  const captures = [
    ...readCaptures({ bytes, name, readFile: folderReader(folder), headers, method: options.method, url: options.url }),
  ];
  if (captures.length > 1 && options.nth === undefined) {
    throw new HookctlError("usage", `there are ${captures.length} captures in ${name}`, {
      hint: `Say which with --nth 1 to --nth ${captures.length}.`,
    });
  }
  const found = captures[(options.nth ?? 1) - 1];
  if (!found) throw new HookctlError("data", `there is no capture number ${options.nth ?? 1} in ${name}`);
  if ("error" in found) throw found.error;
  return found;
}

function readFile(name: string, system: System): Buffer {
  try {
    return readFileSync(resolve(system.cwd, name));
  } catch {
    throw new HookctlError("data", "no such file", {
      where: { file: name },
      hint: "hookctl share takes one file with a capture.",
    });
  }
}

/** @param live standard input tells no time: it is judged by the clock, as `verify` does. */
function judgeOf(options: ShareOptions, system: System, project: Project, live: boolean): Judge {
  const wall = system.clock.now();
  const asked = { ...NOTHING_ASKED, source: options.source, url: options.url, method: options.method, wall };
  return new Judge(new Catalogue(project.config), new Secrets(system, project, options), {
    ...asked,
    now: options.now,
    defaultNow: live ? wall : undefined,
  });
}

const NOTHING_ASKED: JudgeOptions = {
  source: undefined,
  url: undefined,
  method: undefined,
  now: undefined,
  defaultNow: undefined,
  wall: 0,
  tolerance: undefined,
  toleranceCap: undefined,
  computed: [],
  appBody: undefined,
  keys: undefined,
};

interface Made {
  readonly bundle: Buffer;
  readonly shared: Shared;
  /** What `verify` says of the bundle. */
  readonly answer: string;
  /** It says the same of the original. */
  readonly same: boolean;
}

/** A bundle that verifies as the capture does, and in which chance left no original value; else the best there was. */
async function faithful(
  trace: Trace,
  about: NonNullable<Trace["about"]>,
  options: ShareOptions,
  system: System,
  project: Project,
): Promise<Made> {
  const wanted = answerOf(trace.result);
  const keep = options.keep
    .flatMap((paths) => paths.split(","))
    .flatMap((path) => [path.trim(), path.trim().toLowerCase()]);
  let best: Made | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const shared = share({
      ...about,
      keep,
      seed: Buffer.concat([system.random.bytes(32), Buffer.of(attempt)]),
      makePair,
    });
    const parts: Bundle = {
      source: trace.result.provider!.id,
      shared,
      now: about.question.clock.now,
      reencoded: about.question.fidelity === "reencoded",
      verdict: verdictOf(trace.result),
      code: findingsOf(trace.result)[0]?.code ?? null,
    };
    for (const bundle of bundlesOf(parts, options.format)) {
      const answer = await judgedAgain(bundle, shared, system, project);
      const made: Made = { bundle, shared, answer, same: answer === wanted };
      if (made.same && shared.survivors.length === 0) return made;
      if (best === undefined || rank(made) > rank(best)) best = made;
    }
    // Other fakes do not help a defect that does not come out.
    if (!best!.same && attempt >= 3) break;
  }
  return best!;
}

function rank({ same, shared }: Made): number {
  return (same ? 1000 : 0) - shared.survivors.length;
}

/** The format that was asked for, then the one that holds more. */
function bundlesOf(parts: Bundle, format: ShareOptions["format"]): Buffer[] {
  const json = Buffer.from(jsonBundle(parts));
  return format === "json" || parts.reencoded ? [json] : [httpBundle(parts), json];
}

/** What `hookctl verify` says of the bundle by itself, with no secret but those that were made for it. */
async function judgedAgain(bundle: Buffer, { elsewhere }: Shared, system: System, project: Project): Promise<string> {
  const bare: Project = { ...project, dotenv: {} };
  const secrets = new Secrets(Object.create(system, { env: { value: elsewhere } }) as System, bare, {
    secretFile: [],
    secretEnv: [],
    secret: [],
    publicKeyFile: [],
    noCaptureSecret: false,
  });
  const judge = new Judge(new Catalogue(project.config), secrets, { ...NOTHING_ASKED, wall: system.clock.now() });
  try {
    for (const item of readCaptures({ bytes: bundle, name: "bundle", readFile: () => Buffer.alloc(0) })) {
      return "error" in item ? "unreadable" : answerOf(await judge.judge(item, "bundle"));
    }
  } catch (error) {
    if (!(error instanceof HookctlError)) throw error;
  }
  return "unreadable";
}

/** Verdict and top code: "invalid, body-reserialized". */
function answerOf(result: VerifyResult): string {
  const code = findingsOf(result)[0]?.code;
  return code === undefined ? verdictOf(result) : `${verdictOf(result)}, ${code}`;
}

function makePair(like: KeyObject): { privateKey: KeyObject; publicKey: KeyObject } {
  const { modulusLength = 2048, namedCurve = "P-256" } = like.asymmetricKeyDetails ?? {};
  if (like.asymmetricKeyType === "ed25519") return generateKeyPairSync("ed25519");
  if (like.asymmetricKeyType === "ec") return generateKeyPairSync("ec", { namedCurve });
  return generateKeyPairSync("rsa", { modulusLength });
}

function write(name: string, bundle: Buffer, system: System): void {
  try {
    writeFileSync(resolve(system.cwd, name), bundle, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "EEXIST" ? "it is there already" : code === "ENOENT" ? "its folder is not there" : (code ?? "unknown");
    throw new HookctlError("environment", `${name} is not written: ${why}`, { hint: "Name a new file with -o." });
  }
}

function notes({ shared, answer, same }: Made, original: VerifyResult): string[] {
  const counts = [...shared.redacted]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`);
  const elsewhere = Object.entries(shared.elsewhere).map(([name, value]) => `${name}=${value}`);
  return [
    counts.length === 0 ? "nothing had to be replaced" : `replaced: ${counts.join(", ")}`,
    same
      ? `hookctl verify says of it what it says of the capture: ${answer}`
      : `hookctl verify says of it: ${answer}. Of the capture it says: ${answerOf(original)}. Another cause may be hidden in a value; --keep leaves values as they are.`,
    ...(elsewhere.length > 0
      ? [`its cause needs another throwaway secret: ${elsewhere.join(" ")} hookctl verify …`]
      : []),
    ...(shared.survivors.length > 0
      ? [`${plural(shared.survivors.length, "short original value")} may be read in it by chance: look it over`]
      : []),
    "look it over before you post it: names of fields and headers are as they were",
  ];
}

const WORDS: Readonly<Record<Redacted, readonly [one: string, several: string]>> = {
  mail: ["mail address", "mail addresses"],
  url: ["URL", "URLs"],
  address: ["IP address", "IP addresses"],
  name: ["name", "names"],
  amount: ["amount", "amounts"],
  number: ["number", "numbers"],
  id: ["id", "ids"],
  secret: ["token", "tokens"],
  date: ["date", "dates"],
  text: ["text", "texts"],
};
