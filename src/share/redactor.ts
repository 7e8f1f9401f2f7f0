/** Texts of any kind, redacted in their own shape: JSON, forms, URLs, tokens, base64 of these, and plain words. */
import { utf8Text } from "../core/bytes.ts";
import type { Encoding } from "../core/recipe.ts";
import { parseJsonTree } from "../core/json-tree.ts";
import type { Fakes } from "./fakes.ts";
import { scanJson } from "./json-scan.ts";
import { isListed, isPlainName, isProtocolName, isProtocolWord, isTime, kindOf, type Redacted } from "./rules.ts";
import { rewritePercent, rewriteString } from "./units.ts";

/** Where one digest stood, another is to stand, in the same encoding. */
export interface Replacement {
  readonly old: Uint8Array;
  readonly made: Uint8Array;
  /** How it is written, for what looks the same in two encodings. */
  readonly encoding: Encoding | undefined;
}

export interface Keeping {
  /** Texts that stay wherever they are a whole value: the event's type, the timestamp that was signed. */
  readonly values: ReadonlySet<string>;
  /** JSON paths, form fields, query parameters and headers (lower case) that the user wants kept, with all beneath. */
  readonly paths: readonly string[];
  readonly digests: readonly Replacement[];
  /** Where the signature stands in the body or the URL: prefixes and algorithms stay there. */
  readonly signatures: ReadonlySet<string>;
}

/** What makes fakes; another one makes blanks, to see what stays. */
export type Maker = Pick<Fakes, "word" | "number" | "bytes" | "pick">;

export class Redactor {
  readonly counts = new Map<Redacted, number>();
  /** Whole values that were replaced. */
  readonly replaced = new Set<string>();
  readonly #fakes: Maker;
  readonly #keeping: Keeping;
  readonly #digests: readonly (readonly [old: string, made: string])[];
  /** Inside a value that is counted already. */
  #nested = 0;

  constructor(fakes: Maker, keeping: Keeping) {
    this.#fakes = fakes;
    this.#keeping = keeping;
    this.#digests = keeping.digests.flatMap(({ old, made, encoding }) => {
      const texts = digestTexts(made, encoding);
      return digestTexts(old, encoding).map((text, at) => [text, texts[at]!] as const);
    });
  }

  /** A whole body, by what it looks like. */
  document(text: string): string {
    if (this.#stays(text, "", "")) return text;
    const start = text.replace(/^[\ufeff\s]*/, "");
    if (/^(?:[{["]|b?['"])/.test(start)) return this.#json(text, "");
    if (start.startsWith("<")) return this.#markup(text);
    if (isFormText(start)) return this.form(text);
    return this.value(text, "", "");
  }

  /** One value under a name. @param path where it stands, for what the user wants kept. */
  value(text: string, name: string, path: string): string {
    if (text === "" || this.#stays(text, name, path)) return text;
    if (this.#keeping.signatures.has(path)) return this.header(text, name);
    this.#nested += 1;
    const made = this.#typed(text, name, path);
    this.#nested -= 1;
    if (made !== text && this.#nested === 0) this.#count(text, name, false);
    return made;
  }

  /** `a=b&c=d`, of a form's body or a URL's query: names stay. */
  form(text: string, under = ""): string {
    return text.replaceAll(/([^&=]*)(=?)([^&]*)/g, (_, name: string, equals: string, raw: string) => {
      const plain = utf8OrRaw(name);
      const path = under === "" ? plain : `${under}.${plain}`;
      const key =
        equals === "" || isPlainName(plain) ? name : rewritePercent(name, (decoded) => this.value(decoded, "", path));
      return key + equals + rewritePercent(raw, (decoded) => this.value(decoded, plain, path));
    });
  }

  /** An absolute URL or a request target: scheme, port and the names of parameters stay. @param own the delivery's: "localhost" stays, too. */
  url(text: string, own = true): string {
    const [, scheme = "", authority = "", path = "", mark = "", query = "", rest = ""] =
      /^([a-z][\w+.-]*:\/\/)?((?<=\/\/)[^/?#]*)?([^?#]*)(\??)([^#]*)(.*)$/is.exec(text)!;
    this.#nested += 1;
    const made =
      scheme +
      this.authority(authority, own) +
      rewritePercent(path, (decoded) => this.#words(decoded)) +
      mark +
      this.form(query) +
      this.#words(rest);
    this.#nested -= 1;
    return made;
  }

  /** Host and port: the port stays. */
  authority(text: string, own = true): string {
    const [, host = "", port = ""] = /^(.*?)(:\d*)?$/s.exec(text)!;
    return this.#words(host, (word) => own && word === "localhost") + port;
  }

  /** A header that may carry a signature: names of parameters, versions and algorithms stay. */
  header(text: string, name: string): string {
    if (text === "" || this.#stays(text, name, name)) return text;
    const scheme = /^([A-Za-z][\w-]*) +(?=\S)/.exec(text);
    if (scheme && isProtocolWord(scheme[1]!)) return scheme[0] + this.header(text.slice(scheme[0].length), name);
    this.#nested += 1;
    const made = this.#typedHeader(text, name);
    this.#nested -= 1;
    if (made !== text) this.#count(text, name, false);
    return made;
  }

  #typedHeader(text: string, name: string): string {
    if (name.endsWith("host")) return this.authority(text);
    const typed = this.#structured(text, name, name);
    if (typed !== undefined) return typed;
    // Which headers are signed (draft-cavage-http-signatures; RFC 9421) is told by their names.
    const keep = (word: string, after: string): boolean =>
      /^v\d[a-z]?$/.test(word) ||
      isProtocolWord(word) ||
      this.#keeping.values.has(word) ||
      (/^[a-z][\w-]{0,23}$/i.test(word) && /^=[^=]/.test(after)) ||
      isTime(word, name);
    return text
      .split(/(\bheaders="[^"]*"|\([^()]*\))/)
      .map((part, at) => (at % 2 === 1 ? part : this.#words(part, keep)))
      .join("");
  }

  #stays(text: string, name: string, path: string): boolean {
    const { values, paths } = this.#keeping;
    return (
      isListed(text) ||
      isProtocolName(name) ||
      values.has(text) ||
      isTime(text, name) ||
      (path !== "" && paths.some((kept) => path === kept || path.startsWith(`${kept}.`)))
    );
  }

  #typed(text: string, name: string, path: string): string {
    return this.#structured(text, name, path) ?? this.#words(text);
  }

  /** What has a form of its own; undefined for plain words. */
  #structured(text: string, name: string, path: string): string | undefined {
    if (/^\s*[{[]/.test(text) && parseJsonTree(text) !== undefined) return this.#json(text, path);
    if (/^[a-z][\w+.-]*:\/\//i.test(text) && !/\s/.test(text)) return this.url(text, false);
    return this.#token(text, name, path) ?? this.#base64(text) ?? this.#date(text);
  }

  /** @param all of a token's head, only what names a key. */
  #json(text: string, under: string, all = true): string {
    const slashes = text.includes("\\/") ? "\\/" : "/";
    let made = "";
    let at = 0;
    for (const { kind, start, end, path } of scanJson(text)) {
      const raw = text.slice(start, end);
      const name = path.findLast((step) => !/^\d+$/.test(step)) ?? "";
      const place = [...(under === "" ? [] : [under]), ...path].join(".");
      made += text.slice(at, start);
      at = end;
      if (!all && !KEY_NAMES.test(name)) made += raw;
      else if (kind === "number") made += this.#number(raw, name, place);
      else if (kind === "key")
        made += rewriteString(raw, (key) => (isPlainName(key) ? key : this.value(key, "", "")), slashes);
      else made += rewriteString(raw, (value) => this.value(value, name, place), slashes);
    }
    return made + text.slice(at);
  }

  #number(lexeme: string, name: string, path: string): string {
    if (this.#stays(lexeme, name, path)) return lexeme;
    const made = this.#fakes.number(lexeme);
    if (made !== lexeme) this.#count(lexeme, name, true);
    return made;
  }

  /** XML and HTML: names of elements and attributes stay. */
  #markup(text: string): string {
    return text.replaceAll(/<[^>]*>|[^<]+/g, (piece) =>
      piece.startsWith("<")
        ? piece.replaceAll(
            /(["'])([^"']*)\1/g,
            (_, quote: string, value: string) => quote + this.value(value, "", "") + quote,
          )
        : piece.replaceAll(/\S(?:.*\S)?/gs, (value) => this.value(value, "", "")),
    );
  }

  /** A JWT: its two halves are JSON in base64url. */
  #token(text: string, name: string, path: string): string | undefined {
    const [, head, claims, signature] = /^([\w-]+)\.([\w-]*)\.([\w-]*)$/.exec(text) ?? [];
    if (head === undefined || claims === undefined || !decodesToObject(head)) return undefined;
    const half = (part: string, all: boolean): string => {
      const json = Buffer.from(part, "base64url").toString("utf8");
      return decodesToObject(part) ? Buffer.from(this.#json(json, path, all)).toString("base64url") : this.#words(part);
    };
    return `${half(head, false)}.${half(claims, true)}.${this.#digest(signature!) ?? this.#noise(signature!, name)}`;
  }

  /** Bytes that are nobody's, in base64url. */
  #noise(text: string, label: string): string {
    return this.#fakes
      .bytes(Math.ceil((text.length * 3) / 4), label + text)
      .toString("base64url")
      .slice(0, text.length);
  }

  /** Base64 of a text is the base64 of the redacted text; of bytes, of other bytes. */
  #base64(text: string): string | undefined {
    if (text.length < 12 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
    const encoding = /[-_]/.test(text) ? "base64url" : "base64";
    const bytes = Buffer.from(text, encoding);
    if (bytes.toString(encoding) !== text) return undefined;
    const inner = utf8Text(bytes);
    if (inner !== undefined && /^[^\p{Cc}]*$/u.test(inner.replaceAll(/[\t\r\n]/g, ""))) {
      if (/^[\w./-]*$/.test(inner) && !/[+/=]/.test(text)) return undefined;
      return Buffer.from(this.document(inner)).toString(encoding);
    }
    const padding = /=*$/.exec(text)![0].length;
    if (padding === 0 && !/[+/]/.test(text)) return undefined;
    const known = this.#digest(text);
    if (known !== undefined) return known;
    const made = this.#words(text.slice(0, text.length - padding));
    // The bits of the last digit that padding covers are zero.
    return padding === 0
      ? made
      : made.slice(0, -1) +
          this.#fakes.pick(Array.from("AQgwEUk0IYo4Mcs8").slice(0, padding === 2 ? 4 : undefined), text) +
          "=".repeat(padding);
  }

  #date(text: string): string | undefined {
    if (!/^\d{4}-[01]\d-[0-3]\d$/.test(text)) return undefined;
    const part = (from: number, to: number, label: string): string =>
      String(
        this.#fakes.pick(
          Array.from({ length: to - from + 1 }, (_, at) => from + at),
          label + text,
        ),
      ).padStart(2, "0");
    return `${part(1950, 2035, "y")}-${part(1, 12, "m")}-${part(1, 28, "d")}`;
  }

  /** Words, with what stands between them as it is. @param keep whether a word stays, by itself and what follows it. */
  #words(text: string, keep: (word: string, after: string) => boolean = () => false): string {
    let made = "";
    let at = 0;
    for (const match of text.matchAll(DIGEST_LIKE)) {
      const known = this.#digest(match[0]);
      if (known === undefined) continue;
      made += this.#plain(text.slice(at, match.index), keep, text.slice(match.index)) + known;
      at = match.index + match[0].length;
    }
    return made + this.#plain(text.slice(at), keep, "");
  }

  #plain(text: string, keep: (word: string, after: string) => boolean, rest: string): string {
    return text.replaceAll(PIECE, (piece: string, address: string | undefined, at: number) => {
      if (address !== undefined) return piece.replaceAll(/\d+/g, (octet) => this.#octet(octet));
      if (MOJIBAKE.test(piece)) return piece;
      const end = at + piece.length;
      return keep(piece, text.slice(end, end + 2) + rest.slice(0, 2)) ? piece : this.#fakes.word(piece);
    });
  }

  /** A part of an IPv4 address: as many digits, and no more than 255. */
  #octet(octet: string): string {
    const [low, high] = octet.length === 3 ? [100, 255] : octet.length === 2 ? [10, 99] : [1, 9];
    const others = Array.from({ length: high - low + 1 }, (_, at) => String(low + at)).filter((one) => one !== octet);
    return this.#fakes.pick(others, octet);
  }

  /** The new digest where the text is an old one, or the beginning of one. */
  #digest(text: string): string | undefined {
    for (const [old, made] of this.#digests) {
      const at = text.indexOf(old);
      if (at >= 0) return this.#words(text.slice(0, at)) + made + this.#words(text.slice(at + old.length));
      // A cut may go through the bits of the last character.
      if (text.length >= MIN_CUT && old.startsWith(text.slice(0, -1))) return made.slice(0, text.length);
    }
    return undefined;
  }

  #count(value: string, name: string, numeric: boolean): void {
    const kind = kindOf(value, name, numeric);
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (value.length > 3) this.replaced.add(value);
  }
}

/** Of a token's head (RFC 7515, section 4.1): whose key it is, and where. */
const KEY_NAMES = /^(?:kid|jku|jwk|x5u|x5c|x5t|x5t#S256)$/;
/** Fewer characters of a cut signature than this could be anything. */
const MIN_CUT = 8;
const DIGEST_LIKE = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
/** UTF-8 that was read as a Latin code page: one character as two or three, which only together mean anything. */
const MOJIBAKE =
  /^(?:[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00c2-\u00ef][\u0152-\u0192\u02c6\u02dc\u2013-\u2122][\u0080-\u00bf]?)$/;
const PIECE =
  /\b(\d{1,3}(?:\.\d{1,3}){3})\b|\bsha-(?:1|224|256|384|512)\b|[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00c2-\u00ef][\u0152-\u0192\u02c6\u02dc\u2013-\u2122][\u0080-\u00bf]?|(?:(?![\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122])[\p{L}\p{N}\p{M}])+/gu;

/** Does it look like a form, and not like base64 with its padding? */
export function isFormText(text: string): boolean {
  return /^[\w.[\]%+-]+=(?!=?\s*$)/.test(text) && !/\s/.test(text.trimEnd());
}

/** All ways to write a digest, the longest first, so that none is taken for a part of another. */
function digestTexts(bytes: Uint8Array, encoding: Encoding | undefined): string[] {
  const buffer = Buffer.from(bytes);
  const [hex, base64, base64url] = [buffer.toString("hex"), buffer.toString("base64"), buffer.toString("base64url")];
  const bare = base64.replace(/=+$/, "");
  const padded = base64url.padEnd(base64.length, "=");
  const sixtyfour = encoding === "base64url" ? [padded, base64url, base64, bare] : [base64, padded, bare, base64url];
  return [
    hex,
    hex.toUpperCase(),
    ...sixtyfour,
    Buffer.from(hex).toString("base64"),
    base64.toLowerCase(),
    base64.toUpperCase(),
  ];
}

function decodesToObject(part: string): boolean {
  const text = Buffer.from(part, "base64url").toString("utf8");
  return text.startsWith("{") && parseJsonTree(text)?.kind === "object";
}

function utf8OrRaw(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}
