import { formFields } from "../../core/fields.ts";
import { looksLikeForm } from "../form-body.ts";
import {
  COMPACT,
  inStyles,
  type JsonStyle,
  RENUMBERED_STYLES,
  SIGNED_STYLES,
  styleName,
  WRITTEN_STYLES,
} from "../json-styles.ts";
import {
  isNumber,
  isString,
  type JsonText,
  mapInPlace,
  mapLexemes,
  readJsonText,
  writeJsonText,
} from "../json-text.ts";
import { numberGuesses } from "../number-guesses.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, bytesOf, distinct, isLarge } from "./_body.ts";

/** The JSON was parsed and written again: by a framework and the user's code, a relay, a debugging tool. */
export default hypothesis({
  code: "body-reserialized",
  aspect: "body",
  rank: 40,
  *attempts(mismatch) {
    yield* distinct(mismatch, changes(mismatch));
    yield* distinct(mismatch, renumbered(mismatch), mismatch.scheme.symmetric ? MOST_RENUMBERED : undefined);
  },
  explain: (change, mismatch) => {
    const here = mismatch.delivery.body.length;
    const other = change.body?.length ?? 0;
    const writer = change.data === undefined ? "" : `${change.data} writes it`;
    return bodyExplanation(mismatch, {
      capture: {
        cause: `it was parsed as JSON and written again, ${difference(mismatch, change)}`,
        detail: `${mismatch.provider.name} signed ${bytesOf(other)}, and ${here} are here. A framework that parses JSON, a relay or a debugging tool gives another text of the same values.`,
      },
      handler: {
        cause: `it parses the body and hashes it ${writer ? `as ${writer}` : "written again"}`,
        detail: `It hashes ${bytesOf(other)}, ${change.what.replace(/^written /, "")}, and ${mismatch.provider.name} sent ${here}. The values are the same, but the text is another.`,
      },
    });
  },
});

function* changes({ direction, json, text, delivery }: Mismatch): Iterable<BodyChange> {
  if (json !== undefined && text !== undefined) {
    yield* styled(readJsonText(text), direction === "capture" ? SIGNED_STYLES : WRITTEN_STYLES);
  } else if (direction === "handler" && looksLikeForm(delivery)) {
    yield* styled(formAsJson(delivery.body), WRITTEN_STYLES);
  }
}

/** Guesses of numbers times styles: a part of the MACs, so that pairs of causes keep theirs. */
const MOST_RENUMBERED = 300;

/** One parser and writer changes blanks, escapes and numbers at once: `12.50` in an indented text becomes `12.5` in another. */
function* renumbered(mismatch: Mismatch): Iterable<BodyChange> {
  const { direction, json, text } = mismatch;
  if (direction === "handler" || json === undefined || text === undefined || isLarge(mismatch)) return;
  for (const { what, text: guess, likely } of numberGuesses(text)) {
    if (!likely) continue;
    for (const [style, body] of inStyles(readJsonText(guess), RENUMBERED_STYLES)) {
      yield { what: `${styleName(style)}, and ${what}`, body };
    }
  }
}

/** A form that was parsed into an object. */
function formAsJson(body: Uint8Array): JsonText {
  return { members: formFields(body).map(([name, value]) => [JSON.stringify(name), JSON.stringify(value)] as const) };
}

function* styled(json: JsonText, styles: readonly JsonStyle[]): Iterable<BodyChange> {
  for (const [style, body] of inStyles(json, styles)) {
    yield { what: styleName(style), body, ...(style.writer !== undefined && { data: style.writer }) };
  }
}

/** What became of the text, seen from here: "without its blanks and line ends, and with other escapes". */
function difference({ text = "" }: Mismatch, { body }: Change): string {
  const signed = Buffer.from(body ?? []).toString("utf8");
  const [before, after] = [readJsonText(signed), readJsonText(text)];
  const changed = [
    blanksChanged(signed, text) ?? "",
    textOf(before, isString) === textOf(after, isString) ? "" : "with other escapes",
    textOf(before, isNumber) === textOf(after, isNumber) ? "" : "with its numbers in another form",
  ].filter((clause) => clause !== "");
  return changed.length === 0 ? "with other blanks or line ends" : changed.join(", and ");
}

function blanksChanged(signed: string, here: string): string | undefined {
  if (isCompact(signed)) return isCompact(here) ? undefined : "with blanks or line ends added";
  if (!isCompact(here)) return blanks(signed) === blanks(here) ? undefined : "with other blanks or line ends";
  return signed.trim().includes("\n") ? "without its blanks and line ends" : "without its blanks";
}

function isCompact(text: string): boolean {
  return writeJsonText(readJsonText(text), COMPACT).length === text.trim().length;
}

/** All that stands between lexemes. */
function blanks(text: string): string {
  return mapInPlace(text, () => "");
}

/** The lexemes of one kind, in order. */
function textOf(json: JsonText, wanted: (lexeme: string) => boolean): string {
  const found: string[] = [];
  mapLexemes(json, (lexeme) => {
    if (wanted(lexeme)) found.push(lexeme);
    return lexeme;
  });
  return found.join(",");
}
