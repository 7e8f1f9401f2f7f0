/** The orders in which JSON libraries write the members of an object. */
import { isObject, type JsonText, mapObjects, type MemberText, unquoted } from "./json-text.ts";

export interface KeyOrder {
  /** "with its keys sorted" */
  readonly name: string;
  readonly arrange: (json: JsonText) => JsonText;
}

/** What most parsers make of duplicate keys: the last value, in the first one's place. */
export function withoutDuplicates(json: JsonText): JsonText {
  return mapObjects(json, (members) => {
    const last = new Map<string, MemberText>();
    for (const [key, value] of members) last.set(unquoted(key), [key, value]);
    return last.size === members.length ? members : [...last.values()];
  });
}

/** JavaScript keeps the order, but puts keys that are array indices first, in order of number (ECMA-262, 10.1.11). */
export function javascriptOrder(json: JsonText): JsonText {
  return mapObjects(withoutDuplicates(json), (members) => {
    const indices = members.filter(([key]) => isIndex(unquoted(key)));
    if (indices.length === 0) return members;
    const byNumber = indices.sort(([a], [b]) => Number(unquoted(a)) - Number(unquoted(b)));
    return [...byNumber, ...members.filter(([key]) => !isIndex(unquoted(key)))];
  });
}

function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCaseless = (a: string, b: string): number => byText(a.toLowerCase(), b.toLowerCase()) || byText(a, b);
/** PostgreSQL's jsonb and MySQL's JSON. */
const byLength = (a: string, b: string): number => Buffer.byteLength(a) - Buffer.byteLength(b) || byText(a, b);

/** Orders that sort, the most frequent first. */
export const SORTED: readonly KeyOrder[] = [
  { name: "with its keys sorted", arrange: (json) => sortedBy(json, byText) },
  { name: "with its keys sorted by length, as jsonb keeps them", arrange: (json) => sortedBy(json, byLength) },
  { name: "with its keys sorted without regard to case", arrange: (json) => sortedBy(json, byCaseless) },
  { name: "with its outermost keys sorted", arrange: (json) => outermost(json, (members) => inOrder(members, byText)) },
];

export const REVERSED: readonly KeyOrder[] = [
  {
    name: "with its outermost keys the other way round",
    arrange: (json) => outermost(json, (members) => members.toReversed()),
  },
  { name: "with its keys the other way round", arrange: (json) => mapObjects(json, (members) => members.toReversed()) },
];

function sortedBy(json: JsonText, compare: (a: string, b: string) => number): JsonText {
  return mapObjects(withoutDuplicates(json), (members) => inOrder(members, compare));
}

function outermost(json: JsonText, change: (members: readonly MemberText[]) => readonly MemberText[]): JsonText {
  return typeof json === "object" && isObject(json) ? { members: change(json.members) } : json;
}

function inOrder(members: readonly MemberText[], compare: (a: string, b: string) => number): readonly MemberText[] {
  return members.toSorted(([a], [b]) => compare(unquoted(a), unquoted(b)));
}

/** Are the keys of the outermost object sorted, and enough of them that it is no chance? */
export function looksSorted(json: JsonText): boolean {
  if (typeof json === "string" || !isObject(json) || json.members.length < ENOUGH_KEYS) return false;
  const keys = json.members.map(([key]) => unquoted(key));
  return keys.every((key, at) => at === 0 || keys[at - 1]! < key);
}

/** Four keys are in order by chance once in 24. */
const ENOUGH_KEYS = 4;

/**
 * The JSON in every order of every object's keys, where that is at most `most` orders in all; none else.
 * Only objects of more than one member count.
 */
export function* everyOrder(json: JsonText, most: number): Iterable<JsonText> {
  if (countOrders(json, most) <= most) yield* orders(json);
}

function countOrders(json: JsonText, most: number): number {
  if (typeof json === "string") return 1;
  const children = isObject(json) ? json.members.map(([, value]) => value) : json.items;
  let count = 1;
  if (isObject(json)) for (let factor = 2; factor <= json.members.length && count <= most; factor++) count *= factor;
  for (const child of children) {
    if (count > most) break;
    count *= countOrders(child, most);
  }
  return count;
}

function* orders(json: JsonText): Iterable<JsonText> {
  if (typeof json === "string") yield json;
  else if (!isObject(json))
    for (const items of combinations(json.items.map((item) => Array.from(orders(item))))) yield { items };
  else {
    const values = json.members.map(([key, value]) => Array.from(orders(value), (each): MemberText => [key, each]));
    for (const members of combinations(values))
      for (const permuted of permutations(members)) yield { members: permuted };
  }
}

/** One of each list, in every way. */
function* combinations<T>(lists: readonly (readonly T[])[]): Iterable<readonly T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) return yield [];
  for (const item of first) for (const others of combinations(rest)) yield [item, ...others];
}

function* permutations<T>(items: readonly T[]): Iterable<readonly T[]> {
  if (items.length <= 1) return yield items;
  for (const [at, item] of items.entries()) {
    for (const rest of permutations([...items.slice(0, at), ...items.slice(at + 1)])) yield [item, ...rest];
  }
}
