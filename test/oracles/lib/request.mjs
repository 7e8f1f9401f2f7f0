/** A case in the shapes that SDKs take. */

/**
 * Header names in lower case; several of a name are joined by ", ", as `node:http` and `fetch` join them.
 * Values stay as they are: an SDK that trims shows it.
 * @returns {Record<string, string>}
 */
export function headersOf({ headers }) {
  const out = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    out[key] = key in out ? `${out[key]}, ${value}` : value;
  }
  return out;
}

/** The value of one header (name in lower case), or undefined. */
export function headerOf(received, name) {
  return headersOf(received)[name];
}

/** The body as a handler holds it that reads text (`request.text()` would drop a BOM, `toString` keeps it). */
export function textOf({ body }) {
  return body.toString("utf8");
}

/** The Fetch API's Request, as a route handler gets it. */
export function fetchRequest({ method, url, headers, body }) {
  const fields = new Headers();
  for (const [name, value] of headers) fields.append(name, value);
  return new Request(url, { method, headers: fields, body: method === "GET" ? undefined : body });
}
