/** What a scheme signs, asked of the scheme itself, so that no recipe has to say it. */
import type { Delivery } from "../core/delivery.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import { joinContent } from "../schemes/template.ts";

/** Do the signed bytes change when the URL does? */
export function signsUrl(scheme: Scheme, delivery: Delivery): boolean {
  const at = (url: string): string => signedThing(scheme, { ...delivery, url }, "url", url);
  return at("https://one.invalid/a?b=c") !== at("http://two.invalid:8080/d");
}

/** Does the body play any part: signed, hashed in what is signed, or the place where the signature stands? */
export function signsBody(scheme: Scheme, delivery: Delivery): boolean {
  const at = (body: string): string => signedThing(scheme, { ...delivery, body: Buffer.from(body) }, "body", body);
  return at("{}") !== at('{"a":1}') || at("{}") !== signedThing(scheme, delivery, "body", "its own");
}

function signedThing(scheme: Scheme, delivery: Delivery, over: "url" | "body", value: string): string {
  const read = scheme.read(delivery);
  const claim = isProblem(read) ? { signatures: [], others: [], id: "" } : read;
  const contents = Array.from(scheme.contents(delivery, claim), (content) => joinContent(content).toString("latin1"));
  const hashed = scheme.bindings(delivery, claim).some((binding) => (binding.over === "url") === (over === "url"));
  return [
    isProblem(read) ? read.problem : "",
    ...claim.signatures.map(({ text }) => text),
    ...contents,
    hashed ? value : "",
  ].join("\0");
}
