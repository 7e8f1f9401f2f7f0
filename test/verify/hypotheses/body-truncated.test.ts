import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, githubLike, slackLike, stripeLike } from "../_broken.ts";
import { ACCENTS, FORM, PLAIN } from "./_bodies.ts";
import { expectHandler, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-truncated";
const long = (bytes: number, fill = "x"): string =>
  `{"type":"x","text":"${fill.repeat(Math.ceil(bytes / Buffer.byteLength(fill)))}"}`;

describe.each(BODY_SIGNERS)("$provider.name's body is cut", (signer) => {
  test("in the middle of its JSON, before the end that Content-Length tells", () => {
    const [first] = findingsFor(signer, PLAIN, PLAIN.slice(0, 70), { lengthStays: true });
    expect(first).toMatchObject({ code: CODE, proof: "fact" });
    expect(first.title).toContain(`Content-Length says ${PLAIN.length} bytes, and 70 are here`);
    expectWords(first, signer);
  });

  test("in the middle of a character", () => {
    const bytes = Buffer.from(ACCENTS);
    const [first] = findingsFor(signer, bytes, bytes.subarray(0, bytes.indexOf("ë") + 1), { lengthStays: true });
    expect(first).toMatchObject({ code: CODE, proof: "fact" });
  });
});

test.each([65_536, 102_400, 16_384, 255, 1024])("at exactly %d bytes, a usual limit", (limit) => {
  const [first] = findingsFor(githubLike, long(limit), long(limit).slice(0, limit), { lengthless: true });
  expect(first).toMatchObject({ code: CODE, proof: "fact" });
  expect(first.title).toContain(`exactly ${limit} bytes`);
});

test("a form that is shorter than it was: that much is a fact", () => {
  const [first] = findingsFor(slackLike, FORM, FORM.slice(0, 40), { lengthStays: true });
  expect(first).toMatchObject({ code: CODE, proof: "fact" });
  expect(first.title).toBe(
    `The body is shorter than it was sent: Content-Length says ${FORM.length} bytes, and 40 are here.`,
  );
});

describe.each(BODY_SIGNERS)("where neither a length nor a limit speaks for it, $provider.name's", (signer) => {
  test.each([
    ["in a string", 60],
    ["behind a comma", PLAIN.indexOf(",") + 1],
    ["before its last brace", PLAIN.length - 1],
  ])("JSON that ends %s is the first suspicion", (_, length) => {
    const [first] = findingsFor(signer, PLAIN, PLAIN.slice(0, length), { lengthless: true });
    expect(first).toMatchObject({ code: CODE, proof: "none" });
    expect(first.title).toBe(`The body looks cut short: its JSON ends in the middle, after ${length} bytes.`);
    expectWords(first, signer);
  });
});

describe("is not said of", () => {
  test.each([
    ["complete JSON that is shorter than it was", PLAIN.replace('"note":null', '"note":"lost"'), PLAIN],
    ["a body that is longer than it was", PLAIN, long(300)],
    ["another body of the same length", PLAIN, PLAIN.replace("2000", "2001")],
  ])("%s", (_, sent, here) => {
    expect(findingsFor(githubLike, sent, here, { lengthStays: true }).map(({ code }) => code)).not.toContain(CODE);
  });

  test("JSON of such a length that is complete", () => {
    const here = `{"type":"${"y".repeat(1024 - 11)}"}`;
    expect(here).toHaveLength(1024);
    expect(findingsFor(githubLike, long(1024), here, { lengthless: true }).map(({ code }) => code)).not.toContain(CODE);
  });

  test("a compressed one, whose Content-Length is that of the compressed", () => {
    const headers = [["Content-Encoding", "gzip"]] as const;
    expect(
      findingsFor(githubLike, FORM, FORM.slice(0, 40), { lengthStays: true, headers }).map(({ code }) => code),
    ).not.toContain(CODE);
  });
});

describe("a handler hashes only", () => {
  test.each([65_536, 102_400, 100_000, 16_384, 255])("%d bytes", (limit) => {
    const sent = long(limit + 10_000);
    expect(expectHandler(CODE, stripeLike, sent, sent.slice(0, limit)).title).toContain("only their beginning");
  });

  test("as many bytes as there are characters", () => {
    const bytes = Buffer.from(ACCENTS);
    expect(expectHandler(CODE, stripeLike, bytes, bytes.subarray(0, ACCENTS.length)).detail).toContain(
      "counted in characters",
    );
  });

  test("as many characters as a limit allows bytes", () => {
    const sent = long(200_000, "é€");
    expectHandler(CODE, stripeLike, sent, sent.slice(0, 65_536));
  });

  test("the first line", () => {
    expectHandler(CODE, stripeLike, '{\n"type":"x"}', "{");
    expectHandler(CODE, stripeLike, '{\n"type":"x"}', "{\n");
  });

  test("what is before a NUL", () => {
    expectHandler(CODE, githubLike, Buffer.from("abc\0def"), Buffer.from("abc"));
  });
});
