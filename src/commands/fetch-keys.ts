/** `--fetch-keys`: public keys from the provider's own hosts, and from nowhere else. */
import { HookctlError } from "../core/error.ts";
import type { Delivery } from "../core/delivery.ts";
import type { KeyUrl } from "../core/recipe.ts";
import { Secret } from "../core/secret.ts";
import { keyAddress } from "../schemes/key-url.ts";
import { tokenKeyId } from "../schemes/jwt.ts";
import type { Scheme } from "../schemes/scheme.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 256 * 1024;

/** One run fetches a key once, however many deliveries name it. */
export class KeyFetcher {
  readonly #fetched = new Map<string, Promise<Secret>>();
  readonly #fetch: typeof fetch;

  /** @param fetcher takes the place of the network in tests. */
  constructor(fetcher: typeof fetch = fetch) {
    this.#fetch = fetcher;
  }

  /**
   * The key that the delivery names, or undefined where it names none.
   * @throws HookctlError data for an address that is not the provider's, network for one that does not answer.
   */
  async keyFor(scheme: Scheme, delivery: Delivery): Promise<Secret | undefined> {
    const rule = scheme.keyUrl;
    if (!rule) return undefined;
    const keyId = scheme.recipe.kind === "jwt" ? tokenKeyId(scheme.recipe, delivery) : undefined;
    const address = keyAddress(rule, delivery);
    if (!address) return undefined;
    if ("refused" in address)
      throw new HookctlError(
        "data",
        `the delivery names an address for its key that is not fetched: ${address.refused}`,
      );
    const key = `${address.url} ${keyId ?? ""}`;
    let fetched = this.#fetched.get(key);
    if (!fetched) {
      fetched = this.#load(rule, address.url, keyId);
      this.#fetched.set(key, fetched);
    }
    return fetched;
  }

  async #load(rule: KeyUrl, url: string, keyId: string | undefined): Promise<Secret> {
    const text = await this.#get(url);
    return new Secret(rule.format === "jwks" ? keyOfSet(text, keyId, url) : text, `url:${url}`);
  }

  async #get(url: string): Promise<string> {
    try {
      const response = await this.#fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new HookctlError("network", `${url} answered ${response.status}`, { hint: HINT });
      return await keyText(response, url);
    } catch (error) {
      if (error instanceof HookctlError) throw error;
      throw new HookctlError("network", `${url} does not answer`, { cause: error, hint: HINT });
    }
  }
}

const HINT = "Download the key yourself and give it with --public-key-file.";

/** @throws what the connection throws midway (a timeout, a reset). */
async function keyText(response: Response, url: string): Promise<string> {
  if (response.body === null) throw new HookctlError("network", `${url} sent nothing`, { hint: HINT });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new HookctlError("network", `${url} sent more than a key`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The key with that id out of a JWK set (RFC 7517, section 5); the only one, where the token names none. */
function keyOfSet(text: string, keyId: string | undefined, url: string): string {
  const keys = keysOf(text);
  if (!keys) throw new HookctlError("network", `${url} sent no JWK set`);
  const found = keyId === undefined ? (keys.length === 1 ? keys[0] : undefined) : keys.find(({ kid }) => kid === keyId);
  if (!found) throw new HookctlError("data", `the key ${keyId ?? ""} is not among those of ${url}`);
  return JSON.stringify(found);
}

/** Those of the members that are objects; undefined where it is no set. */
function keysOf(text: string): readonly { readonly kid?: unknown }[] | undefined {
  try {
    const set = JSON.parse(text) as { readonly keys?: unknown } | null;
    const keys: unknown = set?.keys;
    return Array.isArray(keys) ? keys.filter((key) => key !== null && typeof key === "object") : undefined;
  } catch {
    return undefined;
  }
}
