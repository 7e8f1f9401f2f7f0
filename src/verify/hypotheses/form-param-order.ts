import { type FieldText, readForm, writeForm } from "../form-body.ts";
import { signsFields, withFields } from "../form-content.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, distinct } from "./_body.ts";

/** A form's fields in another order: sorted by a parser, or not sorted where the provider sorts them. */
export default hypothesis({
  code: "form-param-order",
  aspect: "body",
  rank: 26,
  *attempts(mismatch) {
    const { direction, delivery, scheme } = mismatch;
    const fields = readForm(delivery);
    if (fields === undefined || fields.length < 2) return;
    if (!signsFields(scheme, delivery))
      yield* distinct(
        mismatch,
        ORDERS.map(({ what, arrange }) => ({ what, body: writeForm(arrange(fields)) })),
      );
    else if (direction === "handler") yield* fieldOrders(mismatch);
  },
  explain: ({ what, scheme }, mismatch) => {
    const { name } = mismatch.provider;
    if (scheme !== undefined) {
      return {
        title: `Your code does not sign the form's fields in ${name}'s order: it takes them ${what.replace(/^with its fields /, "")}.`,
        detail: `${name} appends each field's name and value to the URL, sorted by name (by character code, capitals first).`,
        fix: {
          text: "Sort the fields by name before you append them; or use the provider's SDK, which does.",
          topic: "signed-content",
        },
      };
    }
    return bodyExplanation(mismatch, {
      capture: {
        cause: "the fields of its form are in another order",
        detail: `It was signed ${what}. Something parsed the form on its way here and wrote it again.`,
      },
      handler: {
        cause: "it parses the form and hashes its fields in another order",
        detail: `It hashes the form ${what}; ${name} signs the body as it is.`,
      },
    });
  },
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCaseless = (a: string, b: string): number => byText(a.toLowerCase(), b.toLowerCase());

interface Order {
  readonly what: string;
  readonly arrange: (fields: readonly FieldText[]) => readonly FieldText[];
}

const ORDERS: readonly Order[] = [
  { what: "with its fields sorted by name", arrange: (fields) => fields.toSorted((a, b) => byText(a.name, b.name)) },
  { what: "with its fields the other way round", arrange: (fields) => fields.toReversed() },
  {
    what: "with its fields sorted by name without regard to case",
    arrange: (fields) => fields.toSorted((a, b) => byCaseless(a.name, b.name)),
  },
  {
    what: "with its fields sorted by name and value",
    arrange: (fields) => fields.toSorted((a, b) => byText(a.name, b.name) || byText(a.value ?? "", b.value ?? "")),
  },
];

function* fieldOrders({ scheme }: Mismatch): Iterable<Change> {
  const joined = (fields: readonly (readonly [string, string])[]): string =>
    fields.map(([name, value]) => name + value).join("");
  yield { what: "with its fields in the order in which they came", scheme: withFields(scheme, joined) };
  yield {
    what: "with its fields sorted without regard to case",
    scheme: withFields(scheme, (fields) => joined(fields.toSorted(([a], [b]) => byCaseless(a, b)))),
  };
  yield {
    what: "with its fields sorted backwards",
    scheme: withFields(scheme, (fields) => joined(fields.toSorted(([a], [b]) => byText(b, a)))),
  };
}
