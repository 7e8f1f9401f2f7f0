/** Where a delivery says that its public key is: a URL from outside, so it is held against the provider's own hosts. */
import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { KeyUrl } from "../core/recipe.ts";

export type KeyAddress = { readonly url: string } | { readonly refused: string };

/**
 * The address of the delivery's public key, if it may be fetched: https, no user, no port, a host that the provider's
 * file names.
 * @returns undefined where the delivery names none.
 */
export function keyAddress(rule: KeyUrl, delivery: Delivery): KeyAddress | undefined {
  const text =
    rule.fixed ??
    (rule.header !== undefined
      ? header(delivery.headers, rule.header.toLowerCase())
      : jsonText(delivery.body, rule.json ?? ""));
  if (text === undefined) return undefined;
  const url = URL.canParse(text, rule.base) ? new URL(text, rule.base) : undefined;
  if (!url) return { refused: "it is no URL" };
  if (url.protocol !== "https:") return { refused: "it is not https" };
  if (url.username !== "" || url.password !== "") return { refused: "it has a user name" };
  if (url.port !== "") return { refused: "it names a port" };
  if (!rule.hosts.some((host) => hostFits(url.hostname, host)))
    return { refused: `${url.hostname} is not a host of the provider` };
  return { url: url.href };
}

/** @param rule a host name, or a regular expression's source: names have no backslash, expressions always do (`\.`). */
function hostFits(hostname: string, rule: string): boolean {
  return rule.includes("\\") ? new RegExp(`^(?:${rule})$`).test(hostname) : hostname === rule;
}
