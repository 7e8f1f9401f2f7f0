/** What every test of a hypothesis about the body asks, in each direction. */
import { expect } from "vitest";
import { header, withHeader } from "../../../src/core/headers.ts";
import type { Finding } from "../../../src/core/verdict.ts";
import {
  type Asked,
  computedOver,
  diagnosed,
  type Draft,
  handlerFinding,
  type Signer,
  signed,
  withBody,
} from "../_broken.ts";

type Body = string | Uint8Array;

const bytes = (body: Body): Buffer => Buffer.from(body as string);

export interface Broken extends Draft, Asked {
  /** The Content-Length of what was sent stays, as captures keep it. */
  readonly lengthStays?: true;
}

/** The findings for a delivery that was signed over one body and is here with another. */
export function findingsFor(
  signer: Signer,
  sent: Body,
  here: Body,
  broken: Broken = {},
): readonly [Finding, ...Finding[]] {
  const delivery = signed(signer, sent, broken);
  const changed = withBody(delivery, here);
  const length = header(delivery.headers, "content-length");
  const kept =
    broken.lengthStays && length !== undefined
      ? { ...changed, headers: withHeader(changed.headers, "Content-Length", length) }
      : changed;
  return diagnosed(signer, kept, broken);
}

/** The capture's body is not what was signed, and the finding proves how. */
export function expectProven(
  code: string | readonly string[],
  signer: Signer,
  sent: Body,
  here: Body,
  broken: Broken = {},
): Finding {
  const codes = typeof code === "string" ? [code] : code;
  const [first] = findingsFor(signer, sent, here, broken);
  expect(first).toMatchObject({ code: codes[0], codes, proof: "mac" });
  if (first.evidence?.signed !== undefined) {
    expect(Buffer.from(first.evidence.signed).toString("latin1")).toBe(bytes(sent).toString("latin1"));
    expect(Buffer.from(first.evidence.here!).toString("latin1")).toBe(bytes(here).toString("latin1"));
  }
  expectWords(first, signer);
  return first;
}

/** The capture is valid, and the user's code hashed something else: the finding proves what. */
export function expectHandler(
  code: string | readonly string[],
  signer: Signer,
  sent: Body,
  hashed: Body,
  draft: Draft = {},
): Finding {
  const codes = typeof code === "string" ? [code] : code;
  const delivery = signed(signer, sent, draft);
  const finding = handlerFinding(signer, delivery, { computed: computedOver(signer, delivery, hashed) })!;
  expect(finding).toMatchObject({ code: codes[0], codes, proof: "mac" });
  if (finding.evidence?.signed !== undefined)
    expect(Buffer.from(finding.evidence.signed).toString("latin1")).toBe(bytes(hashed).toString("latin1"));
  expectWords(finding, signer);
  return finding;
}

/** Plain sentences that name the provider, and neither secret nor leftovers of a template. */
export function expectWords(finding: Finding, signer: Signer): void {
  const texts = [finding.title, finding.detail, finding.fix.text];
  for (const text of texts) {
    expect(text).toMatch(/^[A-Z`].*[.)]$/s);
    expect(text).not.toMatch(/(?<!text )undefined|NaN|\$\{|\[object (?!Object|Promise|Readable|Array|Blob)/);
    expect(text).not.toContain(signer.secret);
  }
  if (!FOR_SAVED_FILES.has(finding.code)) expect(finding.fix.topic).toBeDefined();
}

/** Causes whose remedy is in how a file is saved or sent, which no framework's code shows. */
const FOR_SAVED_FILES = new Set(["body-bom", "body-crlf", "body-trailing-newline"]);
