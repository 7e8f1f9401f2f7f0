import { type FieldText, percentDecoded, readForm, writeForm } from "../form-body.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, cameShorter, distinct } from "./_body.ts";

/** A field that is there several times became one, or got brackets, in a parser. */
export default hypothesis({
  code: "form-param-duplicates",
  aspect: "body",
  rank: 28,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: "fields of its form that are there several times were changed",
        detail: `It was signed ${what}. Parsers of forms keep the first or the last copy, make a list of them, or write brackets after the name.`,
      },
      handler: {
        cause: "it changes fields of the form that are there several times",
        detail: `It takes the form ${what}: parsers of forms keep the first or the last copy, or make a list of them.`,
        fix: {
          text: "Take all copies of a field, in order, from the raw body (getlist, request.POST.lists(), URLSearchParams), not from a map.",
          topic: "raw-body",
        },
      },
    }),
  suspicion: (mismatch) => {
    if (!cameShorter(mismatch)) return undefined;
    const { provider } = mismatch;
    return {
      title: "Repeated fields may have been dropped: the form is shorter than it was sent.",
      detail: `Parsers of forms keep one copy of a field, and ${provider.name} signs them all; which ones they were cannot be found again.`,
      fix: { text: "Verify the form as it was sent: take all copies of a field from the raw body.", topic: "raw-body" },
      likelihood: 0.45,
    };
  },
});

function* changes({ delivery }: Mismatch): Iterable<BodyChange> {
  const fields = readForm(delivery);
  if (fields === undefined) return;
  const bare = fields.map(({ name, value }) => ({ name: name.replace(BRACKETS, ""), value }));
  yield { what: "without the brackets after names", body: writeForm(bare) };
  yield { what: "with a field for each value of a list", body: writeForm(fields.flatMap(valuesApart)) };
  yield { what: "with each field once", body: writeForm(once(fields, ({ name, value }) => `${name}=${value ?? ""}`)) };
  const byName = grouped(fields);
  if (byName.size === fields.length) return;
  yield {
    what: "with the last copy of each field alone",
    body: writeForm([...byName.values()].map((copies) => copies.at(-1)!)),
  };
  yield {
    what: "with the first copy of each field alone",
    body: writeForm([...byName.values()].map((copies) => copies[0]!)),
  };
  yield { what: "with copies joined by commas", body: writeForm(joined(byName, "%2C")) };
  yield { what: "with copies joined by bare commas", body: writeForm(joined(byName, ",")) };
  yield {
    what: "with brackets after names",
    body: writeForm(
      fields.map((field) => ({ ...field, name: byName.get(field.name)!.length > 1 ? `${field.name}[]` : field.name })),
    ),
  };
}

/** `[]`, `[0]`, `%5B%5D` at the end of a name. */
const BRACKETS = /(?:\[|%5B)\d*(?:\]|%5D)$/i;

function valuesApart({ name, value }: FieldText): FieldText[] {
  const parts = value === undefined ? [] : percentDecoded(value).includes(",") ? value.split(/,|%2C/i) : [];
  return parts.length > 1 ? parts.map((part) => ({ name, value: part })) : [{ name, value }];
}

function grouped(fields: readonly FieldText[]): ReadonlyMap<string, readonly FieldText[]> {
  const byName = new Map<string, FieldText[]>();
  for (const field of fields) {
    const copies = byName.get(field.name);
    if (copies) copies.push(field);
    else byName.set(field.name, [field]);
  }
  return byName;
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item] as const).toReversed()).values()].toReversed();
}

function joined(byName: ReadonlyMap<string, readonly FieldText[]>, comma: string): FieldText[] {
  return [...byName].map(([name, copies]) => ({ name, value: copies.map(({ value }) => value ?? "").join(comma) }));
}
