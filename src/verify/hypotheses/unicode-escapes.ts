import {
  ASCII,
  ASCII_UPPER,
  DOTNET,
  ESCAPE,
  type Escapes,
  escaped,
  GSON,
  hasUnusual,
  HTML,
  HTML_LONG,
  META,
  PHP_PLAIN,
  PLAIN,
  QUOTES_TOO,
  withHex,
} from "../json-escapes.ts";
import { mapInPlace } from "../json-text.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** `\u00e9` for é, `\u003c` for <, or the case of their digits: the same text in other bytes. */
export default hypothesis({
  code: "unicode-escapes",
  aspect: "body",
  rank: 14,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what }, mismatch) => {
    const how = what.replace(/^with /, "");
    return bodyExplanation(mismatch, {
      capture: {
        cause: "characters in it are escaped in another way than those that were signed",
        detail: `It was signed with ${how}. Whatever parses JSON and writes it again chooses escapes of its own, so it shows only with accents, emoji or characters such as < and &.`,
      },
      handler: {
        cause: "it hashes text whose characters are escaped in another way",
        detail: `Your code hashes it with ${how}. A JSON parser decodes escapes, and each writer chooses its own, so it shows only with accents, emoji or characters such as < and &.`,
      },
    });
  },
});

/** Escapes that writers choose, slashes aside. */
const CHOICES: readonly Escapes[] = [
  ASCII,
  PLAIN,
  HTML,
  ASCII_UPPER,
  DOTNET,
  GSON,
  QUOTES_TOO,
  PHP_PLAIN,
  HTML_LONG,
  { ...META, name: "with <, %, @ and non-ASCII characters as \\u escapes", slashes: undefined },
];

function* changes({ json, text }: Mismatch): Iterable<BodyChange> {
  if (json === undefined || text === undefined || !hasUnusual(text)) return;
  yield { what: "with the digits of its \\u escapes in small letters", body: withHex(text, "lower") };
  yield { what: "with the digits of its \\u escapes in capitals", body: withHex(text, "upper") };
  for (const choice of CHOICES) {
    // Slashes stay as they are, lexeme by lexeme.
    const rewrite = (lexeme: string): string =>
      escaped(lexeme, hasSlashEscape(lexeme) ? { ...choice, slashes: "all" } : choice);
    yield { what: choice.name, body: mapInPlace(text, rewrite) };
  }
}

function hasSlashEscape(lexeme: string): boolean {
  return lexeme.includes("\\/") && (lexeme.match(ESCAPE)?.includes("\\/") ?? false);
}
