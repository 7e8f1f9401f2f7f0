import fc from "fast-check";
import type { Delivery, Header } from "../../src/core/delivery.ts";

const TOKEN = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Not one that would change what the body is. Letters first: a list of numbers would be sorted by any JSON object. */
const name = fc
  .tuple(fc.constantFrom(..."XSabz".split("")), fc.string({ unit: fc.constantFrom(...TOKEN.split("")), maxLength: 12 }))
  .map((parts) => parts.join(""))
  .filter((text) => !/^(?:transfer-encoding|content-length|host|content-type)$/i.test(text));

/** Any bytes but line breaks and NUL, without blanks at the ends: what a header can carry. */
const value = fc
  .string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 40 })
  .map((text) => text.replace(/[\r\n]/g, "").replace(/^[ \t]+|[ \t]+$/g, ""));

export const headers: fc.Arbitrary<Header[]> = fc.array(fc.tuple(name, value), { maxLength: 8 });

/** Bytes, and texts that look like what stands around them in the formats. */
export const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => Buffer.from(text, "utf8")),
  fc
    .constantFrom(
      "\r\n\r\n",
      "\n# @source x\n",
      '{"a":1}\n{"b":2}\n',
      "\u0000\ufeff",
      "'\"\\",
      "5\r\nhello\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\n\r\n",
    )
    .map((text) => Buffer.from(text, "utf8")),
);

export const delivery: fc.Arbitrary<Delivery> = fc.record({
  id: fc.constant("x"),
  method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE"),
  target: fc.constantFrom("/", "/webhooks/stripe", "/a%20b/c"),
  headers,
  body,
});

/** Texts, without what stands for bytes that a tool could not decode. */
const text = fc
  .oneof(fc.string({ unit: "binary" }), fc.json())
  .map((written) => Buffer.from(written.replaceAll("\ufffd", ""), "utf8"));

/** Objects, as webhooks send them; any JSON inside. */
const parsed = fc.json().map((written) => Buffer.from(`{"a":${written}}`, "utf8"));

const withBody = (bodies: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Delivery> =>
  fc.tuple(delivery, bodies).map(([sent, other]) => ({ ...sent, body: other }));

/** Deliveries by what a format can carry of their bodies. */
export const deliveries = { bytes: delivery, text: withBody(text), json: withBody(parsed) };
