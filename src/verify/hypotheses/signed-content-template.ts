import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { claimOf } from "./_signature.ts";

/** The bytes that were signed were put together in another way: `t.` or `id.t.` forgotten, another order or delimiter. */
export default hypothesis({
  code: "signed-content-template",
  aspect: "scheme",
  rank: 44,
  *attempts(mismatch) {
    if (!hasTemplate(mismatch)) return;
    let count = 0;
    const most = mismatch.scheme.symmetric ? MAX_TEMPLATES : MAX_ASYMMETRIC;
    for (const template of distinct(templates(mismatch), ownTemplates(mismatch))) {
      if (++count > most) return;
      yield { what: `over ${say(template)}`, data: template, template };
    }
  },
  explain: ({ data = "" }, mismatch) => {
    const { direction, provider } = mismatch;
    const own = ownTemplates(mismatch)[0]!;
    const fix = {
      text: `${provider.name} signs ${say(own)}, exactly so: every part, its order, and what stands between them.`,
      topic: "signed-content",
    } as const;
    if (direction === "handler") {
      return {
        title: `Your code signs ${say(data)}; ${provider.name} signs ${say(own)}.`,
        detail: "Put together so, the content gives exactly your value.",
        fix,
      };
    }
    return {
      title: `The signature was made over ${say(data)}; ${provider.name} signs ${say(own)}.`,
      detail: "What was signed is put together in another way than the provider's.",
      fix: { ...fix, text: `${fix.text} That belongs in the code that signs.` },
    };
  },
});

/** Templates that are tried at most; a signature of a key pair costs 20 times a MAC. */
const MAX_TEMPLATES = 48;
const MAX_ASYMMETRIC = 12;

function hasTemplate(mismatch: Mismatch): boolean {
  const { scheme } = mismatch;
  return (
    ownTemplates(mismatch).length > 0 &&
    (scheme.mac !== undefined || !scheme.symmetric) &&
    claimOf(mismatch) !== undefined
  );
}

function ownTemplates({ scheme: { recipe } }: Mismatch): readonly string[] {
  if (recipe.kind === "standard-webhooks") return ["{id}.{timestamp}.{text}"];
  if (!("content" in recipe)) return [];
  return typeof recipe.content === "string" ? [recipe.content] : recipe.content;
}

function* distinct(candidates: Iterable<string>, except: readonly string[]): Iterable<string> {
  const seen = new Set(except);
  for (const template of candidates) {
    if (seen.has(template) || !SIGNS_SOMETHING.test(template)) continue;
    seen.add(template);
    yield template;
  }
}

/** A signature that covers neither body nor URL would say nothing of the delivery. */
const SIGNS_SOMETHING = /\{(?:body|text|bodyHash|bodyCrc32|sortedFormParams|url|form|json)\b/;

function* templates(mismatch: Mismatch): Iterable<string> {
  const own = ownTemplates(mismatch).map((template) => template.replaceAll("{text}", "{body}"));
  const claim = claimOf(mismatch)!;
  const { timestamp } = claim;
  const time = timestamp !== undefined;
  const id = claim.id !== "";
  yield "{body}";
  // SDKs that sign the body as text sign other bytes where it is no UTF-8.
  if (mismatch.text === undefined) yield* own;
  for (const template of own) yield* withoutOnePart(template);
  if (time) yield* WITH_TIME;
  if (time && id) yield* WITH_TIME_AND_ID;
  if (id) yield* WITH_ID;
  for (const template of own) yield* inOtherOrder(template);
  for (const template of own) yield* withOtherSeparators(template);
  if (timestamp) yield* withOtherUnit(own[0]!, timestamp.signed);
  yield* WITH_URL;
  if (time) yield "{method}{url}{body}{timestamp}";
  for (const template of own) yield template.replace("{body}", "{bodyHash:sha256:hex}");
}

const WITH_TIME = [
  "{timestamp}.{body}",
  "{timestamp}{body}",
  "{timestamp}:{body}",
  "v0:{timestamp}:{body}",
  "{timestamp}\n{body}",
  "{body}{timestamp}",
  "{body}.{timestamp}",
  "{body}:{timestamp}",
];
const WITH_TIME_AND_ID = [
  "{id}.{timestamp}.{body}",
  "{id}{timestamp}{body}",
  "{timestamp}.{id}.{body}",
  "{id}:{timestamp}:{body}",
  "{timestamp}.{body}.{id}",
];
const WITH_ID = ["{id}.{body}", "{id}{body}", "{body}.{id}", "{body}{id}"];
const WITH_URL = [
  "{url}{body}",
  "{body}{url}",
  "{url}{sortedFormParams}",
  "{url}",
  "{method}{url}{body}",
  "{target}{body}",
  "{path}{body}",
  "{method}{target}{body}",
  "{target}{sortedFormParams}",
  "{path}{sortedFormParams}",
];

interface Part {
  readonly text: string;
  readonly word: boolean;
}

function partsOf(template: string): Part[] {
  return Array.from(template.matchAll(/\{[^{}]*\}|[^{}]+/g), ([text]) => ({ text, word: text.startsWith("{") }));
}

/** A word forgotten together with what parts it from the next, or a fixed beginning (`v0:`) left out. */
function* withoutOnePart(template: string): Iterable<string> {
  const parts = partsOf(template);
  for (const [at, part] of parts.entries()) {
    const separator = parts[at + 1]?.word === false ? at + 1 : parts[at - 1]?.word === false ? at - 1 : -1;
    if (part.word) yield join(parts.filter((_, index) => index !== at && index !== separator));
    yield join(parts.filter((_, index) => index !== at));
  }
}

/** The same words in other places: neighbours swapped, the first one last, the last one first. */
function* inOtherOrder(template: string): Iterable<string> {
  const words = wordsOf(template);
  if (words.length < 2 || words.length > MAX_WORDS) return;
  const orders = [
    ...words.slice(1).map((_, at) => words.toSpliced(at, 2, words[at + 1]!, words[at]!)),
    [...words.slice(1), words[0]!],
    [words.at(-1)!, ...words.slice(0, -1)],
    words.toReversed(),
  ];
  for (const order of orders) {
    const rest = [...order];
    yield join(partsOf(template).map((part) => (part.word ? { ...part, text: rest.shift()! } : part)));
  }
}

function* withOtherSeparators(template: string): Iterable<string> {
  const words = wordsOf(template);
  if (words.length < 2 || words.length > MAX_WORDS) return;
  for (const separator of [".", "", ":", "\n", "|", ",", " "]) {
    yield join(
      partsOf(template).map((part) => (part.word ? part : { ...part, text: part.text.replaceAll(/\W+/g, separator) })),
    );
    yield words.join(separator);
    yield words.toReversed().join(separator);
  }
}

/** Contents of more words (canonical requests) are not put together anew. */
const MAX_WORDS = 5;

function wordsOf(template: string): string[] {
  return partsOf(template)
    .filter(({ word }) => word)
    .map(({ text }) => text);
}

/** The timestamp in ms where it is signed in seconds, and the reverse. */
function* withOtherUnit(template: string, timestamp: string): Iterable<string> {
  if (!/^\d{9,14}$/.test(timestamp)) return;
  const other = timestamp.length > 11 ? timestamp.slice(0, -3) : `${timestamp}000`;
  yield template.replace("{timestamp}", other);
}

function join(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join("");
}

/** "the body alone", "{timestamp}.{body}" */
function say(template: string): string {
  if (template === "{body}" || template === "{text}") return "the body alone";
  if (template === "{url}") return "the URL alone";
  // A literal number is a timestamp in the other unit.
  const words = template.replace(
    /\d{9,17}/,
    (number) => `{timestamp in ${number.length > 11 ? "milliseconds" : "seconds"}}`,
  );
  return words.replaceAll("\n", "\\n");
}
