import type { JsonNode } from "../../core/json-tree.ts";
import { parseJsonTree } from "../../core/json-tree.ts";
import { FORM_WRITERS, percentDecoded, percentEncoded, readForm } from "../form-body.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct, isLarge } from "./_body.ts";

/** JSON inside JSON or inside a form: a string that was written as JSON again, GitHub's `payload=…`. */
export default hypothesis({
  code: "body-double-encoded",
  aspect: "body",
  rank: 32,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what, data = "" }, mismatch) => {
    const wrapped = data === "wrapped";
    return bodyExplanation(mismatch, {
      capture: {
        cause: wrapped ? "it was signed inside another text" : "it stands inside another text",
        detail: `The signature fits the body ${what}. ${wrapped ? "A form with a payload field is signed whole, and so is a JSON string." : "JSON was written as JSON a second time, or put into a field."}`,
      },
      handler: {
        cause: wrapped ? "it puts them inside another text first" : "it hashes only a text inside of them",
        detail: `It hashes the body ${what}; ${mismatch.provider.name} signs the body as it is, ${wrapped ? "and JSON.stringify of a text encodes it a second time" : "field name and encoding included"}.`,
      },
    });
  },
});

function* changes(mismatch: Mismatch): Iterable<BodyChange> {
  const { json, text } = mismatch;
  yield* unwrapped(mismatch);
  if (json === undefined || text === undefined || isLarge(mismatch)) return;
  yield { what: "as a JSON string of it", data: "wrapped", body: JSON.stringify(text) };
  for (const writer of FORM_WRITERS.slice(0, mismatch.direction === "capture" ? FEW : FORM_WRITERS.length)) {
    const encoded = percentEncoded(Buffer.from(text).toString("latin1"), writer);
    yield { what: "in the payload field of a form", data: "wrapped", body: `payload=${encoded}` };
  }
  if (mismatch.direction === "capture") return;
  yield { what: "taken for a form, and that as JSON", data: "wrapped", body: JSON.stringify({ [text]: "" }) };
  for (const writer of FORM_WRITERS)
    yield {
      what: "taken for a form, and encoded as one",
      data: "wrapped",
      body: `${percentEncoded(Buffer.from(text).toString("latin1"), writer)}=`,
    };
}

/** The most frequent writers of forms. */
const FEW = 3;
/** Members and fields that are looked into. */
const MAX_INNER = 8;

function* unwrapped(mismatch: Mismatch): Iterable<BodyChange> {
  const { delivery, json } = mismatch;
  const inner = { data: "inner", stacks: true } as const;
  if (json?.kind === "string") yield { what: "read as a JSON string once more", ...inner, body: json.value };
  for (const [name, value] of textMembers(json))
    yield { what: `as it stands in the field ${name}`, ...inner, body: value };
  if (json !== undefined) return;
  const fields = (readForm(delivery) ?? []).slice(0, MAX_INNER);
  for (const { name, value = "" } of fields) {
    const text = Buffer.from(percentDecoded(value), "latin1");
    if (looksLikeJson(text.toString("latin1")))
      yield { what: `as it stands in the field ${name}`, ...inner, body: text };
  }
}

/** The members of an object whose text is JSON; where the only key is JSON, that key: a body that was taken for a form. */
function* textMembers(json: JsonNode | undefined): Iterable<readonly [string, string]> {
  if (json?.kind !== "object") return;
  const [only, ...others] = json.members;
  if (only !== undefined && others.length === 0 && looksLikeJson(only.key)) yield ["that is its only key", only.key];
  let looked = 0;
  for (const { key, value } of json.members) {
    if (value.kind !== "string" || !looksLikeJson(value.value)) continue;
    if ((looked += 1) > MAX_INNER) return;
    yield [key, value.value];
  }
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && parseJsonTree(text) !== undefined;
}
