import { set } from "./header.mjs";

/** Cases about the prefix before a signature. */
export function* prefixCases(make, header, prefix = "sha256=") {
  const changed = (name, reason, change, edge = false) => make(name, { reason, edge, headers: set(header, change) });
  yield changed("prefix-missing", "prefix-missing", (value) => value.slice(prefix.length));
  yield changed("prefix-other", "prefix-wrong", (value) => value.replace(prefix, prefix === "sha1=" ? "sha256=" : "sha1="));
  yield changed("prefix-upper", "prefix-wrong", (value) => value.replace(prefix, prefix.toUpperCase()), true);
  yield changed("prefix-twice", "prefix-unexpected", (value) => prefix + value, true);
}
