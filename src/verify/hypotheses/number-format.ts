import {
  goNumber,
  javaNumber,
  javascriptNumber,
  phpNumber,
  pythonNumber,
  renumbered,
  rubyNumber,
} from "../json-numbers.ts";
import { mapInPlace } from "../json-text.ts";
import { numberGuesses, unroundedGuesses } from "../number-guesses.ts";
import { hypothesis } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct, isLarge } from "./_body.ts";

/** `1.0` became `1`, `1e3` became `1000`, an integer beyond 2^53 lost its last digits. */
export default hypothesis({
  code: "number-format",
  aspect: "body",
  rank: 38,
  *attempts(mismatch) {
    const { direction, text, json, scheme } = mismatch;
    if (json === undefined || text === undefined || isLarge(mismatch) || !NUMBER.test(text)) return;
    if (direction === "handler") return yield* distinct(mismatch, rewritten(text));
    yield* distinct(mismatch, guesses(text));
    if (scheme.symmetric) yield* distinct(mismatch, unrounded(text), MOST_UNROUNDED);
  },
  explain: ({ what, data }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: "numbers in it are written in another way",
        detail: `It was signed ${what}. A parser makes a number of digits, and the text of it is lost: 1.0 becomes 1, 10.50 becomes 10.5, and integers beyond 2^53 lose their last digits in JavaScript.`,
      },
      handler: {
        cause: "it parses the JSON, and writes its numbers in another way",
        detail: `It hashes the body with its numbers as ${data ?? "another writer"} writes them; ${mismatch.provider.name} sent ${mismatch.delivery.body.length} bytes with numbers of another form.`,
      },
    }),
});

/** Where a value may stand: strings hold some of these too, which costs no more than time. */
const NUMBER = /[[:,\s]-?\d/;
/** As many as one rounded integer has neighbours. */
const MOST_UNROUNDED = 520;

const WRITERS = [
  ["JavaScript", javascriptNumber],
  ["Python", pythonNumber],
  ["PHP", phpNumber],
  ["Go", goNumber],
  ["Java", javaNumber],
  ["Ruby", rubyNumber],
] as const;

function* rewritten(text: string): Iterable<BodyChange> {
  for (const [name, write] of WRITERS) {
    yield {
      what: `with its numbers as ${name} writes them`,
      data: name,
      body: mapInPlace(text, (lexeme) => renumbered(lexeme, write)),
    };
  }
}

/** In place: where the text was laid out anew besides, it is body-reserialized. */
function* guesses(text: string): Iterable<BodyChange> {
  for (const { what, text: body } of numberGuesses(text)) yield { what, body };
}

function* unrounded(text: string): Iterable<BodyChange> {
  for (const { what, text: body } of unroundedGuesses(text)) yield { what, body };
}
