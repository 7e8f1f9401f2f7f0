import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, githubLike, livekitLike, stripeLike } from "../_broken.ts";
import { ACCENTS, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-decompressed";
const encoding = (name: string) => ({ headers: [["Content-Encoding", name]] as const });

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name's body was compressed after it was signed", (signer) => {
  test.each([
    ["gzip, with its header", gzipSync(ACCENTS), encoding("gzip")],
    ["gzip, without it", gzipSync(ACCENTS), {}],
    ["deflate", deflateSync(ACCENTS), {}],
    ["deflate without a frame", deflateRawSync(ACCENTS), encoding("deflate")],
    ["br", brotliCompressSync(ACCENTS), encoding("br")],
  ])("%s", (_, here, draft) => {
    expectProven(CODE, signer, ACCENTS, here, draft);
  });
});

test("base64 of gzip, as gateways hand it over", () => {
  expectProven(["body-base64-gateway", CODE], stripeLike, PLAIN, gzipSync(PLAIN).toString("base64"));
});

test("a plain body whose Content-Encoding names a compression: a suspicion", () => {
  const finding = findingsFor(githubLike, gzipSync(PLAIN), PLAIN, encoding("gzip")).find(({ code }) => code === CODE)!;
  expect(finding.proof).toBe("none");
  expect(finding.title).toContain("may have been decompressed");
  expectWords(finding, githubLike);
});

test.each([
  ["cut short", gzipSync(PLAIN).subarray(0, 60)],
  ["no gzip, but its first bytes", Buffer.from([0x1f, 0x8b, 1, 2, 3])],
  ["a bomb", gzipSync(Buffer.alloc(64 * 1024 * 1024))],
])("%s is not decompressed", (_, here) => {
  expect(findingsFor(githubLike, PLAIN, here)[0].proof).not.toBe("mac");
});

test("a handler decompresses first", () => {
  expect(expectHandler(CODE, stripeLike, gzipSync(PLAIN), PLAIN, encoding("gzip")).title).toContain("decompresses");
});
