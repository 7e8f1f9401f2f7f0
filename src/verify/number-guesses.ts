/**
 * Numbers that a parser has changed, guessed back: `1.0` that became `1`, `10.50` that became `10.5`, an integer beyond
 * 2^53 that lost its last digits. Each guess changes only some of the numbers, in place.
 */
import { isNumber, isObject, type JsonText, type Lexeme, mapInPlace, readJsonText } from "./json-text.ts";
import { isWhole, javaFloat } from "./json-numbers.ts";

export interface NumberGuess {
  /** "with .0 after whole numbers" */
  readonly what: string;
  readonly text: string;
  /** Few numbers are like that, and the text may have been laid out anew besides. */
  readonly likely: boolean;
}

interface Form {
  readonly name: string;
  /** The lexeme as it may have been; undefined where it cannot. */
  readonly write: (lexeme: Lexeme) => Lexeme | undefined;
  readonly likely?: true;
}

const FORMS: readonly Form[] = [
  {
    name: "with .0 after whole numbers",
    write: (lexeme) => (isWhole(lexeme) ? `${lexeme}.0` : undefined),
    likely: true,
  },
  { name: "with two decimals", write: twoDecimals, likely: true },
  { name: "with a second decimal after the first", write: secondDecimal, likely: true },
  { name: "as Java writes doubles", write: (lexeme) => javaFloat(lexeme) },
  { name: "with -0 for 0", write: (lexeme) => (lexeme === "0" ? "-0" : undefined) },
  { name: "with an exponent", write: withExponent },
];

function twoDecimals(lexeme: Lexeme): Lexeme | undefined {
  return isWhole(lexeme) ? `${lexeme}.00` : secondDecimal(lexeme);
}

function secondDecimal(lexeme: Lexeme): Lexeme | undefined {
  return /^-?\d+\.\d$/.test(lexeme) ? `${lexeme}0` : undefined;
}

/** 1000 may have been 1e3. */
function withExponent(lexeme: Lexeme): Lexeme | undefined {
  const match = /^(-?[1-9]\d*?)(0+)$/.exec(lexeme);
  return match ? `${match[1]}e${match[2]!.length}` : undefined;
}

/** Keys whose numbers are guessed at one by one and in sets. */
const MAX_KEYS = 6;

/** All numbers; those under each key; sets of keys: each in each form. Only what differs from the text. */
export function* numberGuesses(text: string): Iterable<NumberGuess> {
  for (const { form, keys } of choices(numberKeys(readJsonText(text)))) {
    const guess = inForm(text, form, keys);
    if (guess === text) continue;
    const where = keys && ` at ${[...keys].map((key) => key || "the outermost list").join(", ")}`;
    yield { what: form.name + (where ?? ""), text: guess, likely: form.likely === true };
  }
}

interface Choice {
  readonly form: Form;
  /** undefined: all. */
  readonly keys?: ReadonlySet<Lexeme>;
}

function* choices(keys: ReadonlySet<Lexeme>): Iterable<Choice> {
  for (const form of FORMS) yield { form };
  if (keys.size < 2) return;
  const few = [...keys].slice(0, MAX_KEYS);
  for (const form of FORMS) for (const key of few) yield { form, keys: new Set([key]) };
  for (const form of FORMS.filter(({ likely }) => likely)) {
    for (const set of subsets(few)) if (set.length > 1 && set.length < keys.size) yield { form, keys: new Set(set) };
  }
}

function inForm(text: string, form: Form, keys: ReadonlySet<Lexeme> | undefined): string {
  let key: Lexeme = "";
  return mapInPlace(text, (lexeme, isKey) => {
    if (isKey) key = lexeme;
    if (!isNumber(lexeme) || (keys && !keys.has(key))) return lexeme;
    return form.write(lexeme) ?? lexeme;
  });
}

/** The keys under which numbers stand, those in arrays too; the outermost array's is "". */
function numberKeys(json: JsonText, key: Lexeme = "", found = new Set<Lexeme>()): Set<Lexeme> {
  if (typeof json === "string") {
    if (isNumber(json)) found.add(key);
  } else if (isObject(json)) for (const [name, value] of json.members) numberKeys(value, name, found);
  else for (const item of json.items) numberKeys(item, key, found);
  return found;
}

function* subsets<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let bits = 1; bits < 2 ** items.length; bits++) yield items.filter((_, at) => (bits >> at) & 1);
}

/** An integer has so many neighbours that are the same double; beyond this none is guessed. */
const MAX_NEIGHBOURS = 512;

/**
 * Where one integer beyond 2^53 looks rounded by JavaScript: the text with each integer that rounds to the same double.
 * Two such integers would be too many guesses.
 */
export function* unroundedGuesses(text: string): Iterable<NumberGuess> {
  const rounded = new Set<Lexeme>();
  mapInPlace(text, (lexeme) => {
    if (looksRounded(lexeme)) rounded.add(lexeme);
    return lexeme;
  });
  const [lexeme, ...others] = rounded;
  if (lexeme === undefined || others.length > 0) return;
  for (const neighbour of neighbours(lexeme)) {
    const digits = neighbour.toString();
    yield {
      what: `with ${digits} for ${lexeme}`,
      text: mapInPlace(text, (each) => (each === lexeme ? digits : each)),
      likely: false,
    };
  }
}

function looksRounded(lexeme: Lexeme): boolean {
  if (!/^-?\d{16,19}$/.test(lexeme)) return false;
  const value = Number(lexeme);
  return !Number.isSafeInteger(value) && String(value) === lexeme;
}

/** All integers that round to the same double, the nearest first. */
function* neighbours(lexeme: Lexeme): Iterable<bigint> {
  const double = Number(lexeme);
  const written = BigInt(lexeme);
  const gap = 2 ** (Math.floor(Math.log2(Math.abs(double))) - 52);
  for (let step = 1; step <= Math.min(gap, MAX_NEIGHBOURS); step++) {
    for (const candidate of [written + BigInt(step), written - BigInt(step)])
      if (Number(candidate) === double) yield candidate;
  }
}
