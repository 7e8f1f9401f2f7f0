/**
 * Made-up values in the shape of real ones: as long, in bytes too, with the same kinds of characters in the same
 * places. One seed gives the same fake for the same value, so that what was equal stays equal.
 */
import { createHmac } from "node:crypto";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
const HEX = "0123456789abcdef";

export class Fakes {
  readonly #seed: Uint8Array;
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param seed any bytes: who has them can tell what a fake was made of by trying. */
  constructor(seed: Uint8Array) {
    this.#seed = seed;
  }

  /** A run of letters and digits: `Zoë` → `Qmü`. Two runs never get the same fake, unless they are too short for that. */
  word(word: string): string {
    return this.#once(`w${word}`, word, (draw) =>
      isHex(word) ? hexLike(word, draw) : Array.from(word, (char) => charLike(char, draw)).join(""),
    );
  }

  /** Digits with or without a sign, fraction and exponent, as they stand in JSON: `-12.50` → `-37.80`. */
  number(lexeme: string): string {
    const [, sign = "", whole = "", fraction = "", exponent = ""] = /^(-?)(\d+)((?:\.\d+)?)(.*)$/s.exec(lexeme) ?? [];
    const alike = (made: string): boolean =>
      Number.isSafeInteger(Number(lexeme)) === Number.isSafeInteger(Number(made)) &&
      (String(Number(lexeme)) === lexeme) === (String(Number(made)) === made);
    return this.#once(
      `n${lexeme}`,
      lexeme,
      (draw) => sign + wholeLike(whole, draw) + fractionLike(fraction, draw) + exponent,
      alike,
    );
  }

  /** So many bytes; the same for the same `label`. */
  bytes(count: number, label: string): Buffer {
    const draw = this.#source(`b${label}`);
    return Buffer.from(Array.from({ length: count }, () => draw(256)));
  }

  /** One of `choices`, the same for the same `label`. */
  pick<T>(choices: readonly T[], label: string): T {
    return choices[this.#source(`p${label}`)(choices.length)]!;
  }

  #once(
    key: string,
    original: string,
    make: (draw: Draw) => string,
    alike: (made: string) => boolean = () => true,
  ): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let made = original;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      made = make(this.#source(`${attempt}${key}`));
      if (!this.#taken.has(made) && alike(made)) break;
    }
    this.#taken.add(made);
    this.#known.set(key, made);
    return made;
  }

  /** Numbers without end, drawn from an HMAC in counter mode. */
  #source(label: string): Draw {
    let block = Buffer.alloc(0);
    let at = 0;
    let counter = 0;
    return (below) => {
      if (at + 4 > block.length) {
        block = createHmac("sha256", this.#seed).update(`${counter++}:${label}`).digest();
        at = 0;
      }
      at += 4;
      return block.readUInt32BE(at - 4) % below;
    };
  }
}

/** A whole number from 0, smaller than `below`. */
type Draw = (below: number) => number;

const ATTEMPTS = 24;

function isHex(word: string): boolean {
  return word.length >= 8 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(word) && /\d/.test(word) && /[a-f]/i.test(word);
}

function hexLike(word: string, draw: Draw): string {
  const upper = /[A-F]/.test(word);
  const made = Array.from(word.toLowerCase(), (char) => other(HEX, char, draw)).join("");
  return upper ? made.toUpperCase() : made;
}

/** Another character of the pool. */
function other(pool: string, char: string, draw: Draw): string {
  const at = pool.indexOf(char);
  return pool[(at + 1 + draw(pool.length - 1)) % pool.length]!;
}

function charLike(char: string, draw: Draw): string {
  for (const pool of [LOWER, UPPER, DIGITS]) if (pool.includes(char)) return other(pool, char, draw);
  const choices = neighbours(char);
  return choices.length === 0 ? char : choices[draw(choices.length)]!;
}

const near = new Map<string, readonly string[]>();

/**
 * Characters that differ in the last byte of UTF-8 only, and are of the same kind: case, whether they decompose, and
 * whether Windows' Latin code page has them.
 */
function neighbours(char: string): readonly string[] {
  let found = near.get(char);
  if (!found) {
    const code = char.codePointAt(0)!;
    const kind = kindOf(char);
    found = Array.from({ length: 64 }, (_, at) => String.fromCodePoint((code & ~63) + at)).filter(
      (one) => one !== char && kindOf(one) === kind,
    );
    near.set(char, found);
  }
  return found;
}

const CP1252 = "ŠšŽžŒœŸƒ";

function kindOf(char: string): string {
  const category = ["\\p{Lu}", "\\p{Ll}", "\\p{Lo}", "\\p{Nd}"].find((name) => new RegExp(`^${name}$`, "u").test(char));
  return category === undefined
    ? `other ${char}`
    : [
        category,
        char.normalize("NFD").length,
        char.normalize("NFKC") === char,
        CP1252.includes(char),
        char.toUpperCase().length,
      ].join();
}

/**
 * No leading zero comes or goes. Of more digits than a double always holds, the first stays, so that it holds as few,
 * and trailing zeros (the others were rounded away).
 */
function wholeLike(whole: string, draw: Draw): string {
  if (/^0+$/.test(whole)) return whole;
  const long = whole.length > 15;
  const zeros = long ? /0*$/.exec(whole)![0].length : 0;
  const digits = Array.from(whole.slice(0, whole.length - zeros), (char, at) =>
    at === 0 && (long || char === "0") ? char : other(at === 0 ? "123456789" : DIGITS, char, draw),
  );
  return digits.join("") + "0".repeat(zeros);
}

/** Zeros at either end of a fraction stay: writers of JSON differ about them. */
function fractionLike(fraction: string, draw: Draw): string {
  const [, point = "", before = "", middle = "", after = ""] = /^(\.?)(0*)(\d*?)(0*)$/.exec(fraction) ?? [];
  return point + before + Array.from(middle, (char) => other("123456789", char, draw)).join("") + after;
}
