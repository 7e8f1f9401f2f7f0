import { describe, expect, test } from "vitest";
import { BODY_SIGNERS, livekitLike, stripeLike } from "../_broken.ts";
import { ACCENTS, MARKUP, PLAIN } from "./_bodies.ts";
import { expectHandler, expectProven, expectWords, findingsFor } from "./_prove.ts";

const CODE = "body-repr";
/** As Python 3.11 writes `str(ACCENTS.encode())` and `str(MARKUP.encode())`. */
const PYTHON_ACCENTS = String.raw`b'{"id":"evt_1","type":"invoice.paid","data":{"note":"Zo\xc3\xab paid 10 \xe2\x82\xac \xe2\x80\x94 \xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x8e\x89"}}'`;
const PYTHON_MARKUP = String.raw`b'{"id":"evt_1","type":"invoice.paid","data":{"note":"<b>it\'s</b> & x=1 + 2"}}'`;
/** As Python 3.11 writes `str(json.loads(PLAIN))` and `str(json.loads(MARKUP))`. */
const PYTHON_DICT =
  "{'id': 'evt_1NG8Du2e', 'type': 'invoice.paid', 'data': {'amount': 2000, 'lines': [1, 2], 'none': {}, 'livemode': False, 'note': None}}";
const PYTHON_QUOTES = `{'id': 'evt_1', 'type': 'invoice.paid', 'data': {'note': "<b>it's</b> & x=1 + 2"}}`;
const asBuffer = (text: string): string => JSON.stringify(Buffer.from(text));

describe.each([...BODY_SIGNERS, livekitLike])("$provider.name's body was shown, rather than sent", (signer) => {
  test.each([
    ["b'…'", ACCENTS, PYTHON_ACCENTS],
    ["b'…' with quotes", MARKUP, PYTHON_MARKUP],
    ["b'…' with newlines and backslashes", '{\n\t"type":"\\u00e9\\\\"}', String.raw`b'{\n\t"type":"\\u00e9\\\\"}'`],
    ["a dict", PLAIN, PYTHON_DICT],
    ["a dict of indented JSON", JSON.stringify(JSON.parse(PLAIN), null, 2), PYTHON_DICT],
    ["a dict with quotes", MARKUP, PYTHON_QUOTES],
    ["a Buffer as JSON", ACCENTS, asBuffer(ACCENTS)],
    ["byte values", PLAIN, Buffer.from(PLAIN).join(",")],
    ["Go's byte values", PLAIN, `[${Buffer.from(PLAIN).join(" ")}]`],
  ])("%s", (_, sent, here) => {
    expectProven(CODE, signer, sent, here);
  });
});

test("double quotes around a text that has single ones", () => {
  expectProven(CODE, stripeLike, "it's", `b"it's"`);
});

describe("a handler hashes", () => {
  test.each([
    ["str(request.body)", ACCENTS, PYTHON_ACCENTS, "Python"],
    ["str(request.body) with quotes", MARKUP, PYTHON_MARKUP, "Python"],
    ["str(request.json)", PLAIN, PYTHON_DICT, "Python"],
    ["str(request.json) with quotes", MARKUP, PYTHON_QUOTES, "Python"],
    ["JSON.stringify of a Buffer", PLAIN, asBuffer(PLAIN), "Buffer"],
    ["String of a Uint8Array", PLAIN, String(new Uint8Array(Buffer.from(PLAIN))), "byte values"],
    ["fmt.Sprint of a []byte", PLAIN, `[${Buffer.from(PLAIN).join(" ")}]`, "Go"],
    ["params.to_s", '{"type":"x","n":null,"l":[1]}', '{"type"=>"x", "n"=>nil, "l"=>[1]}', "Ruby"],
  ])("%s", (_, sent, hashed, language) => {
    expect(expectHandler(CODE, stripeLike, sent, hashed).title).toContain(language);
  });
});

test("a dict whose JSON had another form of numbers", () => {
  expectProven([CODE, "number-format"], stripeLike, '{"id":"evt_1","n":12.50}', "{'id': 'evt_1', 'n': 12.5}");
});

test("the proof names the dict and how its JSON was written", () => {
  const sent = '{"id": "evt_1", "ok": true, "n": null}';
  const finding = expectProven(CODE, stripeLike, sent, "{'id': 'evt_1', 'ok': True, 'n': None}");
  expect(finding.title).toContain("it is Python's str() of the parsed body");
  expect(finding.evidence?.changed).toBe("written as JSON with a blank after each comma and colon");
});

describe("what cannot be read back is named as a suspicion, where the Content-Type says JSON", () => {
  test.each([
    ["{'id': 'evt_1', 'at': datetime.datetime(2026, 1, 1)}", "Python's str() of a dict"],
    ["<QueryDict: {'a': ['1']}>", "a Python library"],
    ["Array\n(\n    [id] => evt_1\n)\n", "PHP's print_r"],
    ['array(1) {\n  ["id"]=>\n  string(5) "evt_1"\n}', "PHP's var_dump"],
    ["array (\n  'id' => 'evt_1',\n)", "PHP's var_export"],
    ['{"id"=>"evt_1"}', "Ruby's inspect"],
    ["map[id:evt_1 n:1]", "Go's fmt"],
    ["{id=evt_1, n=1}", "Java's text"],
    ["{ id: 'evt_1', n: 1 }", "Node's console.log"],
    ["<!DOCTYPE html><title>502</title>", "HTML"],
  ])("%j", (here, name) => {
    const [first] = findingsFor(stripeLike, PLAIN, here);
    expect(first).toMatchObject({ code: CODE, proof: "none" });
    expect(first.title).toContain("The body is no JSON, though its Content-Type says so");
    expect(first.title).toContain(name);
    expectWords(first, stripeLike);
  });

  test("and of a form nothing is said", () => {
    const form = { ...stripeLike, contentType: "application/x-www-form-urlencoded" };
    expect(findingsFor(form, "a=1", "map[a:1]").map(({ code }) => code)).not.toContain(CODE);
  });
});
