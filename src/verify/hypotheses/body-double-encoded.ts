import { latin1 } from "../../core/bytes.ts";
import { type JsonNode, parseJsonTree } from "../../core/json-tree.ts";
import { FORM_WRITERS, percentDecoded, percentEncoded, readForm } from "../form-body.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct, isLarge } from "./_body.ts";

/** JSON inside JSON or inside a form: a string that was written as JSON again, GitHub's `payload=…`. */
export default hypothesis({
  code: "body-double-encoded",
  aspect: "body",
  rank: 32,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what, data }, mismatch) => {
    const { capture, handler } = WORDS[data as Kind];
    return bodyExplanation(mismatch, {
      capture: { cause: capture, detail: `The signature fits the body ${what}.` },
      handler: {
        cause: handler,
        detail: `It hashes the body ${what}; ${mismatch.provider.name} signs the body as it is, with all that it consists of.`,
      },
    });
  },
});

const WORDS = {
  string: {
    capture: "it was written as JSON a second time, as one string",
    handler: "it reads the JSON string, and hashes the text in it",
  },
  field: { capture: "it stands in a field of another body", handler: "it hashes only what stands in a field of it" },
  key: {
    capture: "it was taken for a form, and became the name of a field",
    handler: "it hashes only the name of a field of it",
  },
  asString: {
    capture: "it was signed as JSON written a second time, as one string",
    handler: "it writes them as JSON a second time, as one string (JSON.stringify of a text)",
  },
  inForm: {
    capture: "it was signed in the payload field of a form, and the form is gone",
    handler: "it puts them into the payload field of a form",
  },
  asForm: {
    capture: "it was signed as a form",
    handler:
      "it takes the JSON for a form (a parser for application/x-www-form-urlencoded), and hashes what comes of that",
  },
} as const;
type Kind = keyof typeof WORDS;

function* changes(mismatch: Mismatch): Iterable<BodyChange & { data: Kind }> {
  const { json, text, direction } = mismatch;
  yield* unwrapped(mismatch);
  if (json === undefined || text === undefined || isLarge(mismatch)) return;
  yield { what: "as a JSON string of it", data: "asString", body: JSON.stringify(text) };
  const writers = FORM_WRITERS.slice(0, direction === "capture" ? FEW : FORM_WRITERS.length);
  const encoded = writers.map((writer) => percentEncoded(latin1(mismatch.delivery.body), writer));
  for (const value of encoded)
    yield { what: "in the payload field of a form", data: "inForm", body: `payload=${value}` };
  if (direction === "capture") return;
  yield { what: "taken for a form, and that as JSON", data: "asForm", body: JSON.stringify({ [text]: "" }) };
  for (const value of encoded)
    yield { what: "taken for a form, and encoded as one", data: "asForm", body: `${value}=` };
}

/** The most frequent writers of forms. */
const FEW = 3;
/** Members and fields that are looked into. */
const MAX_INNER = 8;

function* unwrapped({ delivery, json }: Mismatch): Iterable<BodyChange & { data: Kind }> {
  if (json?.kind === "string") yield { what: "read as a JSON string", data: "string", stacks: true, body: json.value };
  if (json !== undefined) return yield* unwrappedMembers(json);
  for (const { name, value = "" } of (readForm(delivery) ?? []).slice(0, MAX_INNER)) {
    const inner = percentDecoded(value);
    if (!looksLikeJson(inner)) continue;
    yield {
      what: `as it stands in the field ${name}`,
      data: "field",
      stacks: true,
      body: Buffer.from(inner, "latin1"),
    };
  }
}

/** The members of an object whose text is JSON; where the only key is JSON, that key: a body that was taken for a form. */
function* unwrappedMembers(json: JsonNode): Iterable<BodyChange & { data: Kind }> {
  if (json.kind !== "object") return;
  const [only, ...others] = json.members;
  if (only !== undefined && others.length === 0 && looksLikeJson(only.key)) {
    yield { what: "as its only key has it", data: "key", stacks: true, body: only.key };
  }
  let found = 0;
  for (const { key, value } of json.members) {
    if (value.kind !== "string" || !looksLikeJson(value.value)) continue;
    if ((found += 1) > MAX_INNER) return;
    yield { what: `as it stands in the field ${key}`, data: "field", stacks: true, body: value.value };
  }
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && parseJsonTree(text) !== undefined;
}
