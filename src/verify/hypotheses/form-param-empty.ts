import { readForm, writeForm } from "../form-body.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, cameShorter, distinct } from "./_body.ts";

/** A parser dropped fields without a value, or the equals sign of them. */
export default hypothesis({
  code: "form-param-empty",
  aspect: "body",
  rank: 29,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: "fields of its form that have no value were changed",
        detail: `It was signed ${what}. Parsers of forms drop fields without a value, or write them in another way.`,
      },
      handler: {
        cause: "it drops or changes fields of the form that have no value",
        detail: `It takes the form ${what}; ${mismatch.provider.name} signs those fields too. PHP's array_filter, Python's parse_qs without keep_blank_values and many validators drop them.`,
        fix: {
          text: "Keep fields without a value (in Python: parse_qs(…, keep_blank_values=True)), or take them from the raw body.",
          topic: "raw-body",
        },
      },
    }),
  suspicion: (mismatch) => {
    if (!cameShorter(mismatch)) return undefined;
    const { provider } = mismatch;
    return {
      title: "Fields without a value may have been dropped: the form is shorter than it was sent.",
      detail: `Parsers of forms drop them, and ${provider.name} signs them too; which ones they were cannot be found again.`,
      fix: { text: "Verify the form as it was sent: take the fields from the raw body.", topic: "raw-body" },
      likelihood: 0.5,
    };
  },
});

function* changes({ delivery }: Mismatch): Iterable<BodyChange> {
  const fields = readForm(delivery);
  if (fields === undefined || fields.every(({ value }) => value)) return;
  const isEmpty = (value: string | undefined): boolean => value === undefined || value === "";
  yield { what: "without fields that have no value", body: writeForm(fields.filter(({ value }) => !isEmpty(value))) };
  yield {
    what: "with an equals sign after every name",
    body: writeForm(fields.map(({ name, value = "" }) => ({ name, value }))),
  };
  yield {
    what: "without the equals sign where there is no value",
    body: writeForm(fields.map(({ name, value }) => ({ name, value: value === "" ? undefined : value }))),
  };
  yield {
    what: "without what is between two &",
    body: writeForm(fields.filter(({ name, value }) => name !== "" || value !== undefined)),
  };
}
