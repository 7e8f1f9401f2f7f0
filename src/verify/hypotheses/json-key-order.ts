import { everyOrder, looksSorted, REVERSED, SORTED, withoutDuplicates } from "../json-order.ts";
import { COMPACT, inStyles, SIGNED_STYLES, styleName, WRITTEN_STYLES } from "../json-styles.ts";
import { type JsonText, readJsonText, writeJsonText } from "../json-text.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, differed, distinct, isLarge } from "./_body.ts";

/** The JSON went through a map that sorts its keys: Go's, Jackson's, `jsonb`, `sort_keys`. */
export default hypothesis({
  code: "json-key-order",
  aspect: "body",
  rank: 42,
  *attempts(mismatch) {
    const { text, json, scheme } = mismatch;
    if (text === undefined || json === undefined || isLarge(mismatch)) return;
    const read = readJsonText(text);
    yield* distinct(mismatch, changes(mismatch, read));
    if (mismatch.direction === "capture" && scheme.symmetric)
      yield* distinct(mismatch, inEveryOrder(read), MOST_ORDERS);
  },
  explain: ({ what }, mismatch) => {
    const how = what.replace(/^written /, "");
    return bodyExplanation(mismatch, {
      capture: {
        cause: "the keys of its JSON are in another order",
        detail: `It was signed ${how}. Something parsed the JSON on its way into a map with an order of its own (Go, PostgreSQL's jsonb, sort_keys) and wrote it again.`,
      },
      handler: {
        cause: "it parses the JSON and writes it again with its keys in another order",
        detail: `It hashes the JSON ${how}: a map of Go's, sort_keys or a sorted or stable stringify does that.`,
      },
    });
  },
  suspicion: (mismatch) => {
    const { text, json, provider } = mismatch;
    if (!differed(mismatch) || text === undefined || json === undefined || !looksSorted(readJsonText(text)))
      return undefined;
    return {
      title: `The JSON may have been written again with its keys sorted: ${provider.name}'s own order cannot be found again.`,
      detail:
        "Its outermost keys are in alphabetical order, as maps in Go, PostgreSQL's jsonb or sort_keys leave them. It may as well have been sent like that.",
      fix: {
        text: "Keep the raw bytes beside what you parse or store in a database, and verify those.",
        topic: "raw-body",
      },
      likelihood: 0.35,
    };
  },
});

/** All orders of a small object are tried: 120 are those of five keys. */
const MOST_ORDERS = 120;
/** Of the styles of writing, how many are combined with the first order, and with each of the others. */
const STYLES = { capture: [6, 6], handler: [14, 5] } as const;

function* changes({ direction }: Mismatch, read: JsonText): Iterable<BodyChange> {
  const orders = direction === "capture" ? [...REVERSED, ...SORTED] : SORTED;
  const all = direction === "capture" ? SIGNED_STYLES : WRITTEN_STYLES;
  const parsed = withoutDuplicates(read);
  const asItIs = writeJsonText(parsed, COMPACT);
  for (const [at, { name, arrange }] of orders.entries()) {
    const arranged = arrange(parsed);
    if (writeJsonText(arranged, COMPACT) === asItIs) continue;
    // The order stays: JavaScript's would put keys that are numbers first again.
    const styles = all.slice(0, STYLES[direction][at === 0 ? 0 : 1]).map((style) => ({ ...style, parsed: undefined }));
    for (const [style, body] of inStyles(arranged, styles)) {
      yield { what: styleName(style).replace("written", `written ${name},`), body };
    }
  }
}

function* inEveryOrder(read: JsonText): Iterable<BodyChange> {
  for (const each of everyOrder(read, MOST_ORDERS))
    yield { what: "written with its keys in another order, without blanks", body: writeJsonText(each, COMPACT) };
}
