import { dirname, resolve } from "node:path";
import { readCaptures, readNdjson } from "../capture/read.ts";
import type { CommandSpec, CommonEvent, OptionsOf, SummaryEvent } from "../core/command.ts";
import type { Capture, Delivery, Header } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import { isForm, textAt } from "../core/fields.ts";
import { header, withHeader } from "../core/headers.ts";
import type { Provider } from "../core/provider.ts";
import type { Scheme } from "../schemes/scheme.ts";
import type { System } from "../core/system.ts";
import { deliveryIdOf, sign, signingScheme } from "../verify/sign.ts";
import { signsUrl } from "../verify/signed-parts.ts";
import { folderReader } from "./capture-files.ts";
import { Catalogue } from "./catalogue.ts";
import { whyUnreadable } from "./file-error.ts";
import { parseHeaderOptions } from "./header-options.ts";
import { readFileOrPipe } from "./pipe-file.ts";
import { findProject } from "./project.ts";
import { Secrets } from "./secrets.ts";
import { SECRET_OPTIONS, secretNotes } from "./shared-options.ts";
import { readAll } from "./stdin.ts";
import { checkedUrl, demandAbsolute } from "./url-option.ts";

export const spec = {
  name: "sign",
  summary: "Sign a payload, or a capture anew, as its provider would",
  description:
    "Prints the signed headers, or the whole request, for a payload. A capture (or an NDJSON file of them) is signed anew: its old signature is replaced, everything else stays byte for byte.",
  arguments: [{ name: "payload", help: "A payload, a capture, an NDJSON file of captures, or - for standard input" }],
  options: [
    {
      name: "source",
      value: "NAME",
      env: "HOOKCTL_SOURCE",
      help: "The provider, or a source of hookctl.config.json (default: the capture's)",
    },
    ...SECRET_OPTIONS.filter(({ name }) => name !== "public-key-file"),
    { name: "event", short: "e", value: "TYPE", help: "The event's type, where the provider sends it in a header" },
    {
      name: "now",
      aliases: ["timestamp"],
      value: "TIME",
      type: "time",
      help: "The time to sign with: now, ISO 8601, Unix s or ms (default: the capture's, else now)",
    },
    { name: "id", value: "ID", help: "The delivery id, where the provider signs or sends one" },
    { name: "url", value: "URL", help: "The URL as the provider will sign it" },
    { name: "method", value: "METHOD", help: "The method (default: POST)" },
    { name: "header", short: "H", value: "'NAME: VALUE'", many: true, help: "A further header" },
  ],
  formats: ["headers", "curl", "http", "json", "ndjson"],
  examples: [
    { command: "hookctl sign payload.json --source stripe", about: "the headers, with STRIPE_WEBHOOK_SECRET" },
    {
      command: "hookctl sign payload.json --source github --event push --format curl --url http://localhost:3000/hook",
      about: "a command to send it",
    },
    { command: "hookctl sign old.http --format http > fresh.http", about: "an old capture with a fresh timestamp" },
    { command: "hookctl sign captures.ndjson --format ndjson", about: "many, one a line" },
  ],
} as const satisfies CommandSpec;

export type SignOptions = OptionsOf<typeof spec>;

/** One request, signed. */
export interface SignedRequest {
  readonly delivery: Delivery;
  readonly source: string;
  readonly id?: string;
  /** It was a payload: none of its headers came with it. */
  readonly bare: boolean;
  /** Headers of the signature, and those that a bare payload was given, in order. */
  readonly written: readonly Header[];
  /** The file that holds exactly the body, where there is one: for `curl --data-binary @file`. */
  readonly bodyFile?: string;
  readonly now: number;
}

export type SignEvent = { readonly type: "signed"; readonly request: SignedRequest };

interface Context {
  readonly options: SignOptions;
  readonly system: System;
  readonly catalogue: Catalogue;
  readonly secrets: Secrets;
  readonly started: number;
}

export async function* run(
  options: SignOptions,
  system: System,
): AsyncIterable<SignEvent | CommonEvent | SummaryEvent> {
  const name = options.payload ?? "-";
  if (options.payload === undefined && system.stdin.isTTY)
    throw new HookctlError("usage", "no payload given", { hint: "hookctl sign FILE --source NAME, or pipe one in." });
  checkedUrl(options.url);
  if (options.format === "curl") demandAbsolute(options.url);
  yield* secretNotes(options);
  const project = findProject(system, options.config);
  const secrets = new Secrets(system, project, { ...options, publicKeyFile: [] });
  const context: Context = {
    options,
    system,
    catalogue: new Catalogue(project.config),
    secrets,
    started: system.clock.now(),
  };
  let [count, failed] = [0, 0];
  /** The first failure waits: alone, it is the run's own error, and is told once. */
  let first: HookctlError | undefined;
  for await (const item of drafts(name, context)) {
    const request = "error" in item ? item.error : await signed(item, context).catch(asFailure);
    if (first) yield notSigned(first, name);
    first = undefined;
    if (request instanceof HookctlError) {
      failed += 1;
      if (count + failed === 1) first = request;
      else yield notSigned(request, name);
      continue;
    }
    count += 1;
    yield* signedEvents(request, options);
  }
  if (first) throw first;
  if (count === 0)
    throw new HookctlError(
      "data",
      failed === 0 ? `there is no delivery in ${name}` : `none of ${failed} could be signed`,
    );
  yield { type: "summary", outcome: failed > 0 ? "data" : "yes" };
}

function* signedEvents(request: SignedRequest, { format }: SignOptions): Iterable<SignEvent | CommonEvent> {
  yield { type: "signed", request };
  if (format === "headers" && request.written.length === 0)
    yield { type: "note", text: "the signature stands in the body or the URL: --format http shows it" };
}

function notSigned(error: HookctlError, name: string): CommonEvent {
  return { type: "note", text: `${placeOf(error, name)}not signed: ${error.message}` };
}

/** One line of many that cannot be signed does not stop the others. */
function asFailure(error: unknown): HookctlError {
  if (error instanceof HookctlError) return error;
  throw error;
}

function placeOf({ where }: HookctlError, name: string): string {
  return where?.line === undefined ? "" : `${name}:${where.line}: `;
}

/** `bare`: a payload, to which the headers are added that its provider sends. */
type Draft =
  | { readonly capture: Capture; readonly bare: boolean; readonly bodyFile?: string }
  | { readonly error: HookctlError };

async function* drafts(name: string, { options, system }: Context): AsyncIterable<Draft> {
  const bytes = name === "-" ? await readAll(system) : await readPayload(name, system);
  if (/\.(?:ndjson|jsonl)$/i.test(name)) {
    for await (const batch of readNdjson([bytes], name)) {
      for (const item of batch) yield "error" in item ? { error: item.error } : { capture: item, bare: false };
    }
    return;
  }
  const folder = name === "-" ? system.cwd : dirname(resolve(system.cwd, name));
  const headers = parseHeaderOptions(options.header);
  const read = readCaptures({
    bytes,
    name,
    readFile: folderReader(folder),
    bare: true,
    headers,
    method: options.method,
    url: options.url,
  });
  for (const capture of read) {
    if ("error" in capture) {
      yield { error: capture.error };
      continue;
    }
    const bare = capture.delivery.body.length === bytes.length;
    yield { capture, bare, ...(bare && name !== "-" && { bodyFile: name }) };
  }
}

async function readPayload(name: string, system: System): Promise<Buffer> {
  try {
    return await readFileOrPipe(resolve(system.cwd, name));
  } catch (error) {
    throw new HookctlError("data", whyUnreadable(error), {
      where: { file: name },
      hint: "hookctl sign takes one payload, capture or NDJSON file.",
    });
  }
}

async function signed(
  { capture, bare, bodyFile }: Exclude<Draft, { error: HookctlError }>,
  context: Context,
): Promise<SignedRequest> {
  const { options, catalogue, secrets, system, started } = context;
  const { source, provider } = await sourceOf(capture, context);
  const config = catalogue.source(source);
  const url = options.url ?? capture.delivery.url ?? config?.url;
  const asked = {
    ...capture.delivery,
    ...(url !== undefined && { url }),
    method: options.method ?? capture.delivery.method,
  };
  const draft = bare
    ? complete(asked, provider, context)
    : options.event === undefined
      ? asked
      : { ...asked, headers: withEvent(asked, provider, options.event) };
  const scheme = signingScheme(provider, draft);
  if (scheme.recipe.kind === "none")
    throw new HookctlError("data", `${provider.name} signs nothing`, {
      hint: scheme.recipe.instead.replace(`${provider.name} signs nothing. `, ""),
    });
  if (url === undefined && header(draft.headers, "host") === undefined && signsUrl(scheme, draft)) {
    throw new HookctlError("usage", `${provider.name} signs the URL too`, {
      hint: "Give it as the provider knows it: --url https://…",
    });
  }
  const { secrets: found, searched } = secrets.find(source, provider, config, capture);
  const [secret] = found;
  if (secret === undefined || secret.length === 0) throw noKey(source, provider, scheme, searched);
  const now = options.now ?? capture.now ?? started;
  const id = options.id ?? deliveryIdOf(scheme, draft) ?? `msg_${system.random.uuid().replaceAll("-", "")}`;
  const result = sign(provider, draft, secret.reveal(), { now, id });
  if ("problem" in result) {
    const from = secret.from === "option" ? "--secret" : secret.from;
    throw new HookctlError("data", `${provider.name} cannot be signed with ${from}: ${result.problem.detail}`, {
      ...(!scheme.symmetric && { hint: OWN_KEY }),
    });
  }
  return {
    delivery: result.delivery,
    source,
    bare,
    written: writtenHeaders(result.delivery, result.scheme, capture.delivery),
    now,
    ...(capture.id !== undefined && { id: capture.id }),
    ...(bodyFile !== undefined && { bodyFile }),
  };
}

/** Those of the signature, whether they changed or not, and all others that are new. */
function writtenHeaders(delivery: Delivery, scheme: Scheme, before: Delivery): Header[] {
  const ofScheme = new Set([...scheme.headers, ...scheme.signatureHeaders].map((name) => name.toLowerCase()));
  const old = new Set(before.headers.map(([name, value]) => `${name}:${value}`));
  return delivery.headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    return ofScheme.has(lower) || (!old.has(`${name}:${value}`) && lower !== "content-length");
  });
}

const OWN_KEY = "Sign test deliveries with one of your own: --secret-file private.pem.";

function noKey(source: string, provider: Provider, scheme: Scheme, searched: readonly string[]): HookctlError {
  if (!scheme.symmetric)
    return new HookctlError("data", `no private key for ${source}: ${provider.name} signs with a key pair`, {
      hint: OWN_KEY,
    });
  return new HookctlError("data", `no signing secret for ${source}`, {
    hint: `Looked for in this order: ${searched.join(", ")}.`,
  });
}

async function sourceOf(
  capture: Capture,
  { options, catalogue }: Context,
): Promise<{ source: string; provider: Provider }> {
  const source = options.source ?? capture.source;
  if (source !== undefined) return { source, provider: await catalogue.demand(source) };
  const [provider] = await catalogue.candidates(capture.delivery);
  if (provider) return { source: provider.id, provider };
  throw new HookctlError("usage", "which provider signs this?", {
    hint: "Name it with --source, such as --source stripe.",
  });
}

/** A bare payload gets the headers that the provider sends beside its signature: type, event, delivery id. */
function complete(delivery: Delivery, provider: Provider, { options, system }: Context): Delivery {
  let { headers } = delivery;
  if (header(headers, "content-type") === undefined)
    headers = [
      ...headers,
      [
        "Content-Type",
        looksLikeJson(delivery.body)
          ? "application/json"
          : isForm(delivery)
            ? "application/x-www-form-urlencoded"
            : "application/octet-stream",
      ],
    ];
  if (options.event !== undefined) headers = withEvent({ ...delivery, headers }, provider, options.event);
  const idHeader = provider.deliveryId?.find((place) => place.header !== undefined)?.header;
  if (idHeader !== undefined && (options.id !== undefined || header(headers, idHeader.toLowerCase()) === undefined)) {
    headers = withHeader(headers, idHeader, options.id ?? system.random.uuid());
  }
  return { ...delivery, headers };
}

function withEvent(delivery: Delivery, provider: Provider, event: string): readonly Header[] {
  const name = provider.event?.find((place) => place.header !== undefined)?.header;
  if (name !== undefined) return withHeader(delivery.headers, name, event);
  const place = provider.event?.[0];
  const says = place && textAt(delivery, place);
  if (says === event) return delivery.headers;
  throw new HookctlError(
    "usage",
    `${provider.name} sends the event's type in the body${place?.json === undefined ? "" : ` (${place.json})`}`,
    { hint: "Change it in the payload: its bytes are signed as they are." },
  );
}

function looksLikeJson(body: Uint8Array): boolean {
  const first = body.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}
