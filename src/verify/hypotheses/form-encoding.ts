import { latin1 } from "../../core/bytes.ts";
import { isForm } from "../../core/fields.ts";
import {
  FORM_WRITERS,
  type FieldText,
  mapForm,
  percentDecoded,
  percentEncoded,
  readForm,
  writeForm,
} from "../form-body.ts";
import { signsFields, withFields } from "../form-content.ts";
import { isObject, isString, type JsonText, readJsonText, unquoted } from "../json-text.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** A form was decoded and written again: `%20` for `+`, small hex digits, other characters encoded; or left encoded. */
export default hypothesis({
  code: "form-encoding",
  aspect: "body",
  rank: 30,
  *attempts(mismatch) {
    yield* distinct(mismatch, changes(mismatch));
    yield* leftEncoded(mismatch);
  },
  explain: ({ what, scheme, data }, mismatch) => {
    const { name } = mismatch.provider;
    if (scheme !== undefined) {
      return {
        title: `Your code signs the form's fields as they are encoded, and ${name} signs them decoded.`,
        detail: "Names and values are to be decoded (%2B is a plus, + a blank) before they are appended to the URL.",
        fix: {
          text: "Decode the fields first (URLSearchParams, parse_qsl, request.form), then sort and append them.",
          topic: "signed-content",
        },
      };
    }
    const by = data === undefined ? "" : ` (${data} writes it so)`;
    return bodyExplanation(mismatch, {
      capture: {
        cause: "its form was decoded and written again",
        detail: `It was signed ${what}${by}. A parser on its way decoded the fields, and what wrote them again encodes other characters.`,
      },
      handler: {
        cause: "it parses the form and hashes it written again",
        detail: `It hashes the form ${what}${by}; ${name} signs the body as it is.`,
      },
    });
  },
});

function* changes(mismatch: Mismatch): Iterable<BodyChange> {
  const { direction, delivery } = mismatch;
  const fields = readForm(delivery);
  if (fields === undefined || mismatch.json !== undefined) {
    const rebuilt = direction === "capture" && isForm(delivery) ? fieldsOfJson(mismatch) : undefined;
    if (rebuilt) yield* writtenAnew(rebuilt, "as the form that it was, ");
    return;
  }
  yield { what: "with %20 for each +", body: writeForm(mapForm(fields, (text) => text.replaceAll("+", "%20"))) };
  yield { what: "with + for each %20", body: writeForm(mapForm(fields, (text) => text.replaceAll("%20", "+"))) };
  yield {
    what: "with hex digits in small letters",
    body: writeForm(mapForm(fields, (text) => text.replaceAll(PERCENT, (code) => code.toLowerCase()))),
  };
  yield {
    what: "with hex digits in capitals",
    body: writeForm(mapForm(fields, (text) => text.replaceAll(PERCENT, (code) => code.toUpperCase()))),
  };
  yield { what: "with %2B for each +", body: writeForm(mapForm(fields, (text) => text.replaceAll("+", "%2B"))) };
  yield {
    what: "with %2B for each + that begins a value",
    body: writeForm(mapForm(fields, (text) => text.replace(/^\+/, "%2B"))),
  };
  const decoded = mapForm(fields, percentDecoded);
  yield* writtenAnew(decoded, "");
  if (direction === "capture") return;
  yield { what: "decoded", body: writeForm(decoded) };
  yield {
    what: "decoded, but for +",
    body: writeForm(mapForm(fields, (text) => percentDecoded(text.replaceAll("+", "%2B")))),
  };
}

const PERCENT = /%[0-9a-fA-F]{2}/g;

/** @param fields decoded, one character a byte. */
function* writtenAnew(fields: readonly FieldText[], prefix: string): Iterable<BodyChange> {
  for (const writer of FORM_WRITERS) {
    yield {
      what: `${prefix}encoded anew`,
      data: writer.name,
      body: writeForm(mapForm(fields, (text) => percentEncoded(text, writer))),
    };
  }
  for (const writer of FORM_WRITERS) {
    yield {
      what: `${prefix}encoded anew, with hex digits in small letters`,
      body: writeForm(mapForm(fields, (text) => percentEncoded(text, writer, "lower"))),
    };
  }
}

/** The members of an object of texts and numbers: what a gateway makes of a form. */
function fieldsOfJson({ json, text }: Mismatch): FieldText[] | undefined {
  if (json?.kind !== "object" || text === undefined) return undefined;
  const read = readJsonText(text);
  if (typeof read === "string" || !isObject(read)) return undefined;
  return read.members.flatMap(([key, value]) => {
    const values = typeof value === "object" && !isObject(value) ? value.items : [value];
    return values.map((each) => ({ name: asBytes(unquoted(key)), value: asBytes(plainText(each)) }));
  });
}

function plainText(value: JsonText): string {
  return typeof value !== "string" ? "" : isString(value) ? unquoted(value) : value === "null" ? "" : value;
}

function asBytes(text: string): string {
  return latin1(Buffer.from(text, "utf8"));
}

/** Where the provider signs decoded fields, the user's code may have left them encoded. */
function* leftEncoded({ direction, scheme, delivery }: Mismatch): Iterable<Change> {
  if (direction === "capture" || !signsFields(scheme, delivery)) return;
  const fields = readForm(delivery) ?? [];
  const sorted = fields.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const joined = sorted.map(({ name, value = "" }) => name + value).join("");
  yield { what: "with its fields left encoded", scheme: withFields(scheme, () => joined) };
  yield {
    what: "with its fields decoded, but for +",
    scheme: withFields(scheme, () =>
      sorted
        .map(
          ({ name, value = "" }) =>
            name + Buffer.from(percentDecoded(value.replaceAll("+", "%2B")), "latin1").toString("utf8"),
        )
        .join(""),
    ),
  };
}
