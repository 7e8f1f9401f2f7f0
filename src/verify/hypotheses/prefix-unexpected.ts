import { decodeExact } from "../../schemes/encoding.ts";
import { joinedHeader } from "../../schemes/signed-content.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf } from "./_digests.ts";
import { dressed, type Form, formOf, MAX_VALUE, peeled, prefixOf, signatureHeaders, withValue } from "./_signature.ts";

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
      const seen = new Set([value]);
      for (const [text, found] of undressed(value, form)) {
        if (seen.has(text)) continue;
        seen.add(text);
        yield {
          what: `without ${found} in ${name}`,
          data: `${found}|${name}`,
          headers: withValue(mismatch.delivery, name, text),
        };
      }
    }
    yield* ofOtherHeaders(mismatch);
  },
  explain: ({ data = "" }, { direction, provider, scheme }) => {
    const [found, name = ""] = data.split("|");
    if (direction === "handler") {
      return {
        title: `Your code compares a value that has ${found}.`,
        detail: "The digest in it is right.",
        fix: {
          text: "Compare the bare digest with the bare signature, or write the same prefix on both sides.",
          topic: "header",
        },
      };
    }
    const looks = dressed(formOf(scheme), "…");
    const usual = looks === undefined || looks === "…" ? "none" : looks;
    return {
      title: found!.startsWith("the prefix")
        ? `${name} has ${found}, where ${provider.name} writes ${usual}.`
        : `${name} has ${found}, which ${provider.name}'s has not.`,
      detail: "Without it the signature matches: a header is compared, or signed, character for character.",
      fix: {
        text: `Pass the header on as it came; who signs must write it as ${provider.name} does.`,
        topic: "header",
      },
    };
  },
});

function* ofComputed({ computed, scheme }: Mismatch): Iterable<Change> {
  if (computed === undefined || computed.length > MAX_VALUE) return;
  const bare = peeled(computed);
  const prefix = prefixOf(bare, formOf(scheme));
  const text = peeled(bare.slice(prefix.length));
  if (text === computed) return;
  const found = describe(bare === computed, prefix);
  yield { what: `without ${found}`, data: found, signatures: [{ text, bytes: decodeExact(text, encodingOf(scheme)) }] };
}

/** The signature's value as the scheme would write it: without what is around it, and with the scheme's own prefix only. */
function* undressed(value: string, form: Form): Iterable<[text: string, found: string]> {
  const bare = peeled(value);
  yield [bare, AROUND];
  if (!form.versions) yield [bare.replaceAll(/\s+/g, ""), "blanks in it"];
  else yield [bare.replaceAll(/,\s+/g, ","), "blanks after a comma"];
  if (form.params || (form.versions && bare.includes(`${form.versions.accept},`))) return;
  const own = form.prefix !== "" && bare.startsWith(form.prefix) ? form.prefix : "";
  const inner = peeled(bare.slice(own.length));
  const prefix = prefixOf(inner, form);
  if (isOtherVersion(prefix, form) || (prefix === "" && own === "" && dressed(form, "") !== "")) return;
  yield [dressed(form, peeled(inner.slice(prefix.length)))!, describe(inner === value.slice(own.length), prefix)];
}

/** Another version than the scheme's (`v1=` for `v0=`, `v2,` for `v1,`) has a code of its own. */
function isOtherVersion(prefix: string, form: Form): boolean {
  const own = dressed(form, "") ?? "";
  return (
    VERSION.test(prefix) &&
    VERSION.test(own) &&
    prefix.at(-1) === own.at(-1) &&
    prefix.toLowerCase() !== own.toLowerCase()
  );
}

const VERSION = /^v\d+[a-z]?[=:,]$/i;

const AROUND = "blanks or quotes around it";

function describe(clean: boolean, prefix: string): string {
  const before = prefix === "" ? "" : `the prefix "${prefix.trim()}"`;
  return [before, clean ? "" : AROUND].filter((text) => text !== "").join(" and ");
}

/** Timestamp and id are signed as they stand: what is around them must go too. */
function* ofOtherHeaders({ delivery, scheme }: Mismatch): Iterable<Change> {
  for (const name of scheme.headers) {
    const value = joinedHeader(delivery, name.toLowerCase());
    if (
      value === undefined ||
      value.length > MAX_VALUE ||
      scheme.signatureHeaders.includes(name) ||
      peeled(value) === value
    )
      continue;
    yield {
      what: `without ${AROUND.replace("it", name)}`,
      data: `${AROUND}|${name}`,
      headers: withValue(delivery, name, peeled(value)),
    };
  }
}
