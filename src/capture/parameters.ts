/** Form and query parameters whose decoded values are all that a tool kept. */

/** Are the values texts, numbers, or lists of such? Nested objects have no one way back. */
export function areFlat(parameters: object): boolean {
  return Object.values(parameters).flat().every(isScalar);
}

/** Encoded as browsers do (WHATWG URL, section 5). What is no scalar becomes an empty value. */
export function encodeParameters(parameters: Iterable<readonly [name: string, value: unknown]>): string {
  const pairs = Array.from(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one): [string, string] => [
      name,
      isScalar(one) ? String(one) : "",
    ]),
  );
  return new URLSearchParams(pairs).toString();
}

export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
