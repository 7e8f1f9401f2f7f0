import { ASCII, AS_WRITTEN, PHP, PLAIN } from "../json-escapes.ts";
import { COMPACT, FOUR, inStyle, type JsonStyle, SPACED, TWO } from "../json-styles.ts";
import {
  isObject,
  isString,
  type JsonText,
  mapScalars,
  type MemberText,
  readJsonText,
  unquoted,
  writeJsonText,
} from "../json-text.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, differed, distinct } from "./_body.ts";

/** Middleware changed values: trimmed texts, `""` made null, HTML escaped, Rails' `controller` and `action` added. */
export default hypothesis({
  code: "body-mutated",
  aspect: "body",
  rank: 60,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what, data = "values" }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: `${data} in it were changed`,
        detail: `The signature fits the body ${what}. Middleware of a framework changes parsed input, and the body was written again from that.`,
      },
      handler: {
        cause: `it hashes parsed input in which ${data} are changed`,
        detail: `It hashes the body ${what}: middleware of the framework does that before your code runs.`,
      },
    }),
  suspicion: (mismatch) => {
    if (!differed(mismatch) || railsKeys(mismatch).length === 0) return undefined;
    return {
      title: "The body may hold keys that Rails added (controller, action), and others may have been changed.",
      detail: "params is the parsed body together with the route's own values; without them it still does not match.",
      fix: { text: "Verify request.raw_post, not params.", topic: "raw-body" },
      likelihood: 0.7,
    };
  },
});

interface Mutation {
  readonly what: string;
  /** What was changed: the subject of a sentence in the plural. */
  readonly data: string;
  readonly change: (json: JsonText) => JsonText;
}

/** What undoes a middleware's doing, as far as it can be undone. */
const UNDO: readonly Mutation[] = [
  {
    what: "with empty texts for null",
    data: "empty texts (made null: Laravel's ConvertEmptyStringsToNull)",
    change: (json) => mapScalars(json, (lexeme) => (lexeme === "null" ? '""' : lexeme)),
  },
  {
    what: "with &, <, > and quotes no longer escaped for HTML",
    data: "texts (escaped for HTML)",
    change: (json) => mapTexts(json, fromHtml),
  },
];

/** What a middleware does. */
const DO: readonly Mutation[] = [
  {
    what: "with null for empty texts",
    data: "empty texts (Laravel's ConvertEmptyStringsToNull)",
    change: (json) => mapScalars(json, emptyToNull),
  },
  {
    what: "with texts trimmed",
    data: "texts (trimmed: Laravel's TrimStrings)",
    change: (json) => mapTexts(json, (text) => text.trim()),
  },
  {
    what: "with texts trimmed, and null for empty ones",
    data: "texts (trimmed, and empty ones made null: Laravel)",
    change: (json) =>
      mapScalars(
        mapTexts(json, (text) => text.trim()),
        emptyToNull,
      ),
  },
  { what: "with texts escaped for HTML", data: "texts (escaped for HTML)", change: (json) => mapTexts(json, toHtml) },
  {
    what: "without members that are null",
    data: "members that are null (left out: Jackson's NON_NULL, exclude_none)",
    change: (json) => withoutMembers(json, (_, value) => value === "null"),
  },
  {
    what: "without members that are null or empty",
    data: "members that are null or empty (left out: Jackson's NON_EMPTY, Go's omitempty)",
    change: (json) => withoutMembers(json, (_, value) => isEmpty(value)),
  },
  {
    what: "without keys that begin with $ or hold a dot",
    data: "keys with $ or a dot (left out: express-mongo-sanitize)",
    change: (json) => withoutMembers(json, (key) => /^\$|\./.test(key)),
  },
];

/** In which the mutated values may be written. */
const STYLES: readonly JsonStyle[] = [
  { layout: COMPACT, escapes: AS_WRITTEN },
  { layout: COMPACT, escapes: PLAIN },
  { layout: COMPACT, escapes: PHP },
  { layout: SPACED, escapes: ASCII },
  { layout: TWO, escapes: PLAIN },
  { layout: FOUR, escapes: PLAIN },
];

function* changes(mismatch: Mismatch): Iterable<BodyChange> {
  const { direction, text, json } = mismatch;
  if (text === undefined || json === undefined) return;
  const read = readJsonText(text);
  const same = writeJsonText(read, COMPACT);
  if (direction === "capture") yield* withoutRails(mismatch, read);
  for (const { what, data, change } of direction === "capture" ? UNDO : DO) {
    const changed = change(read);
    if (writeJsonText(changed, COMPACT) === same) continue;
    for (const style of STYLES)
      yield { what: `${what}, written ${style.layout.name}`, data, body: inStyle(changed, style) };
  }
}

/** Rails' params hold the route's values, and the body once more under the controller's name. */
function* withoutRails(mismatch: Mismatch, read: JsonText): Iterable<BodyChange> {
  const added = railsKeys(mismatch);
  if (added.length === 0 || typeof read === "string" || !isObject(read)) return;
  const kept = read.members.filter(([key]) => !added.includes(unquoted(key)));
  const wrapper = kept.at(-1);
  const without = { data: "keys (added by Rails: controller, action)" };
  for (const members of [kept, ...(wrapper && typeof wrapper[1] === "object" ? [kept.slice(0, -1)] : [])]) {
    for (const style of STYLES)
      yield {
        what: `without ${added.join(", ")}, written ${style.layout.name}`,
        ...without,
        body: inStyle({ members }, style),
      };
  }
}

function railsKeys({ json }: Mismatch): string[] {
  if (json?.kind !== "object") return [];
  const keys = json.members.map(({ key }) => key);
  return keys.includes("controller") && keys.includes("action")
    ? keys.filter((key) => /^(?:controller|action|format)$/.test(key))
    : [];
}

function mapTexts(json: JsonText, change: (text: string) => string): JsonText {
  return mapScalars(json, (lexeme) => (isString(lexeme) ? changedText(lexeme, change) : lexeme));
}

function changedText(lexeme: string, change: (text: string) => string): string {
  const text = unquoted(lexeme);
  const changed = change(text);
  return changed === text ? lexeme : JSON.stringify(changed);
}

function emptyToNull(lexeme: string): string {
  return lexeme === '""' ? "null" : lexeme;
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

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function toHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => HTML[char]!);
}

function fromHtml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#0?39|#x27);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? entity);
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
