import { describe, expect, test } from "vitest";
import { computedOver, handlerFinding, signed, slackLike, stripeLike, twilioLike } from "../_broken.ts";
import { FORM } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords } from "./_prove.ts";

const CODE = "form-encoding";
const SENT = "token=a~b*c&command=%2Fweather&text=Zo%C3%AB+paid%21";
/** As Slack is here, with the Content-Type of forms. */
const slack = { ...slackLike, contentType: "application/x-www-form-urlencoded" };

describe.each([slack, { ...stripeLike, contentType: slack.contentType }])(
  "$provider.name's form was decoded and written again",
  (signer) => {
    test.each([
      ["with %20 for +", SENT, SENT.replaceAll("+", "%20")],
      ["with + for %20", SENT.replaceAll("+", "%20"), SENT],
      ["with hex digits in small letters", SENT, SENT.replaceAll(/%../g, (code) => code.toLowerCase())],
      ["with hex digits in capitals", SENT.replaceAll(/%../g, (code) => code.toLowerCase()), SENT],
      ["with a bare + for %2B", "From=%2B1415&To=%2B1800", "From=+1415&To=+1800"],
      ["and was signed as URLSearchParams writes it", new URLSearchParams(SENT).toString(), SENT],
      [
        "and was signed as encodeURIComponent writes it",
        "token=a~b*c&text=it's%20(all)!",
        "token=a%7Eb%2Ac&text=it%27s+%28all%29%21",
      ],
      ["and was signed as PHP writes it", "token=a%7Eb%2Ac&text=x+y", "token=a~b*c&text=x%20y"],
      ["and became JSON", "token=a&text=Zo%C3%AB+paid%21&n=1", '{"token":"a","text":"Zoë paid!","n":1}'],
    ])("%s", (_, sent, here) => {
      expectProven(CODE, signer, sent, here);
    });
  },
);

test("a plus that lost its encoding, where decoded fields are signed", () => {
  expectProven(CODE, twilioLike, FORM, FORM.replaceAll("%2B", "+"));
});

describe("a handler hashes the form", () => {
  test.each([
    ["decoded", "token=a~b*c&command=/weather&text=Zoë paid!"],
    ["decoded, but for +", "token=a~b*c&command=/weather&text=Zoë+paid!"],
    ["written by URLSearchParams", new URLSearchParams(SENT).toString()],
    ["written by qs.stringify", "token=a~b%2Ac&command=%2Fweather&text=Zo%C3%AB%20paid%21"],
  ])("%s", (_, hashed) => {
    expectHandler(CODE, slack, SENT, hashed);
  });
});

describe("where decoded fields are signed, a handler", () => {
  const delivery = signed(twilioLike, FORM);
  const sorted = FORM.split("&").toSorted();
  const digestOf = (fields: readonly string[]): string =>
    computedOver(
      twilioLike,
      { ...delivery, url: delivery.url! + fields.map((field) => field.replace("=", "")).join("") },
      "",
    );

  test.each([
    ["leaves them encoded", sorted],
    ["leaves + for blanks", sorted.map((field) => decodeURIComponent(field))],
  ])("%s", (_, fields) => {
    const finding = handlerFinding(twilioLike, delivery, { computed: digestOf(fields) })!;
    expect(finding).toMatchObject({ code: CODE, proof: "mac" });
    expectWords(finding, twilioLike);
  });
});
