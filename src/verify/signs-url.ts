import type { Delivery } from "../core/delivery.ts";
import { isProblem, type Scheme } from "../schemes/scheme.ts";
import { joinContent } from "../schemes/template.ts";

/** Do the signed bytes change when the URL does? Asked of the scheme itself, so that no recipe has to say it. */
export function contentsDifferByUrl(scheme: Scheme, delivery: Delivery): boolean {
  const read = scheme.read(delivery);
  const claim = isProblem(read) ? { signatures: [], others: [], id: "" } : read;
  const at = (url: string): string => {
    const elsewhere = { ...delivery, url };
    const contents = Array.from(scheme.contents(elsewhere, claim), (content) => joinContent(content).toString("latin1"));
    const hashed = scheme.bindings(elsewhere, claim).filter((binding) => binding.over === "url");
    return `${contents.join("\0")}\0${hashed.length > 0 ? url : ""}`;
  };
  return at("https://one.invalid/a?b=c") !== at("http://two.invalid:8080/d");
}
