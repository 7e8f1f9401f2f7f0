import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import { textAt } from "../../src/core/fields.ts";
import { multipartField } from "../../src/core/multipart.ts";

const form = (contentType: string, text: string): Delivery => ({
  id: "1",
  method: "POST",
  target: "/",
  headers: [["Content-Type", contentType]],
  body: Buffer.from(text, "utf8"),
});

const PLAIN = "multipart/form-data; boundary=b1";
const part = (name: string, value: string, more = ""): string =>
  `--b1\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

describe("a field of a multipart form", () => {
  test.each([
    ["first", PLAIN, `${part("a", "1")}${part("b", "2")}--b1--\r\n`, "a", "1"],
    ["second", PLAIN, `${part("a", "1")}${part("b", "2")}--b1--\r\n`, "b", "2"],
    ["of the same name: the first", PLAIN, `${part("a", "1")}${part("a", "2")}--b1--`, "a", "1"],
    ["empty", PLAIN, `${part("a", "")}--b1--`, "a", ""],
    ["of several lines", PLAIN, `${part("a", "x\r\n\r\ny")}--b1--`, "a", "x\r\n\r\ny"],
    ["beyond ASCII", PLAIN, `${part("a", "Zoë 10 €")}--b1--`, "a", "Zoë 10 €"],
    [
      "beside a file",
      PLAIN,
      `${part("f", "bytes", '; filename="a.pdf"\r\nContent-Type: application/pdf')}${part("a", "1")}--b1--`,
      "a",
      "1",
    ],
    ["with a preamble", PLAIN, `ignored\r\n${part("a", "1")}--b1--`, "a", "1"],
    [
      "with a quoted boundary",
      'multipart/form-data; charset=utf-8; boundary="b1"',
      `${part("a", "1")}--b1--`,
      "a",
      "1",
    ],
    ["that is not there", PLAIN, `${part("a", "1")}--b1--`, "b", undefined],
    ["of a form that breaks off", PLAIN, part("a", "1"), "a", undefined],
    ["of a form without boundary", "multipart/form-data", `${part("a", "1")}--b1--`, "a", undefined],
  ])("%s", (_, contentType, text, name, value) => {
    expect(textAt(form(contentType, text), { form: name })).toBe(value);
  });

  test("its span covers the value's bytes and nothing else", () => {
    const delivery = form(PLAIN, `${part("a", "é")}${part("b", "€!")}--b1--`);
    const { start, end } = multipartField(delivery, "b")!;
    expect(Buffer.from(delivery.body.subarray(start, end)).toString("utf8")).toBe("€!");
  });

  test("that holds JSON is read by a path", () => {
    expect(
      textAt(form(PLAIN, `${part("json", '{"event":{"type":"x"}}')}--b1--`), { form: "json", json: "event.type" }),
    ).toBe("x");
  });
});
