import { expect, test } from "vitest";
import { explain } from "../../../src/verify/explain.ts";
import { decide } from "../../../src/verify/verify.ts";
import { providerOf, questionOf, vectorFiles } from "../../helpers/vectors.ts";

/** What the vectors' authors did to a delivery (`reason`), and the codes that name it. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  "algorithm-mismatch": ["algorithm-mismatch", "signed-content-template"],
  "body-bom": ["body-bom"],
  "body-crlf": ["body-crlf"],
  "body-reserialized": ["body-reserialized"],
  "body-tampered": ["body-changed", "body-hash-mismatch"],
  "body-trailing-newline": ["body-trailing-newline"],
  "body-truncated": ["body-truncated"],
  "encoding-mismatch": ["encoding-mismatch"],
  "form-param-order": ["form-param-order"],
  "header-empty": ["header-empty"],
  "header-missing": ["header-missing", "timestamp-missing"],
  "json-key-order": ["json-key-order"],
  "malformed-header": ["signature-malformed", "signature-other-version"],
  "prefix-missing": ["prefix-missing"],
  "prefix-wrong": ["signature-other-version"],
  "raw-body-empty": ["raw-body-empty"],
  "scheme-mismatch": ["signed-content-template"],
  "secret-not-decoded": ["secret-not-decoded"],
  "secret-whitespace": ["secret-whitespace"],
  "secret-wrongly-decoded": ["secret-wrongly-decoded"],
  "slash-escaping": ["slash-escaping"],
  "truncated-signature": ["signature-truncated", "signature-malformed"],
  "unicode-escapes": ["unicode-escapes"],
  "url-host-behind-proxy": ["url-host-behind-proxy"],
  "url-scheme-behind-proxy": ["url-scheme-behind-proxy"],
  "url-trailing-slash": ["url-trailing-slash"],
  "wrong-secret": ["secret-wrong"],
};

const shared = vectorFiles.filter(({ name }) => name.startsWith("shared/"));

test.each(shared)("$source: the first finding names what was done", async ({ source, lines }) => {
  const provider = await providerOf(source);
  const told = lines
    .filter(({ expect: said, reason }) => said === "invalid" && Object.hasOwn(CODES, reason))
    .map((line) => {
      const question = questionOf(line, provider);
      const { verdict } = explain(question, decide(question));
      return {
        id: line.id,
        code: verdict.verdict === "valid" ? "valid" : verdict.findings[0].code,
        of: CODES[line.reason]!,
      };
    });
  expect(told.filter(({ code, of }) => !of.includes(code))).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
});
