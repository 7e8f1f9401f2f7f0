/**
 * JSON read without loss: every value knows its bytes, so that a body can be changed in one place, or written again
 * in another style, while number lexemes, escapes, duplicate keys and order stay known. Never recursive: depth is
 * bounded, so a hostile body cannot overflow the stack.
 */

export type JsonNode =
  | { readonly kind: "object"; readonly start: number; readonly end: number; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly start: number; readonly end: number; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly start: number; readonly end: number; readonly value: string }
  | { readonly kind: "number"; readonly start: number; readonly end: number; readonly lexeme: string }
  | { readonly kind: "literal"; readonly start: number; readonly end: number; readonly value: true | false | null };

export interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
}

/** Nesting beyond this is refused. */
export const MAX_JSON_DEPTH = 512;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Unrolled, so that a long string costs no backtracking. */
const STRING = /"([^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*)"/y;
const BLANK = /[ \t\n\r]*/y;

type Open =
  | { kind: "object"; start: number; members: JsonMember[]; key: string }
  | { kind: "array"; start: number; items: JsonNode[] };

/**
 * Reads a whole JSON text (RFC 8259). `start` and `end` of nodes count UTF-16 units of `text`.
 * @returns undefined where it is no JSON, or nests deeper than `MAX_JSON_DEPTH`.
 */
export function parseJsonTree(text: string): JsonNode | undefined {
  const stack: Open[] = [];
  let at = skip(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (;;) {
    let node: JsonNode | undefined;
    const char = text[at];
    if (char === "{" || char === "[") {
      if (stack.length >= MAX_JSON_DEPTH) return undefined;
      const start = at;
      at = skip(text, at + 1);
      const close = char === "{" ? "}" : "]";
      if (text[at] === close) {
        at += 1;
        node =
          char === "{" ? { kind: "object", start, end: at, members: [] } : { kind: "array", start, end: at, items: [] };
      } else if (char === "[") {
        stack.push({ kind: "array", start, items: [] });
        continue;
      } else {
        const key = readKey(text, at);
        if (!key) return undefined;
        stack.push({ kind: "object", start, members: [], key: key.value });
        at = key.next;
        continue;
      }
    } else {
      node = readScalar(text, at);
      if (!node) return undefined;
      at = node.end;
    }
    // A value is complete: hand it to what it stands in, closing as many containers as end here.
    for (;;) {
      const open = stack.at(-1);
      at = skip(text, at);
      if (!open) return at === text.length ? node : undefined;
      if (open.kind === "array") open.items.push(node);
      else open.members.push({ key: open.key, value: node });
      const next: string | undefined = text[at];
      if (next === ",") {
        at = skip(text, at + 1);
        if (open.kind === "object") {
          const key = readKey(text, at);
          if (!key) return undefined;
          open.key = key.value;
          at = key.next;
        }
        break;
      }
      if (next !== (open.kind === "object" ? "}" : "]")) return undefined;
      at += 1;
      stack.pop();
      node =
        open.kind === "object"
          ? { kind: "object", start: open.start, end: at, members: open.members }
          : { kind: "array", start: open.start, end: at, items: open.items };
    }
  }
}

/** The node at a path of keys and indices (`data.items.0.id`), the last of duplicate keys; undefined where there is none. */
export function nodeAt(root: JsonNode, path: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path.split(".")) {
    if (node?.kind === "object") node = node.members.findLast((member) => member.key === step)?.value;
    else if (node?.kind === "array" && /^\d+$/.test(step)) node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

function skip(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

function readKey(text: string, at: number): { value: string; next: number } | undefined {
  const key = readString(text, at);
  if (!key) return undefined;
  const colon = skip(text, key.end);
  return text[colon] === ":" ? { value: key.value, next: skip(text, colon + 1) } : undefined;
}

function readString(text: string, at: number): { value: string; end: number } | undefined {
  STRING.lastIndex = at;
  const match = STRING.exec(text);
  if (!match) return undefined;
  return { value: match[1]!.includes("\\") ? (JSON.parse(match[0]) as string) : match[1]!, end: STRING.lastIndex };
}

function readScalar(text: string, at: number): JsonNode | undefined {
  if (text[at] === '"') {
    const string = readString(text, at);
    return string && { kind: "string", start: at, end: string.end, value: string.value };
  }
  for (const [word, value] of LITERALS) {
    if (text.startsWith(word, at)) return { kind: "literal", start: at, end: at + word.length, value };
  }
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  return match ? { kind: "number", start: at, end: NUMBER.lastIndex, lexeme: match[0] } : undefined;
}

const LITERALS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;
