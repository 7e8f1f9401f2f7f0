import { utf8Text } from "../core/bytes.ts";
import { type JsonNode, parseJsonTree } from "../core/json-tree.ts";

/** Bodies beyond this are not read as JSON for diagnosis: bytes. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;

/** The body as text and as JSON, each read once, when first asked for. */
export function lazyBody(body: Uint8Array): { text: () => string | undefined; json: () => JsonNode | undefined } {
  const text = once(() => utf8Text(body));
  const json = once(() => {
    const value = body.length <= MAX_JSON_BYTES ? text() : undefined;
    return value === undefined ? undefined : parseJsonTree(value);
  });
  return { text, json };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
