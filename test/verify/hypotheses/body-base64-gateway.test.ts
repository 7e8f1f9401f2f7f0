import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, livekitLike, slackLike, stripeLike } from "../_broken.ts";
import { ACCENTS, FORM, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-base64-gateway";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name's body is still in base64", (signer) => {
  test.each([
    ["plain", base64(ACCENTS)],
    ["base64url, without padding", Buffer.from(ACCENTS).toString("base64url")],
    ["in lines", base64(ACCENTS).replaceAll(/.{64}/g, "$&\r\n")],
    ["a JSON string", JSON.stringify(base64(ACCENTS))],
    ["in the gateway's event", JSON.stringify({ version: "2.0", body: base64(ACCENTS), isBase64Encoded: true })],
  ])("%s", (_, here) => {
    expect(expectProven(CODE, signer, ACCENTS, here).fix.topic).toBe("body-encoding");
  });
});

test("a form, and bytes that are no text", () => {
  expectProven(CODE, slackLike, FORM, base64(FORM));
  const bytes = Buffer.from([0xff, 0x00, 0x80, 0x7f]);
  expectProven(CODE, stripeLike, bytes, bytes.toString("base64"));
});

test("what was encoded had been written anew before", () => {
  expectProven([CODE, "body-reserialized"], stripeLike, JSON.stringify(JSON.parse(PLAIN), null, 2), base64(PLAIN));
});

test("a handler hashes base64", () => {
  expect(expectHandler(CODE, stripeLike, PLAIN, base64(PLAIN)).title).toContain("in base64");
  expectHandler(CODE, stripeLike, ACCENTS, Buffer.from(ACCENTS).toString("base64url"));
});

test("a handler decodes what was signed encoded", () => {
  expect(expectHandler(CODE, stripeLike, base64(PLAIN), PLAIN).title).toContain("decodes");
});
