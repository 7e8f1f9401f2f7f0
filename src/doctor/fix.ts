/** The lines of code that mend a mistake: those that `verify` shows for the framework, too. */
import type { Provider } from "../core/provider.ts";
import { fixContext } from "../verify/fixes/context.ts";
import { snippet } from "../verify/fixes/registry.ts";
import type { Problem } from "./rule.ts";

/** Raw bytes are read alike whoever signed them. */
const ANYBODY: Provider = {
  id: "webhook",
  name: "the provider",
  docs: "",
  facts: { from: [], checked: "" },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "X-Signature", encoding: "hex" }, content: "{body}" },
  ],
};

/** @returns at most 12 lines; none for a framework that is not known. */
export function fixLines({ framework, path }: NonNullable<Problem["show"]>): readonly string[] {
  const context = fixContext(ANYBODY, ANYBODY.schemes[0]);
  return snippet("raw-body", path === undefined ? context : { ...context, path }, framework) ?? [];
}
