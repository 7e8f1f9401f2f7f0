/**
 * What HMAC, Ed25519, ECDSA and RSA have in common: a signature somewhere in the delivery, a timestamp perhaps, and
 * signed bytes after a template.
 */
import type { Delivery } from "../core/delivery.ts";
import { jsonText, textAt } from "../core/fields.ts";
import { headerValues, withHeader, withoutHeaders } from "../core/headers.ts";
import { nodeAt, parseJsonTree } from "../core/json-tree.ts";
import { isMultipart, multipartField } from "../core/multipart.ts";
import { utf8, utf8Text } from "../core/bytes.ts";
import type {
  AsymmetricRecipe,
  ContentPart,
  HmacRecipe,
  ParsedSignature,
  SignatureSource,
  SigningTime,
} from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { decodeExact, decodeLenient, firstForeignCharacter } from "./encoding.ts";
import { type Claim, type Content, isProblem, type Problem, type Scheme, type Signature } from "./scheme.ts";
import { compileTemplate, type Template } from "./template.ts";
import { formatTimestamp, parseTimestamp } from "./timestamps.ts";

type SignedRecipe = HmacRecipe | AsymmetricRecipe;

/** The half of a scheme that does not depend on the kind of key. */
export type SignedContentHalf = Pick<
  Scheme,
  | "signatureHeaders"
  | "headers"
  | "idHeaders"
  | "timestamp"
  | "present"
  | "read"
  | "contents"
  | "bindings"
  | "demands"
  | "explain"
> & {
  /** The draft with timestamp and id in place, ready to be signed, and its claim. */
  prepare(draft: Delivery, at: SigningTime): { draft: Delivery; claim: Claim };
  /** The draft with the signature's text in place. */
  place(draft: Delivery, signature: string, claim: Claim): Delivery;
};

/** The value of a header as an HTTP library hands it over: copies joined by a comma and a blank (RFC 9110, 5.3). */
export function joinedHeader(delivery: Delivery, name: string): string | undefined {
  const values = headerValues(delivery.headers, name);
  return values.length <= 1 ? values[0] : values.join(", ");
}

export function signedContent(recipe: SignedRecipe): SignedContentHalf {
  const source = recipe.signature;
  const names = source.header === undefined ? [] : typeof source.header === "string" ? [source.header] : source.header;
  const lowerNames = names.map((name) => name.toLowerCase());
  const templates = (typeof recipe.content === "string" ? [recipe.content] : recipe.content).map(compileTemplate);
  const rule = recipe.timestamp;
  const timestampHeader = rule?.header?.toLowerCase();
  const idHeader = recipe.id?.header.toLowerCase();
  const missing: Problem = {
    problem: "header-missing",
    where: names[0] ?? describeSource(source),
    detail: `${names.length > 0 ? `The header ${eitherOf(names)}` : `The ${describeSource(source)}`} is not there.`,
  };

  function texts(delivery: Delivery): string[] {
    if (lowerNames.length > 0) {
      const found: string[] = [];
      for (const name of lowerNames) {
        const value = joinedHeader(delivery, name);
        if (value !== undefined) found.push(value);
      }
      return found;
    }
    const value = textAt(delivery, source as { json?: string; form?: string; query?: string });
    return value === undefined ? [] : [value];
  }

  function read(delivery: Delivery): Claim | Problem {
    const found = texts(delivery);
    if (found.length === 0) return missing;
    const signatures: Signature[] = [];
    const others: string[] = [];
    let time: string | undefined;
    let malformed: Problem | undefined;
    for (const text of found) {
      if (text.trim() === "") {
        malformed ??= {
          problem: "header-empty",
          where: missing.where,
          detail: `${missing.where} is there, but empty.`,
        };
        continue;
      }
      const parsed = parseSignature(text, source);
      if ("problem" in parsed) {
        malformed ??= { ...parsed, where: missing.where };
        continue;
      }
      for (const value of parsed.signatures) signatures.push(signatureOf(value, source));
      if (parsed.others) others.push(...parsed.others);
      time ??= parsed.timestamp;
    }
    if (signatures.length === 0) return malformed ?? missing;
    const claimed = readTime(delivery, time);
    if (claimed && isProblem(claimed)) return claimed;
    let id = "";
    if (idHeader !== undefined) {
      const value = joinedHeader(delivery, idHeader);
      if (!value) return absent(recipe.id!.header, value);
      id = value;
    }
    const algorithm = recipe.algorithmOf?.(delivery);
    return {
      signatures: algorithm === undefined ? signatures : signatures.map((signature) => ({ ...signature, algorithm })),
      others,
      id,
      ...(claimed && { timestamp: claimed }),
    };
  }

  function readTime(delivery: Delivery, parameter: string | undefined): Claim["timestamp"] | Problem {
    if (!rule) return undefined;
    const text =
      timestampHeader !== undefined
        ? joinedHeader(delivery, timestampHeader)
        : rule.json !== undefined
          ? jsonText(delivery.body, rule.json)
          : parameter;
    const where =
      rule.header !== undefined
        ? `header ${rule.header}`
        : rule.json !== undefined
          ? `body field ${rule.json}`
          : `${source.params?.timestamp ?? "t"}= of ${missing.where}`;
    if (text === undefined || text === "") {
      if (rule.required === false) return undefined;
      return { problem: "timestamp-missing", where, detail: `The ${where} is ${text === "" ? "empty" : "not there"}.` };
    }
    const ms = parseTimestamp(text, rule);
    if (Number.isNaN(ms) && rule.tolerance && rule.accepts?.(ms, 0, rule.tolerance) !== true) {
      return {
        problem: "timestamp-malformed",
        where,
        detail: `The ${where} is no time: ${JSON.stringify(text.slice(0, 40))}.`,
      };
    }
    const signed = rule.signs === "number" ? String(rule.unit === "s" ? ms / 1000 : ms) : text;
    return { text, signed, ms, where };
  }

  function contents(delivery: Delivery, claim: Claim): Iterable<Content> {
    const vars = { timestamp: claim.timestamp?.signed ?? "", id: claim.id };
    if (!recipe.contents) return templates.map((template) => template.content(delivery, vars));
    return Array.from(recipe.contents(delivery, vars), (parts) => parts.map((part) => part.bytes));
  }

  return {
    signatureHeaders: names,
    headers: [...names, ...(rule?.header ? [rule.header] : []), ...(recipe.id ? [recipe.id.header] : [])],
    idHeaders: recipe.id ? [recipe.id.header] : [],
    timestamp: rule,
    present: (delivery) => texts(delivery).length > 0,
    read,
    contents,
    bindings: (delivery) => recipe.bindings?.(delivery) ?? [],
    demands: (delivery) => recipe.demands?.(delivery),
    explain: (delivery, claim) => explain(recipe, templates, delivery, claim),
    prepare: (draft, at) => prepare(draft, at),
    place: (draft, signature, claim) => placeSignature(draft, signature, claim, source, names),
  };

  function prepare(draft: Delivery, at: SigningTime): { draft: Delivery; claim: Claim } {
    let headers = withoutHeaders(draft.headers, names);
    const text = rule ? formatTimestamp(at.now, rule) : "";
    if (rule?.header) headers = withHeader(headers, rule.header, text);
    if (recipe.id) headers = withHeader(headers, recipe.id.header, at.id);
    let next: Delivery = { ...draft, headers };
    if (rule?.json)
      next = {
        ...next,
        body: withJsonValue(next.body, rule.json, rule.unit === "iso8601" ? JSON.stringify(text) : text),
      };
    if (recipe.prepare) next = recipe.prepare(next, at);
    const timestamp = rule && { text, signed: text, ms: at.now, where: "" };
    return { draft: next, claim: { signatures: [], others: [], id: at.id, ...(timestamp && { timestamp }) } };
  }
}

function absent(header: string, value: string | undefined): Problem {
  return value === undefined
    ? { problem: "header-missing", where: header, detail: `The header ${header} is not there.` }
    : { problem: "header-empty", where: header, detail: `The header ${header} is there, but empty.` };
}

/** "A", "A or B"; a numbered row of headers (Docusign has a hundred) by its ends. */
function eitherOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(" or ") : `${names[0]} … ${names.at(-1)}`;
}

function describeSource(source: SignatureSource): string {
  if (source.json !== undefined) return `body field ${source.json}`;
  if (source.form !== undefined) return `form field ${source.form}`;
  return `query parameter ${source.query ?? ""}`;
}

function signatureOf(text: string, source: SignatureSource): Signature {
  return {
    text,
    bytes: source.compare === "bytes" ? decodeLenient(text, source.encoding) : decodeExact(text, source.encoding),
  };
}

function parseSignature(text: string, source: SignatureSource): ParsedSignature | Problem {
  const parsed = source.parse
    ? source.parse(text)
    : source.params
      ? parseParams(text, source.params)
      : source.versions
        ? parseVersions(text, source.versions)
        : parsePlain(text, source);
  return parsed ?? malformedSignature(text, source);
}

function parsePlain(text: string, source: SignatureSource): ParsedSignature | undefined {
  const { prefix = "", list } = source;
  if (!text.startsWith(prefix)) return undefined;
  const value = text.slice(prefix.length);
  return { signatures: list === undefined ? [value] : value.split(list) };
}

function parseParams(text: string, params: NonNullable<SignatureSource["params"]>): ParsedSignature | undefined {
  const signatures: string[] = [];
  const others: string[] = [];
  let timestamp: string | undefined;
  for (const item of text.split(params.separator ?? ",")) {
    const equals = item.indexOf("=");
    if (equals < 0) continue;
    let name = item.slice(0, equals);
    let value = item.slice(equals + 1);
    if (params.trim) {
      name = name.trim();
      value = value.trim();
    }
    if (name === params.signature) signatures.push(value);
    else if (name === params.timestamp) timestamp ??= value;
    else others.push(value);
  }
  if (signatures.length === 0) return undefined;
  return { signatures, others, ...(timestamp !== undefined && { timestamp }) };
}

function parseVersions(text: string, versions: NonNullable<SignatureSource["versions"]>): ParsedSignature | undefined {
  const signatures: string[] = [];
  const others: string[] = [];
  for (const entry of text.split(versions.separator ?? " ")) {
    // What comes after a second comma is not looked at: base64 has none.
    const [version, signature] = entry.split(",");
    if (version === versions.accept && signature !== undefined) signatures.push(signature);
    else others.push(signature ?? entry);
  }
  return signatures.length > 0 ? { signatures, others } : undefined;
}

function malformedSignature(text: string, source: SignatureSource): Problem {
  const expected = source.params
    ? `${source.params.timestamp ? `${source.params.timestamp}=…${source.params.separator ?? ","}` : ""}${source.params.signature}=…`
    : source.versions
      ? `${source.versions.accept},…`
      : `${source.prefix ?? ""}… in ${source.encoding}`;
  const column =
    source.prefix !== undefined
      ? mismatchColumn(text, source.prefix)
      : (firstForeignCharacter(text, source.encoding) ?? 1);
  return { problem: "signature-malformed", where: "", detail: `It is not of the form ${expected}.`, column };
}

function mismatchColumn(text: string, prefix: string): number {
  let at = 0;
  while (at < prefix.length && text[at] === prefix[at]) at += 1;
  return at + 1;
}

function explain(
  recipe: SignedRecipe,
  templates: readonly Template[],
  delivery: Delivery,
  claim: Claim,
): readonly ContentPart[] {
  const vars = { timestamp: claim.timestamp?.signed ?? "", id: claim.id };
  if (recipe.contents) {
    for (const parts of recipe.contents(delivery, vars)) return parts;
    return [];
  }
  const template = templates[0]!;
  return template.content(delivery, vars).map((bytes, index) => ({ label: template.labels[index]!, bytes }));
}

function placeSignature(
  draft: Delivery,
  signature: string,
  claim: Claim,
  source: SignatureSource,
  names: readonly string[],
): Delivery {
  const [name] = names;
  const value = signatureText(signature, claim.timestamp?.text ?? "", source);
  if (name !== undefined) return { ...draft, headers: [...draft.headers, [name, value]] };
  if (source.form !== undefined)
    return {
      ...draft,
      body: withFormText(
        draft,
        source.form,
        source.json === undefined ? value : jsonInField(draft, source.form, source.json, value),
      ),
    };
  if (source.json !== undefined)
    return { ...draft, body: withJsonValue(draft.body, source.json, JSON.stringify(value)) };
  return { ...draft, url: withQuery(signedUrl(draft), source.query!, value) };
}

/** The JSON that a form field holds, with one of its values replaced. */
function jsonInField(draft: Delivery, form: string, path: string, value: string): string {
  const json = utf8(textAt(draft, { form }) ?? "");
  return Buffer.from(withJsonValue(json, path, JSON.stringify(value))).toString("utf8");
}

/** The body of a form, written either way, with one field replaced. A multipart form gets no new field. */
function withFormText(draft: Delivery, name: string, value: string): Uint8Array {
  if (!isMultipart(draft)) return withFormField(draft.body, name, value);
  const span = multipartField(draft, name);
  return span
    ? Buffer.concat([draft.body.subarray(0, span.start), utf8(value), draft.body.subarray(span.end)])
    : draft.body;
}

function signatureText(
  signature: string,
  timestamp: string,
  { write, params, versions, prefix = "" }: SignatureSource,
): string {
  if (write) return write(signature, timestamp);
  if (versions) return `${versions.accept},${signature}`;
  if (!params) return `${prefix}${signature}`;
  const time =
    params.timestamp === undefined ? "" : `${params.timestamp}=${timestamp}${params.joiner ?? params.separator ?? ","}`;
  return `${time}${params.signature}=${signature}`;
}

/**
 * The JSON body with the value at a path replaced, all other bytes as they are. A member that is not there is added
 * to its object, the objects on the way too; a body that is no JSON object stays as it is.
 * @param json the new value, as JSON text.
 */
export function withJsonValue(body: Uint8Array, path: string, json: string): Uint8Array {
  const text = utf8Text(body);
  const root = text === undefined ? undefined : parseJsonTree(text);
  if (text === undefined || root === undefined) return body;
  const found = nodeAt(root, path);
  if (found) return utf8(text.slice(0, found.start) + json + text.slice(found.end));
  const steps = path.split(".");
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const parent = depth === 0 ? root : nodeAt(root, steps.slice(0, depth).join("."));
    if (parent?.kind !== "object") continue;
    const value = steps.slice(depth + 1).reduceRight((inner, step) => `{${JSON.stringify(step)}:${inner}}`, json);
    const member = `${JSON.stringify(steps[depth])}:${value}`;
    const at = parent.end - 1;
    return utf8(`${text.slice(0, at)}${parent.members.length > 0 ? "," : ""}${member}${text.slice(at)}`);
  }
  return body;
}

/** The URL with one query parameter set to `value`: written last, in place of every one of that name. */
export function withQuery(url: string, name: string, value: string): string {
  const [, address = "", query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url)!;
  return `${address}?${withPair(query, name, value)}${fragment}`;
}

/** The form body with one field set to `value`: written last, in place of every field of that name. */
export function withFormField(body: Uint8Array, name: string, value: string): Uint8Array {
  return Buffer.from(withPair(Buffer.from(body).toString("latin1"), name, value), "latin1");
}

/** All other pairs stay as they are written. */
function withPair(pairs: string, name: string, value: string): string {
  // A second "?" keeps the constructor from cutting off one that the name begins with.
  const kept = pairs.split("&").filter((pair) => pair !== "" && !new URLSearchParams(`?${pair}`).has(name));
  return [...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join("&");
}
