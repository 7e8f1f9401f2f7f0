/** How the JSON libraries of languages write a number that they have read. */
import { isNumber, type Lexeme } from "./json-text.ts";

export type NumberWriter = (lexeme: Lexeme) => Lexeme;

/** How a floating-point number is written; its digits are the shortest that read back as the same number. */
interface FloatForm {
  /** Written without exponent while the first digit stands at 10^from … 10^to. */
  readonly from: number;
  readonly to: number;
  /** After a whole number. */
  readonly whole: ".0" | "";
  /** After a mantissa of one digit. */
  readonly mantissa: ".0" | "";
  readonly exponent: (exponent: number) => string;
}

const twoDigits = (exponent: number): string =>
  `e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
const signed = (exponent: number): string => `e${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;

const PYTHON: FloatForm = { from: -4, to: 15, whole: ".0", mantissa: "", exponent: twoDigits };
const RUBY: FloatForm = { from: -4, to: 15, whole: ".0", mantissa: ".0", exponent: twoDigits };
/** json_encode with serialize_precision = -1, without JSON_PRESERVE_ZERO_FRACTION. */
const PHP: FloatForm = { from: -4, to: 17, whole: "", mantissa: ".0", exponent: signed };
/** Double.toString. */
const JAVA: FloatForm = { from: -3, to: 6, whole: ".0", mantissa: ".0", exponent: (exponent) => `E${exponent}` };

/** JavaScript: every number is a double, and -0 is written as 0. */
export const javascriptNumber: NumberWriter = (lexeme) => JSON.stringify(Number(lexeme));
/** Go, decoded into `any`: doubles, as JavaScript writes them, but -0 stays. */
export const goNumber: NumberWriter = (lexeme) => (Object.is(Number(lexeme), -0) ? "-0" : javascriptNumber(lexeme));
/** Whole numbers are as long as they are. */
export const pythonNumber: NumberWriter = (lexeme) => (isWhole(lexeme) ? wholeNumber(lexeme) : float(lexeme, PYTHON));
export const rubyNumber: NumberWriter = (lexeme) => (isWhole(lexeme) ? wholeNumber(lexeme) : float(lexeme, RUBY));
export const javaNumber: NumberWriter = (lexeme) => (isWhole(lexeme) ? wholeNumber(lexeme) : float(lexeme, JAVA));
/** A number of any kind as Double.toString writes it. */
export const javaFloat: NumberWriter = (lexeme) => float(lexeme, JAVA);
/** Whole numbers beyond 64 bits become floating-point ones; -0 is one. */
export const phpNumber: NumberWriter = (lexeme) =>
  isWhole(lexeme) && lexeme !== "-0" && fitsInt64(lexeme)
    ? lexeme
    : Object.is(Number(lexeme), -0)
      ? "-0.0"
      : float(lexeme, PHP);

/** Number lexemes as the writer says; others stay. */
export function renumbered(lexeme: Lexeme, write: NumberWriter): Lexeme {
  return isNumber(lexeme) ? write(lexeme) : lexeme;
}

export function isWhole(lexeme: Lexeme): boolean {
  return /^-?\d+$/.test(lexeme);
}

function wholeNumber(lexeme: Lexeme): Lexeme {
  return lexeme === "-0" ? "0" : lexeme;
}

function fitsInt64(lexeme: Lexeme): boolean {
  return lexeme.length < 19 || (lexeme.length <= 20 && BigInt.asIntN(64, BigInt(lexeme)) === BigInt(lexeme));
}

function float(lexeme: Lexeme, form: FloatForm): Lexeme {
  const value = Number(lexeme);
  if (!Number.isFinite(value)) return lexeme;
  const [, sign, first, rest = "", power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(
    (Object.is(value, -0) ? "-" : "") + value.toExponential(),
  )!;
  const digits = first! + rest;
  const exponent = Number(power);
  if (exponent < form.from || exponent > form.to) {
    return `${sign}${first}${rest === "" ? form.mantissa : `.${rest}`}${form.exponent(exponent)}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === "" ? form.whole : `.${fraction}`}`;
}
