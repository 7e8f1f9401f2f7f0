import { describe, expect, test } from "vitest";
import {
  computedOver,
  githubLike,
  handlerFinding,
  type Signer,
  signed,
  slackLike,
  stripeLike,
  twilioLike,
} from "../_broken.ts";
import { FORM } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords } from "./_prove.ts";

const CODE = "form-param-order";
const SENT = "token=gIku&team_id=T0001&Text=94070&command=%2Fweather";
const form: Partial<Signer> = { contentType: "application/x-www-form-urlencoded" };

describe.each([slackLike, stripeLike, githubLike].map((signer) => ({ ...signer, ...form })))(
  "the fields of $provider.name's form",
  (signer) => {
    test.each([
      ["were signed sorted", "Text=94070&command=%2Fweather&team_id=T0001&token=gIku"],
      ["were signed sorted without regard to case", "command=%2Fweather&team_id=T0001&Text=94070&token=gIku"],
      ["were signed the other way round", SENT.split("&").toReversed().join("&")],
    ])("%s", (_, sent) => {
      expectProven(CODE, signer, sent, SENT);
    });

    test("are hashed sorted", () => {
      expectHandler(CODE, signer, SENT, "Text=94070&command=%2Fweather&team_id=T0001&token=gIku");
    });
  },
);

describe("where the provider sorts the fields, a handler", () => {
  const delivery = signed(twilioLike, FORM);
  const fields = [...new URLSearchParams(FORM)];
  const digestOf = (sorted: readonly (readonly [string, string])[]): string => {
    // The same as Twilio's rule, with the fields in another order.
    const content = delivery.url! + sorted.map(([name, value]) => name + value).join("");
    return computedOver(twilioLike, { ...delivery, url: content }, "");
  };
  const compare = (a: string, b: string): number => (a < b ? -1 : 1);

  test.each([
    ["does not sort them", fields, "in the order in which they came"],
    [
      "sorts them without regard to case",
      [...fields, ["apple", "1"] as const].toSorted(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase())),
      "",
    ],
  ])("%s", (_, sorted, words) => {
    const body = words === "" ? `${FORM}&apple=1` : FORM;
    const finding = handlerFinding(twilioLike, signed(twilioLike, body), { computed: digestOf(sorted) })!;
    expect(finding).toMatchObject({ code: CODE, proof: "mac" });
    expect(finding.title).toContain(words);
    expectWords(finding, twilioLike);
  });
});
