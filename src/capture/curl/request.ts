/** The request that a curl command sends, as far as the command tells. Texts are one character a byte. */
import type { Header } from "../../core/delivery.ts";
import { type Data, joinData, type ReadNamed, refuseForms, urlEncoded } from "./data.ts";
import type { Option, Transfer } from "./options.ts";
import { trimBlanks } from "../text.ts";
import type { Fail } from "./words.ts";

export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface CurlContext {
  readonly fail: Fail;
  readonly readNamed: ReadNamed;
}

/** One request for each URL. @throws HookctlError data where the command does not tell what is sent. */
export function requestsOf({ options, urls }: Transfer, { fail, readNamed }: CurlContext): CurlRequest[] {
  refuseForms(options, fail);
  const config = last(options, "config");
  if (config)
    throw fail(
      config.value.offset,
      "further options are in another file, which is not read",
      "Write them into the command itself.",
    );
  const data = joinData(options, readNamed);
  const upload = last(options, "upload-file");
  const inQuery = has(options, "get", "G") ? data?.text : undefined;
  const sent = inQuery === undefined ? data : undefined;
  const body = upload ? readNamed(upload.value.text, upload.value.offset) : (sent?.text ?? "");
  const method =
    last(options, "request")?.value.text ??
    (has(options, "head", "I") ? "HEAD" : upload ? "PUT" : sent ? "POST" : "GET");
  return urls.map(({ text }) => {
    const { url, user } = addressOf(text, has(options, "globoff", "g"));
    const address = withQuery(url, [...(inQuery === undefined ? [] : [inQuery]), ...queryPieces(options, readNamed)]);
    return { method, url: address, headers: headersOf(options, address, user, sent, readNamed), body };
  });
}

/** The URL as curl requests it: with a scheme, without user and fragment, brackets no longer escaped. */
function addressOf(text: string, globOff: boolean): { url: string; user?: string } {
  const plain = (globOff ? text : text.replace(/\\([[\]{}])/g, "$1")).replace(/#.*$/s, "");
  const [, scheme = "http://", user, rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?(?:([^/?@]*)@)?(.*)$/is.exec(plain) ?? [];
  return { url: scheme + rest, ...(user !== undefined && { user: percentDecoded(user) }) };
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function withQuery(url: string, pieces: readonly string[]): string {
  if (pieces.length === 0) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${pieces.join("&")}`;
}

/** `--url-query`: as --data-urlencode, and as it is behind a plus sign. */
function queryPieces(options: readonly Option[], readNamed: ReadNamed): string[] {
  return options
    .filter(({ name }) => name === "url-query")
    .map(({ value: { text, offset } }) => (text.startsWith("+") ? text.slice(1) : urlEncoded(text, offset, readNamed)));
}

/** Those that are written out, behind those that other options and the URL imply and nothing overrides. */
function headersOf(
  options: readonly Option[],
  url: string,
  user: string | undefined,
  data: Data | undefined,
  readNamed: ReadNamed,
): Header[] {
  const written = options.filter(({ name }) => name === "header").flatMap((option) => headerLines(option, readNamed));
  const own = written.flatMap(({ field }) => (field ? [field] : []));
  const overridden = new Set(written.map(({ name }) => name.toLowerCase()));
  const implied: Header[] = [["Host", hostOf(url)], ...credentials(options, user), ...named(options)];
  if (data?.json) implied.push(["Content-Type", "application/json"], ["Accept", "application/json"]);
  else if (data) implied.push(["Content-Type", "application/x-www-form-urlencoded"]);
  return [...implied.filter(([name]) => !overridden.has(name.toLowerCase())), ...own];
}

interface HeaderLine {
  readonly name: string;
  /** None: the line only takes away the header of that name. */
  readonly field?: Header;
}

/** `Name: value`, `Name;` for an empty one, `Name:` to take one away; `@file` has one a line. */
function headerLines({ value: { text, offset } }: Option, readNamed: ReadNamed): HeaderLine[] {
  const lines = text.startsWith("@") ? readNamed(text.slice(1), offset).split(/\r?\n/) : [text];
  return lines.flatMap((line): HeaderLine[] => {
    const empty = /^([^:;]+);[ \t]*$/.exec(line)?.[1];
    if (empty !== undefined) return [{ name: empty, field: [empty, ""] }];
    const colon = line.indexOf(":");
    if (colon < 1) return [];
    const name = line.slice(0, colon);
    const value = trimBlanks(line.slice(colon + 1));
    return [value === "" ? { name } : { name, field: [name, value] }];
  });
}

function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)/i.exec(url)?.[1] ?? "";
}

function credentials(options: readonly Option[], user: string | undefined): Header[] {
  const token = last(options, "oauth2-bearer")?.value.text;
  if (token !== undefined) return [["Authorization", `Bearer ${token}`]];
  const pair = last(options, "user")?.value.text ?? user;
  if (pair === undefined || has(options, "digest", "ntlm", "negotiate", "anyauth")) return [];
  return [
    ["Authorization", `Basic ${Buffer.from(pair.includes(":") ? pair : `${pair}:`, "latin1").toString("base64")}`],
  ];
}

/** Headers with an option of their own. */
function named(options: readonly Option[]): Header[] {
  const agent = last(options, "user-agent")?.value.text;
  const referer = last(options, "referer")?.value.text.replace(/;auto$/, "");
  // Without an equals sign it names a file of cookies.
  const cookies = options
    .filter(({ name, value }) => name === "cookie" && value.text.includes("="))
    .map(({ value }) => value.text);
  const fields: Header[] = [
    ["User-Agent", agent ?? ""],
    ["Referer", referer ?? ""],
    ["Cookie", cookies.join(";")],
  ];
  return fields.filter(([, value]) => value !== "");
}

function has(options: readonly Option[], ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

function last(options: readonly Option[], name: string): Option | undefined {
  return options.findLast((option) => option.name === name);
}
