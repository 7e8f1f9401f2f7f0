import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, diagnosed, githubLike, livekitLike, signed, slackLike } from "../_broken.ts";
import { withoutHeaders } from "../../../src/core/headers.ts";
import { PLAIN } from "./_bodies.ts";
import { expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-changed";
const CHANGED = PLAIN.replace("2000", "20001");

describe.each([...BODY_SIGNERS, slackLike])("$provider.name's body was changed in no known way", (signer) => {
  test("a suspicion after the secret's, where nothing speaks for it", () => {
    const findings = findingsFor(signer, PLAIN, CHANGED);
    const codes = findings.map(({ code }) => code);
    expect(codes).toContain(CODE);
    expect(codes.indexOf(CODE)).toBeGreaterThan(0);
    const found = findings.find(({ code }) => code === CODE)!;
    expect(found.proof).toBe("none");
    expect(found.title).toContain("may have been");
    expectWords(found, signer);
  });

  test("the first suspicion, where Content-Length is another", () => {
    const [first] = findingsFor(signer, PLAIN, CHANGED, { lengthStays: true });
    expect(first).toMatchObject({ code: CODE, proof: "none" });
    expect(first.title).toContain(`Content-Length says ${PLAIN.length} bytes, and ${CHANGED.length} are here`);
  });
});

test("is not said where nothing was compared, or the signature holds", () => {
  const delivery = signed(githubLike, PLAIN);
  const unsigned = { ...delivery, headers: withoutHeaders(delivery.headers, ["X-Hub-Signature-256"]) };
  expect(diagnosed(githubLike, unsigned).map(({ code }) => code)).not.toContain(CODE);
  expect(findingsFor(livekitLike, PLAIN, CHANGED).map(({ code }) => code)).not.toContain(CODE);
});

test("a body that is no JSON, though its Content-Type says so, is suspected before the secret", () => {
  const [first] = findingsFor(githubLike, PLAIN, `${PLAIN.slice(0, 20)}…`);
  expect(first.code).not.toBe("secret-wrong");
  const [other] = findingsFor(githubLike, PLAIN, "id: evt_1, type: invoice.paid");
  expect(other).toMatchObject({ code: CODE, proof: "none" });
  expect(other.title).toBe("The body is no JSON, though its Content-Type says so.");
  expectWords(other, githubLike);
});
