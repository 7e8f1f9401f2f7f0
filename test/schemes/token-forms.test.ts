import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import { queryValue } from "../../src/core/fields.ts";
import { compile } from "../../src/schemes/compile.ts";
import { isProblem } from "../../src/schemes/scheme.ts";
import { withFormField, withQuery } from "../../src/schemes/signed-content.ts";
import { check } from "../../src/verify/trial.ts";

describe("HTTP Basic authentication (RFC 7617)", () => {
  const scheme = compile({ kind: "basic-auth" });
  const key = scheme.key("hooks:opensesame");
  const delivery = (value: string): Delivery => ({
    id: "1",
    method: "POST",
    target: "/",
    headers: [["Authorization", value]],
    body: Buffer.from("{}"),
  });
  const encoded = Buffer.from("hooks:opensesame").toString("base64");

  test.each([`Basic ${encoded}`, `basic ${encoded}`, `Basic  ${encoded}`])("%s holds", (value) => {
    expect(check({ scheme, delivery: delivery(value), key }).holds).toBe(true);
  });

  test.each(["hooks:opensesame", encoded, `Bearer ${encoded}`, `Basic${encoded}`, "Basic hooks:open sesame"])(
    "%s is of another form, and never the secret",
    (value) => {
      const claim = scheme.read(delivery(value));
      expect(claim).toMatchObject({ problem: "signature-malformed", where: "Authorization" });
      expect(scheme.present(delivery(value))).toBe(true);
      expect(check({ scheme, delivery: delivery(value), key }).holds).toBe(false);
    },
  );

  test("credentials that are wrong are read, and do not hold", () => {
    const wrong = delivery(`Basic ${Buffer.from("hooks:other").toString("base64")}`);
    expect(isProblem(scheme.read(wrong))).toBe(false);
    expect(check({ scheme, delivery: wrong, key }).holds).toBe(false);
  });
});

const text = fc.string({ unit: "grapheme" });

describe("a query parameter that is set", () => {
  test("is read again, whatever its name, and is there once", () => {
    fc.assert(
      fc.property(text, text, text, (name, first, value) => {
        const set = (url: string, what: string) => withQuery(url, name, what);
        const url = set(set("https://hooks.example.com/in?a=%20b&c", first), value);
        expect(queryValue(url, name)).toBe(value);
        expect(new URLSearchParams(url.slice(url.indexOf("?") + 1)).getAll(name)).toEqual([value]);
      }),
      {
        examples: [
          ["sig(", "1", "2"],
          ["a.b*", "1", "2"],
          ["?", "1", "2"],
          ["[", "1", "2"],
        ],
      },
    );
  });

  test.each([
    ["https://h/in", "https://h/in?sig=1"],
    ["https://h/in?", "https://h/in?sig=1"],
    ["https://h/in?a=%20b&sig=0&c=+", "https://h/in?a=%20b&c=+&sig=1"],
    ["https://h/in?sig=0&sig=2", "https://h/in?sig=1"],
    ["https://h/in?a#part?sig=0", "https://h/in?a&sig=1#part?sig=0"],
    ["/in?signature=x", "/in?signature=x&sig=1"],
  ])("%s keeps its other bytes", (url, expected) => {
    expect(withQuery(url, "sig", "1")).toBe(expected);
  });
});

test("a form field that is set is read again, whatever its name", () => {
  fc.assert(
    fc.property(text, text, text, (name, first, value) => {
      const body = withFormField(withFormField(Buffer.from("a=b"), name, first), name, value);
      expect(new URLSearchParams(`?${Buffer.from(body).toString("latin1")}`).getAll(name)).toEqual([value]);
    }),
  );
});
