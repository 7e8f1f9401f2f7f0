/** The fix of a finding: in words, then in the code of the user's framework. */
import type { Finding } from "../core/verdict.ts";
import { oneLine } from "../report/escape.ts";
import { wrap } from "../report/layout.ts";
import type { ViewContext } from "../report/view.ts";
import type { VerifyResult } from "./judge.ts";
import type { VerifyOptions } from "./verify.ts";

export function fixLines(finding: Finding, _result: VerifyResult, { width, ink }: ViewContext<VerifyOptions>): string[] {
  return wrap(oneLine(finding.fix.text), width, "  ").map(ink.bold);
}
