import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, githubLike, livekitLike, stripeLike } from "../_broken.ts";
import { ACCENTS, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-charset";
/** Letters that Latin-1 has. */
const LATIN = '{"type":"x","note":"Zoë café"}';
const utf8As = (encoding: string, text: string): string => new TextDecoder(encoding).decode(Buffer.from(text));

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name's body was read in another encoding", (signer) => {
  test.each([
    ["Latin-1", ACCENTS, Buffer.from(ACCENTS).toString("latin1")],
    ["Windows-1252", ACCENTS, utf8As("windows-1252", ACCENTS)],
    ["Windows-1252, twice", LATIN, utf8As("windows-1252", utf8As("windows-1252", LATIN))],
  ])("%s", (_, sent, here) => {
    expect(expectProven(CODE, signer, sent, here).fix.topic).toBe("body-encoding");
  });
});

test.each([
  ["written in Latin-1", LATIN, Buffer.from(LATIN, "latin1")],
  ["signed in Latin-1, and in UTF-8 here", Buffer.from(LATIN, "latin1"), LATIN],
  ["saved as UTF-16 by PowerShell", PLAIN, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PLAIN, "utf16le")])],
  ["with accents apart", LATIN, LATIN.normalize("NFD")],
  ["with accents composed", LATIN.normalize("NFD"), LATIN],
])("%s", (_, sent, here) => {
  expectProven(CODE, githubLike, sent, here);
});

test("read wrongly, and written anew besides", () => {
  expectProven(
    [CODE, "body-reserialized"],
    stripeLike,
    JSON.stringify(JSON.parse(ACCENTS), null, 2),
    utf8As("windows-1252", ACCENTS),
  );
});

describe("what is lost cannot be undone: a suspicion", () => {
  test("with the place of U+FFFD", () => {
    const here = ACCENTS.replace("ë", "\ufffd");
    const [first] = findingsFor(githubLike, ACCENTS, here);
    expect(first).toMatchObject({ code: CODE, proof: "none" });
    expect(first.title).toContain(`at byte ${here.indexOf("\ufffd")}`);
    expectWords(first, githubLike);
  });

  test("with the place of a question mark inside a word, after a letter of two bytes", () => {
    const sent = '{"type":"x","note":"é Müller"}';
    const finding = findingsFor(githubLike, sent, sent.replace("ü", "?"), { lengthStays: true }).find(
      ({ code }) => code === CODE,
    );
    expect(finding).toMatchObject({ proof: "none" });
    expect(finding?.title).toContain(`at byte ${Buffer.byteLength(sent.slice(0, sent.indexOf("ü")))}`);
  });

  test.each(['{"type":"x","link":"https://a.b/c?d=e"}', '{"type":"x","text":"Really? Yes"}'])("not in %s", (here) => {
    expect(findingsFor(githubLike, here.replace("x", "y"), here).map(({ code }) => code)).not.toContain(CODE);
  });
});

describe("a handler loses or changes characters, and what it did can be done", () => {
  const python = (text: string, encoding: "ascii" | "latin1", instead: string): string =>
    Array.from(text, (char) => (char.codePointAt(0)! < (encoding === "ascii" ? 0x80 : 0x100) ? char : instead)).join(
      "",
    );
  test.each([
    ["? for each code point beyond ASCII", python(ACCENTS, "ascii", "?")],
    ["? for each UTF-16 unit beyond ASCII", ACCENTS.replaceAll(/[^\x00-\x7f]/g, "?")],
    [
      "? for each byte beyond ASCII",
      Buffer.from(ACCENTS)
        .toString("latin1")
        .replaceAll(/[^\x00-\x7f]/g, "?"),
    ],
    [
      "U+FFFD for each byte beyond ASCII",
      Buffer.from(ACCENTS)
        .toString("latin1")
        .replaceAll(/[^\x00-\x7f]/g, "\ufffd"),
    ],
    ["Latin-1, with ? for the rest", Buffer.from(python(ACCENTS, "latin1", "?"), "latin1")],
    ["ASCII alone", python(ACCENTS, "ascii", "")],
    ["Latin-1 alone", Buffer.from(python(ACCENTS, "latin1", ""), "latin1")],
    ["read as Latin-1", Buffer.from(ACCENTS).toString("latin1")],
    ["read as Windows-1252", utf8As("windows-1252", ACCENTS)],
    ["Buffer's toString('ascii')", Buffer.from(ACCENTS).toString("ascii")],
    ["update(text, 'latin1')", Buffer.from(ACCENTS, "latin1")],
    ["UTF-16", Buffer.from(ACCENTS, "utf16le")],
    ["accents apart", ACCENTS.normalize("NFD")],
  ])("%s", (_, hashed) => {
    expectHandler(CODE, stripeLike, ACCENTS, hashed);
  });

  test("Encoding.Unicode, of ASCII too", () => {
    expectHandler(CODE, stripeLike, PLAIN, Buffer.from(PLAIN, "utf16le"));
    expectHandler(CODE, stripeLike, PLAIN, Buffer.from(PLAIN, "utf16le").swap16());
  });

  test("bytes that are no UTF-8, decoded", () => {
    const bytes = Buffer.from([0x61, 0xff, 0x62, 0xc3]);
    expectHandler(CODE, githubLike, bytes, bytes.toString("utf8"));
  });
});
