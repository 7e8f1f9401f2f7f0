import { formFields } from "../../core/fields.ts";
import { looksLikeForm } from "../form-body.ts";
import { inStyles, type JsonStyle, SIGNED_STYLES, COMPACT, styleName, WRITTEN_STYLES } from "../json-styles.ts";
import { type JsonText, readJsonText, writeJsonText } from "../json-text.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, bytesOf, distinct } from "./_body.ts";

/** The JSON was parsed and written again: by a framework and the user's code, a relay, a debugging tool. */
export default hypothesis({
  code: "body-reserialized",
  aspect: "body",
  rank: 40,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
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

/** A form that was parsed into an object. */
function formAsJson(body: Uint8Array): JsonText {
  return { members: formFields(body).map(([name, value]) => [JSON.stringify(name), JSON.stringify(value)] as const) };
}

function* styled(json: JsonText, styles: readonly JsonStyle[]): Iterable<BodyChange> {
  for (const [style, body] of inStyles(json, styles)) {
    yield { what: styleName(style), body, ...(style.writer !== undefined && { data: style.writer }) };
  }
}

/** What became of the blanks, seen from here. */
function difference({ text = "" }: Mismatch, { body }: Change): string {
  const signed = Buffer.from(body ?? []).toString("utf8");
  if (isCompact(signed)) return isCompact(text) ? "with other escapes" : "with blanks or line ends added";
  if (!isCompact(text)) return "with other blanks or line ends";
  return signed.trim().includes("\n") ? "without its blanks and line ends" : "without its blanks";
}

function isCompact(text: string): boolean {
  return writeJsonText(readJsonText(text), COMPACT).length === text.trim().length;
}
