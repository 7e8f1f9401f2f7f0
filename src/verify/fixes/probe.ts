/**
 * Recipes may hold code where no word says what an SDK does. What it does to something ordinary tells whether the words
 * beside it are the plain case, which lines of code can show, or only a stand-in.
 */
import { sameBytes } from "../../core/bytes.ts";
import type { Delivery } from "../../core/delivery.ts";
import type { AsymmetricRecipe, HmacRecipe, SecretFormat, SignatureSource } from "../../core/recipe.ts";
import { compileTemplate, joinContent } from "../../schemes/template.ts";
import type { SecretForm, SignaturePlace } from "../framework.ts";

/** A secret that every rule can read: text, hex and base64 at once. */
const SECRET = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

/** Is the key the one that `decode` and `prefix` say? */
export function secretForm({ decode, prefix, normalize, toKey }: SecretFormat): SecretForm {
  const made = toKey?.((prefix ?? "") + SECRET);
  const special = made !== undefined && !sameBytes(made, Buffer.from(SECRET, decode === "text" ? "utf8" : decode));
  return { decode, prefix, normalize, ...(special && { special }) };
}

/** What is written around a signature: padding, or the time before it (`timestamp,signature`). */
export function writtenBy(write: SignatureSource["write"]): Pick<SignaturePlace, "suffix" | "separator" | "special"> {
  if (!write) return {};
  const written = /^(?:Time(.+))?Signature(=*)$/.exec(write("Signature", "Time"));
  return written ? { separator: written[1], suffix: written[2] } : { special: true };
}

/** Does the code make of an ordinary delivery what the template says? Of fields of its own, nobody knows. */
export function isPlainCase(template: string, { contents, signature }: HmacRecipe | AsymmetricRecipe): boolean {
  if (contents === undefined) return true;
  if (/\{(?:json|header|form|query):/.test(template)) return false;
  const vars = { timestamp: "1785000000", id: "evt_1" };
  const delivery = ordinary(signature.form !== undefined || template.includes("{sortedFormParams}"));
  const plain = joinContent(compileTemplate(template).content(delivery, vars));
  return Array.from(contents(delivery, vars)).some((parts) =>
    sameBytes(joinContent(parts.map(({ bytes }) => bytes)), plain),
  );
}

/** JSON as JavaScript and JCS (RFC 8785) write it; a query and a form whose parameters are not in order. */
function ordinary(isForm: boolean): Delivery {
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return {
    id: "0",
    method: "POST",
    target: "/hook?b=2&a=1",
    url: "https://shop.test/hook?b=2&a=1",
    headers: [
      ["Host", "shop.test"],
      ["Content-Type", type],
    ],
    body: Buffer.from(isForm ? "b=2&a=1" : '{"a":"é","body":{"b":[1]}}'),
  };
}
