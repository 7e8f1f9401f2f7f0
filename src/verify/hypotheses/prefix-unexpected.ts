import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { decodeExact } from "../../schemes/encoding.ts";
import { encodingOf } from "./_digests.ts";
import { dressed, type Form, formOf, MAX_VALUE, peeled, signatureHeaders, withValue } from "./_signature.ts";

/** A prefix, blank or quote stands where none belongs, or another prefix than the scheme's. */
export default hypothesis({
  code: "prefix-unexpected",
  aspect: "signature",
  rank: 16,
  *attempts(mismatch) {
    if (mismatch.direction === "handler") return yield* ofComputed(mismatch);
    const form = formOf(mismatch.scheme);
    for (const [name, value] of signatureHeaders(mismatch)) {
      if (value.length > MAX_VALUE) continue;
      for (const [text, found] of undressed(value, form)) {
        if (text === value) continue;
        yield { what: `without ${found} around the signature`, data: `${found}|${name}`, headers: withValue(mismatch.delivery, name, text) };
      }
    }
  },
  explain: ({ data = "" }, { direction, provider, scheme }) => {
    const [found, name] = data.split("|");
    const { prefix } = formOf(scheme);
    const wanted = prefix === "" ? "nothing before it" : prefix;
    if (direction === "handler") {
      return {
        title: `Your code compares a value with ${found} around it.`,
        detail: "The digest in it is right.",
        fix: { text: "Compare the bare digest with the bare signature, or write the same prefix on both sides.", topic: "header" },
      };
    }
    return {
      title: `The signature in ${name} has ${found} around it, where ${provider.name} has ${wanted}.`,
      detail: "The value itself is right; the SDK compares the whole text and refuses it.",
      fix: { text: `Pass the header on as it came. Who signs must write the signature as ${provider.name} does: ${dressed(formOf(scheme), "…") ?? "…"}`, topic: "header" },
    };
  },
});

function* ofComputed({ computed, scheme }: Mismatch): Iterable<{ what: string; data: string; signatures: [{ text: string; bytes: Buffer | undefined }] }> {
  if (computed === undefined || computed.length > MAX_VALUE) return;
  const bare = peeled(computed);
  const prefix = FOREIGN.exec(bare)?.[0] ?? "";
  const text = bare.slice(prefix.length);
  if (text === computed) return;
  const found = describe(bare === computed, prefix);
  yield { what: `without ${found}`, data: `${found}|`, signatures: [{ text, bytes: decodeExact(text, encodingOf(scheme)) }] };
}

/** Text that schemes write before a signature. */
const FOREIGN = /^(?:(?:hmac[-_ ]?)?(?:sha-?\d{1,3}|md5)[=:, ]|v?\d+[=:,]|bearer |basic |signature[=: ]|sig=|hmac[=: ]|0x|b['"])\s*/i;

/** The value as the scheme would write it: without what is around it, and with the scheme's own prefix only. */
function* undressed(value: string, form: Form): Iterable<[text: string, found: string]> {
  const bare = peeled(value);
  if (form.params || form.versions) {
    yield [bare, describe(false, "")];
    return;
  }
  const own = form.prefix !== "" && bare.startsWith(form.prefix) ? form.prefix : "";
  const inner = own === "" ? bare : peeled(bare.slice(own.length));
  const prefix = FOREIGN.exec(inner)?.[0] ?? "";
  // Another version than the scheme's (`v1=` for `v0=`) has a code of its own, and so has no prefix at all.
  if (VERSION.test(prefix) && VERSION.test(form.prefix)) return;
  if (prefix === "" && own === "" && form.prefix !== "" && bare === value) return;
  yield [dressed(form, peeled(inner.slice(prefix.length)))!, describe(inner === value.slice(own.length), prefix)];
}

const VERSION = /^v\d+[=:,]$/;

function describe(clean: boolean, prefix: string): string {
  const around = clean ? "" : "blanks or quotes";
  const before = prefix === "" ? "" : `the prefix "${prefix.trim()}"`;
  return [before, around].filter((text) => text !== "").join(" and ");
}
