import { ASCII, AS_WRITTEN, PHP, PLAIN } from "../json-escapes.ts";
import { DONE, UNDONE } from "../json-mutations.ts";
import { COMPACT, FOUR, inStyles, type JsonStyle, SPACED, TWO } from "../json-styles.ts";
import { isObject, type JsonText, readJsonText, unquoted } from "../json-text.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, differed, distinct, isLarge } from "./_body.ts";

/** Middleware changed values: trimmed texts, `""` made null, HTML escaped, Rails' `controller` and `action` added. */
export default hypothesis({
  code: "body-mutated",
  aspect: "body",
  rank: 60,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ what, data = "values are changed" }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: `in it ${data}`,
        detail: `The signature fits the body ${what}. Middleware of a framework changes parsed input, and the body was written again from that.`,
      },
      handler: {
        cause: `it hashes parsed input in which ${data}`,
        detail: `It hashes the body ${what}: middleware of the framework does that before your code runs.`,
      },
    }),
  suspicion: (mismatch) => {
    if (!differed(mismatch) || railsKeys(mismatch).length === 0) return undefined;
    return {
      title: "The body may hold keys that Rails added (controller, action), and others may have been changed.",
      detail:
        "Rails' params are the parsed body together with the route's own values; without those it still does not match.",
      fix: { text: "Verify request.raw_post, not params.", topic: "raw-body" },
      likelihood: 0.7,
    };
  },
});

/** In which the changed values may be written. */
const STYLES: readonly JsonStyle[] = [
  { layout: COMPACT, escapes: AS_WRITTEN },
  { layout: COMPACT, escapes: PLAIN },
  { layout: COMPACT, escapes: PHP },
  { layout: SPACED, escapes: ASCII },
  { layout: TWO, escapes: PLAIN },
  { layout: FOUR, escapes: PLAIN },
];

function* changes(mismatch: Mismatch): Iterable<BodyChange> {
  const { direction, text, json } = mismatch;
  if (text === undefined || json === undefined || isLarge(mismatch)) return;
  const read = readJsonText(text);
  const capture = direction === "capture";
  if (capture) yield* withoutRails(mismatch, read);
  for (const { what, changed, needs, apply } of capture ? UNDONE : DONE) {
    if (needs.test(text)) yield* styled(apply(read), what, changed);
  }
}

/** Rails' params hold the route's values, and the body once more under the controller's name. */
function* withoutRails(mismatch: Mismatch, read: JsonText): Iterable<BodyChange> {
  const added = railsKeys(mismatch);
  if (added.length === 0 || typeof read === "string" || !isObject(read)) return;
  const members = read.members.filter(([key]) => !added.includes(unquoted(key)));
  const changed = "there are keys that Rails added (controller, action)";
  yield* styled({ members }, `without ${added.join(", ")}`, changed);
  const wrapper = members.at(-1);
  if (wrapper === undefined || typeof wrapper[1] === "string") return;
  yield* styled({ members: members.slice(0, -1) }, `without ${added.join(", ")}, ${unquoted(wrapper[0])}`, changed);
}

function* styled(json: JsonText, what: string, changed: string): Iterable<BodyChange> {
  for (const [style, body] of inStyles(json, STYLES))
    yield { what: `${what}, written ${style.layout.name}`, data: changed, body };
}

function railsKeys({ json }: Mismatch): string[] {
  if (json?.kind !== "object") return [];
  const keys = json.members.map(({ key }) => key);
  const there = keys.includes("controller") && keys.includes("action");
  return there ? keys.filter((key) => /^(?:controller|action|format)$/.test(key)) : [];
}
