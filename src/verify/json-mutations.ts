/** What middleware of frameworks does to parsed JSON before anybody's code sees it, and what of it can be undone. */
import { isObject, isString, type JsonText, mapScalars, type MemberText, unquoted } from "./json-text.ts";

export interface Mutation {
  /** After "the body": "with texts trimmed". */
  readonly what: string;
  /** A clause: "texts are trimmed". */
  readonly changed: string;
  /** Without this in a body's text it changes nothing. */
  readonly needs: RegExp;
  readonly apply: (json: JsonText) => JsonText;
}

export const UNDONE: readonly Mutation[] = [
  {
    what: "with empty texts for null",
    changed: "empty texts have become null (Laravel's ConvertEmptyStringsToNull)",
    needs: /null/,
    apply: (json) => mapScalars(json, (lexeme) => (lexeme === "null" ? '""' : lexeme)),
  },
  {
    what: "with &, <, > and quotes no longer escaped for HTML",
    changed: "texts are escaped for HTML",
    needs: /&(?:amp|lt|gt|quot|#)/i,
    apply: (json) => mapTexts(json, fromHtml),
  },
];

export const DONE: readonly Mutation[] = [
  {
    what: "with null for empty texts",
    changed: "empty texts have become null (Laravel's ConvertEmptyStringsToNull)",
    needs: /""/,
    apply: emptyToNull,
  },
  {
    what: "with texts trimmed",
    changed: "texts are trimmed (Laravel's TrimStrings)",
    needs: /"(?:\s|\\[tnr])|(?:\s|\\[tnr])"/,
    apply: trimmed,
  },
  {
    what: "with texts trimmed, and null for empty ones",
    changed: "texts are trimmed, and empty ones have become null (Laravel)",
    needs: /"\s*"/,
    apply: (json) => emptyToNull(trimmed(json)),
  },
  {
    what: "with texts escaped for HTML",
    changed: "texts are escaped for HTML",
    needs: /[&<>']|\\"/,
    apply: (json) => mapTexts(json, toHtml),
  },
  {
    what: "without members that are null",
    changed: "members that are null are left out (Jackson's NON_NULL, exclude_none)",
    needs: /null/,
    apply: (json) => withoutMembers(json, (_, value) => value === "null"),
  },
  {
    what: "without members that are null or empty",
    changed: "members that are null or empty are left out (Jackson's NON_EMPTY, Go's omitempty)",
    needs: /null|""|\{\s*\}|\[\s*\]/,
    apply: (json) => withoutMembers(json, (_, value) => isEmpty(value)),
  },
  {
    what: "without keys that begin with $ or hold a dot",
    changed: "keys with $ or a dot are left out (express-mongo-sanitize)",
    needs: /[$.]/,
    apply: (json) => withoutMembers(json, (key) => /^\$|\./.test(key)),
  },
];

function mapTexts(json: JsonText, change: (text: string) => string): JsonText {
  return mapScalars(json, (lexeme) => (isString(lexeme) ? changedText(lexeme, change) : lexeme));
}

function changedText(lexeme: string, change: (text: string) => string): string {
  const text = unquoted(lexeme);
  const changed = change(text);
  return changed === text ? lexeme : JSON.stringify(changed);
}

function trimmed(json: JsonText): JsonText {
  return mapTexts(json, (text) => text.trim());
}

function emptyToNull(json: JsonText): JsonText {
  return mapScalars(json, (lexeme) => (lexeme === '""' ? "null" : lexeme));
}

function isEmpty(value: JsonText): boolean {
  if (typeof value === "string") return value === "null" || value === '""';
  return (isObject(value) ? value.members : value.items).length === 0;
}

function withoutMembers(json: JsonText, drop: (key: string, value: JsonText) => boolean): JsonText {
  if (typeof json === "string") return json;
  if (!isObject(json)) return { items: json.items.map((item) => withoutMembers(item, drop)) };
  const kept = json.members.filter(([key, value]) => !drop(unquoted(key), value));
  return { members: kept.map(([key, value]): MemberText => [key, withoutMembers(value, drop)]) };
}

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function toHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => HTML[char]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#039;": "'",
  "&#x27;": "'",
};

function fromHtml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#0?39|#x27);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? entity);
}
