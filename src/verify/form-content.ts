/** Signed contents that hold a form's fields after the URL (Twilio): the same content with the fields written otherwise. */
import type { Delivery } from "../core/delivery.ts";
import { formFields, isForm } from "../core/fields.ts";
import { type Content, isProblem, type Scheme } from "../schemes/scheme.ts";
import { joinContent } from "../schemes/template.ts";

/** Do the signed bytes hold the form's fields, decoded, rather than the body as it is? */
export function signsFields(scheme: Scheme, delivery: Delivery): boolean {
  return isForm(delivery) && delivery.body.length > 0 && contentsWithFields(scheme, delivery, () => "").length > 0;
}

/** The scheme with the fields as `write` says; decoded, in the order in which they came. */
export function withFields(scheme: Scheme, write: (fields: readonly (readonly [string, string])[]) => string): Scheme {
  return { ...scheme, contents: (delivery) => contentsWithFields(scheme, delivery, write) };
}

function contentsWithFields(
  scheme: Scheme,
  delivery: Delivery,
  write: (fields: readonly (readonly [string, string])[]) => string,
): Content[] {
  const claim = scheme.read(delivery);
  if (isProblem(claim)) return [];
  const bare = Array.from(scheme.contents({ ...delivery, body: new Uint8Array(0) }, claim), joinContent);
  const whole = Array.from(scheme.contents(delivery, claim), joinContent);
  const fields = formFields(delivery.body);
  // What the form adds comes last; where it is the body itself, no fields are signed.
  const holdsFields =
    whole.length === bare.length && bare.every((before, at) => isFieldsAfter(whole[at]!, before, delivery.body));
  return holdsFields ? bare.map((before) => [before, write(fields)]) : [];
}

function isFieldsAfter(whole: Buffer, before: Buffer, body: Uint8Array): boolean {
  return (
    before.length > 0 &&
    whole.length > before.length &&
    whole.subarray(0, before.length).equals(before) &&
    !whole.subarray(before.length).equals(body)
  );
}
