import { describe, test } from "vitest";
import { BODY_SIGNERS, githubLike, livekitLike, slackLike, stripeLike, svixLike } from "../_broken.ts";
import { ACCENTS, MARKUP, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven } from "./_prove.ts";

const CODE = "body-double-encoded";
const payload = (text: string): string => new URLSearchParams({ payload: text }).toString();

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name's body", (signer) => {
  test.each([
    ["is a JSON string of the JSON", ACCENTS, JSON.stringify(ACCENTS)],
    ["stands in a field of JSON", ACCENTS, JSON.stringify({ id: 1, payload: ACCENTS })],
    ["became the only key of JSON, taken for a form", MARKUP, JSON.stringify({ [MARKUP]: "" })],
    ["stands in GitHub's payload field", ACCENTS, payload(ACCENTS)],
    ["was signed as a JSON string", JSON.stringify(PLAIN), PLAIN],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

// Not Svix: its SDK demands JSON.
describe.each(BODY_SIGNERS.filter((signer) => signer !== svixLike))("$provider.name signed a form", (signer) => {
  test.each([
    ["in the payload field", payload(ACCENTS), ACCENTS],
    ["in the payload field, encoded as encodeURIComponent does", `payload=${encodeURIComponent(MARKUP)}`, MARKUP],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("what stands inside was written anew besides", () => {
  expectProven(
    [CODE, "body-reserialized"],
    githubLike,
    JSON.stringify(JSON.parse(PLAIN), null, 2),
    JSON.stringify(PLAIN),
  );
});

describe("a handler", () => {
  test.each([
    ["calls JSON.stringify on a text", PLAIN, JSON.stringify(PLAIN)],
    ["hashes the payload alone", payload(PLAIN), PLAIN],
    ["hashes the JSON that was taken for a form", PLAIN, JSON.stringify({ [PLAIN]: "" })],
    ["hashes the JSON that was taken for a form, encoded", PLAIN, `${encodeURIComponent(PLAIN)}=`],
  ])("%s", (_, sent, hashed) => {
    expectHandler(CODE, stripeLike, sent, hashed);
  });
});

test("a form whose fields hold no JSON is left alone", () => {
  expectHandler("form-param-order", slackLike, "text=b&command=a", "command=a&text=b");
});
