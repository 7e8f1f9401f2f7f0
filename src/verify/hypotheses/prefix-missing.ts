import { hypothesis } from "../hypothesis.ts";
import { dressed, formOf, MAX_VALUE, signatureHeaders, withValue } from "./_signature.ts";

/** The text that belongs before the signature (`sha256=`, `v0=`, `v1,`) is not there. */
export default hypothesis({
  code: "prefix-missing",
  aspect: "signature",
  rank: 15,
  only: "capture",
  *attempts(mismatch) {
    const { delivery, scheme } = mismatch;
    const form = formOf(scheme);
    for (const [name, value] of signatureHeaders(mismatch)) {
      if (value.length > MAX_VALUE || value.trim() === "") continue;
      const { prefix, repaired } = form.params
        ? { prefix: `${form.params.signature}=`, repaired: withParameterName(value, form.params) }
        : { prefix: dressed(form, ""), repaired: dressed(form, value) };
      if (!prefix || repaired === undefined || value.startsWith(prefix)) continue;
      const { accept } = form.versions ?? {};
      if (accept !== undefined && value.startsWith(accept)) {
        yield {
          what: `with a comma after ${accept}`,
          data: `${prefix} ${name}`,
          headers: withValue(delivery, name, `${prefix}${value.slice(accept.length)}`),
        };
      }
      yield {
        what: `with ${prefix.trim()} before the signature`,
        data: `${prefix.trim()} ${name}`,
        headers: withValue(delivery, name, repaired),
      };
    }
  },
  explain: ({ data = "" }, { provider }) => {
    const [prefix, name] = data.split(" ");
    return {
      title: `The signature in ${name} lacks its prefix ${prefix}.`,
      detail: `${provider.name} writes ${prefix} before the value, and its SDK refuses one without.`,
      fix: {
        text: `Leave the header as it came: ${prefix} is part of its value. Who signs must write it, and who compares must compare with it, or cut it off on both sides.`,
        topic: "header",
      },
    };
  },
});

/** `t=123,ab…` → `t=123,v1=ab…`: the entry that has no name of its own is the signature. */
function withParameterName(
  value: string,
  params: NonNullable<ReturnType<typeof formOf>["params"]>,
): string | undefined {
  const separator = params.separator ?? ",";
  const entries = value.split(separator);
  const nameless = entries.filter((entry) => /^\s*[\w+/-]{16,}={0,2}\s*$/.test(entry));
  if (nameless.length !== 1) return undefined;
  return entries
    .map((entry) => (entry === nameless[0] ? `${params.signature}=${entry.trim()}` : entry))
    .join(separator);
}
