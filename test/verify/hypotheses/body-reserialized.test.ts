import { describe, expect, test } from "vitest";
import {
  BODY_SIGNERS,
  computedOver,
  discordLike,
  githubLike,
  handlerFinding,
  livekitLike,
  shopifyLike,
  signed,
  slackLike,
  stripeLike,
} from "../_broken.ts";
import { ACCENTS, MARKUP, PLAIN, SLASHES } from "./_bodies.ts";
import { expectHandler, expectProven, findingsFor } from "./_prove.ts";

const CODE = "body-reserialized";
const value = (json: string): unknown => JSON.parse(json) as unknown;

/** As Python's json.dumps writes it; checked with Python 3.11. */
const PYTHON =
  '{"id": "evt_1NG8Du2e", "type": "invoice.paid", "data": {"amount": 2000, "lines": [1, 2], "none": {}, "livemode": false, "note": null}}';
/** As Jackson's default pretty printer writes it. */
const JACKSON = `{
  "id" : "evt_1NG8Du2e",
  "type" : "invoice.paid",
  "data" : {
    "amount" : 2000,
    "lines" : [ 1, 2 ],
    "none" : { },
    "livemode" : false,
    "note" : null
  }
}`;

describe.each([...BODY_SIGNERS, slackLike])("$provider.name signed another text of the same JSON", (signer) => {
  test.each([
    ["2 spaces", JSON.stringify(value(PLAIN), null, 2), PLAIN, "with 2-space indentation"],
    ["4 spaces", JSON.stringify(value(PLAIN), null, 4), PLAIN, "with 4-space indentation"],
    ["Python's blanks", PYTHON, PLAIN, "with a blank after each comma and colon"],
    ["no blanks", PLAIN, JSON.stringify(value(PLAIN), null, 2), "without blanks"],
  ])("%s", (_, sent, here, how) => {
    const finding = expectProven(CODE, signer, sent, here);
    expect(finding.title).toContain(signer.provider.name);
    expect(finding.evidence?.changed).toBe(`written ${how}`);
    expect(finding.fix.topic).toBe("raw-body");
  });
});

describe("the style that was signed is named", () => {
  test.each([
    ["tabs", JSON.stringify(value(PLAIN), null, "\t"), PLAIN, "with tab indentation"],
    ["Jackson", JACKSON, PLAIN, "with 2-space indentation, a blank before each colon and arrays on one line"],
    [
      "Windows line ends",
      JSON.stringify(value(PLAIN), null, 2).replaceAll("\n", "\r\n"),
      PLAIN,
      "with 2-space indentation and Windows line ends",
    ],
    [
      "a final newline",
      `${JSON.stringify(value(PLAIN), null, 2)}\n`,
      PLAIN,
      "with 2-space indentation, and a final newline",
    ],
    [
      "Python with escapes",
      ACCENTS.replaceAll(",", ", ")
        .replaceAll(":", ": ")
        .replaceAll(/[^\x00-\x7f]/g, escape),
      ACCENTS,
      "with a blank after each comma and colon, with non-ASCII characters as \\u escapes",
    ],
    [
      "PHP, all of it",
      SLASHES.replace("a/b", "ä/b").replaceAll("/", "\\/").replace("ä", "\\u00e4"),
      SLASHES.replace("a/b", "ä/b"),
      "without blanks, with slashes as \\/ and non-ASCII characters as \\u escapes",
    ],
    [
      "PHP's pretty print",
      JSON.stringify(value(SLASHES), null, 4).replaceAll("/", "\\/"),
      SLASHES,
      "with 4-space indentation, with slashes as \\/",
    ],
    [
      "Go, indented",
      JSON.stringify(value(MARKUP), null, 2).replaceAll(/[<>&]/g, escape),
      MARKUP,
      "with 2-space indentation, with <, > and & as \\u escapes",
    ],
    [
      "Gson, indented",
      JSON.stringify(value(MARKUP), null, 2).replaceAll(/[<>&='](?=[^"]*"\n)/g, escape),
      MARKUP,
      "with 2-space indentation, with <, >, &, = and ' as \\u escapes",
    ],
  ])("%s", (_, sent, here, how) => {
    expect(expectProven(CODE, githubLike, sent, here).evidence?.changed).toBe(`written ${how}`);
  });
});

function escape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

describe("blanks, escapes and numbers were lost in one writing: that is one cause", () => {
  /** As Python 3.11 writes `json.dumps(json.loads(INDENTED))`. */
  const INDENTED = `{
  "id": "evt_1",
  "created": 1700000000,
  "total": 12.50,
  "tax": 3,
  "note": "Zoë paid 10 € 🎉 a/b"
}`;
  const DUMPED = String.raw`{"id": "evt_1", "created": 1700000000, "total": 12.5, "tax": 3, "note": "Zo\u00eb paid 10 \u20ac \ud83c\udf89 a/b"}`;

  test.each([githubLike, stripeLike, shopifyLike, slackLike, livekitLike])(
    "for $provider.name, by Python",
    (signer) => {
      const finding = expectProven(CODE, signer, INDENTED, DUMPED);
      expect(finding.title).toContain("with other escapes, and with its numbers in another form.");
      expect(finding.evidence?.changed).toBe(
        "written with 2-space indentation, with only the escapes that JSON demands, and with a second decimal after the first",
      );
    },
  );

  test.each([
    ["blanks and numbers", '{"type": "x", "n": 2.0}', '{"type":"x","n":2}'],
    [
      "numbers of two keys among others",
      '{"id": 7, "a": 2.00, "b": 3.00, "c": "é"}',
      '{"id":7,"a":2,"b":3,"c":"\\u00e9"}',
    ],
    ["JavaScript", INDENTED, JSON.stringify(value(INDENTED))],
    [
      "PHP",
      INDENTED,
      JSON.stringify(value(INDENTED))
        .replaceAll("/", "\\/")
        .replaceAll(/[^\x00-\x7f]/g, escape),
    ],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, githubLike, sent, here);
  });
});

test("the proof names no escapes that the body has no use for", () => {
  const here = PLAIN.replace("null", String.raw`"\ud83c\udf89"`);
  const finding = expectProven(CODE, githubLike, JSON.stringify(value(here), null, 2), here);
  expect(finding.evidence?.changed).toBe("written with 2-space indentation, with only the escapes that JSON demands");
});

describe("number lexemes, escapes, duplicate keys and order survive", () => {
  test.each([
    ["numbers", '{"type":"x","a":1.0,"b":1e3,"c":12345678901234567890,"d":-0}'],
    ["escapes", '{"type":"x","a":"\\u00e9\\/\\u003c\\ud83c"}'],
    ["duplicate keys", '{"type":"x","a":1,"a":2}'],
    ["keys that are numbers", '{"type":"x","2":0,"1":0}'],
    ["__proto__", '{"type":"x","__proto__":{"a":1},"constructor":2}'],
  ])("%s", (_, sent) => {
    const spread = sent.replaceAll(/([,:])(?=["\d{-])/g, "$1 ").replace("{", "{ ");
    expectProven(CODE, githubLike, sent, spread);
  });
});

test("a hash of the body is made to match as well", () => {
  expectProven(CODE, livekitLike, PLAIN, JSON.stringify(value(PLAIN), null, 2));
});

test("the title says what became of the blanks", () => {
  const pretty = JSON.stringify(value(PLAIN), null, 2);
  const title = (sent: string, here: string): string => findingsFor(stripeLike, sent, here)[0].title;
  expect(title(pretty, PLAIN)).toBe(
    "The body is not the bytes that Stripe signed: it was parsed as JSON and written again, without its blanks and line ends.",
  );
  expect(title(PYTHON, PLAIN)).toContain("without its blanks.");
  expect(title(PLAIN, pretty)).toContain("with blanks or line ends added.");
  expect(title(pretty, PYTHON)).toContain("with other blanks or line ends.");
});

test("a body of megabytes is done in a few tries", () => {
  const large = { type: "x", list: Array.from({ length: 40_000 }, (_, id) => ({ id, name: `item ${id}`, price: 10 })) };
  expectProven(CODE, githubLike, JSON.stringify(large, null, 2), JSON.stringify(large));
});

describe("a handler that parses and writes again", () => {
  /** As Go 1.26 writes what it decoded into `any` (here the keys are sorted already). */
  const GO = `{"data":{"note":"\\u003cb\\u003eit's\\u003c/b\\u003e \\u0026 x=1 + 2"},"id":"evt_1","type":"invoice.paid"}`;
  const sorted = `{"data": {"note": "<b>it's</b> & x=1 + 2"}, "id": "evt_1", "type": "invoice.paid"}`;
  const dotnet = MARKUP.replace(
    "<b>it's</b> & x=1 + 2",
    "\\u003Cb\\u003Eit\\u0027s\\u003C/b\\u003E \\u0026 x=1 \\u002B 2",
  );
  test.each([
    ["JSON.stringify", JSON.stringify(value(PLAIN), null, 2), PLAIN, "JSON.stringify"],
    ["JSON.stringify(…, null, 2)", PLAIN, JSON.stringify(value(PLAIN), null, 2), "JSON.stringify"],
    [
      "JSON.stringify of keys that are numbers",
      '{"type":"x","2":0,"1":0}',
      '{"1":0,"2":0,"type":"x"}',
      "JSON.stringify",
    ],
    ["JSON.stringify of duplicate keys", '{"a":1,"type":"x","a":2}', '{"a":2,"type":"x"}', "JSON.stringify"],
    ["json.dumps", PLAIN, PYTHON, "Python's json.dumps"],
    [
      "json.dumps of accents",
      ACCENTS,
      ACCENTS.replaceAll(",", ", ")
        .replaceAll(":", ": ")
        .replaceAll(/[^\x00-\x7f]/g, escape),
      "Python's json.dumps",
    ],
    ["json_encode of arrays", PLAIN, PLAIN.replace("{}", "[]"), "PHP's json_encode"],
    ["json_encode, pretty", PLAIN, JSON.stringify(value(PLAIN), null, 4).replace("{}", "[]"), "PHP's json_encode"],
    ["Go's json.Marshal", sorted, GO, "Rails' to_json"],
    ["Go's json.Encoder", sorted, `${GO}\n`, "Go's json.Encoder"],
    [
      "System.Text.Json, indented",
      MARKUP,
      JSON.stringify(value(dotnet.replaceAll("\\u", "\\\\u")), null, 2).replaceAll("\\\\u", "\\u"),
      "System.Text.Json",
    ],
    ["Jackson, pretty", PLAIN, JACKSON, "Jackson"],
  ])("%s", (_, sent, hashed, writer) => {
    const finding = expectHandler(CODE, stripeLike, sent, hashed);
    expect(finding.title).toBe(
      `Your code does not hash the bytes that Stripe sent: it parses the body and hashes it as ${writer} writes it.`,
    );
  });

  test("a form is hashed as JSON", () => {
    expectHandler(
      CODE,
      slackLike,
      "token=gIkuvaNz&command=%2Fweather&text=94070+now",
      '{"token":"gIkuvaNz","command":"/weather","text":"94070 now"}',
    );
  });

  test("and forgets the timestamp besides", () => {
    const delivery = signed(stripeLike, JSON.stringify(value(PLAIN), null, 2));
    const finding = handlerFinding(stripeLike, delivery, {
      computed: computedOver({ ...githubLike, secret: stripeLike.secret }, signed(githubLike, PLAIN), PLAIN),
    });
    expect(finding).toMatchObject({ codes: ["signed-content-template", CODE], proof: "mac" });
  });

  test("and writes hex for base64 besides", () => {
    const delivery = signed(shopifyLike, JSON.stringify(value(PLAIN), null, 2));
    const hex = Buffer.from(computedOver(shopifyLike, delivery, PLAIN), "base64").toString("hex");
    expect(handlerFinding(shopifyLike, delivery, { computed: hex })).toMatchObject({
      codes: ["encoding-mismatch", CODE],
      proof: "mac",
    });
  });

  test.each([stripeLike, discordLike])(
    "from the bytes alone it is a fact, with $provider.name's keys too",
    (signer) => {
      for (const appBody of [PYTHON, `${GO}\n`]) {
        const finding = handlerFinding(signer, signed(signer, appBody === PYTHON ? PLAIN : sorted), { appBody });
        expect(finding).toMatchObject({ code: CODE, proof: "fact" });
      }
    },
  );
});

test("what no style writes is not called so", () => {
  expect(
    findingsFor(githubLike, PLAIN.replace("2000", "2001"), JSON.stringify(value(PLAIN), null, 2)).map(
      ({ code }) => code,
    ),
  ).not.toContain(CODE);
});
