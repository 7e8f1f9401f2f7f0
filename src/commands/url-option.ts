import { HookctlError } from "../core/error.ts";
import { urlParts } from "../core/url.ts";

/**
 * `--url`, as it is: an absolute http(s) URL, or the path of one, for providers that sign no more.
 * @throws HookctlError usage for what is neither.
 */
export function checkedUrl(text: string | undefined): string | undefined {
  if (text === undefined || text.startsWith("/") || isAbsolute(text)) return text;
  throw notUrl(text);
}

/**
 * `--url` of a request that is to be sent somewhere.
 * @throws HookctlError usage for what is no absolute http(s) URL.
 */
export function demandAbsolute(text: string | undefined): void {
  if (text !== undefined && !isAbsolute(text)) throw notUrl(text);
}

function isAbsolute(text: string): boolean {
  const parts = urlParts(text);
  return parts !== undefined && /^https?$/i.test(parts.scheme) && parts.host !== "" && !/\s/.test(parts.host);
}

function notUrl(text: string): HookctlError {
  return new HookctlError("usage", `--url "${text.slice(0, 60)}" is no URL`, {
    hint: "Write it with its scheme and host: --url https://example.com/webhooks/…",
  });
}
