import { describe, expect, it } from "vitest";
import { errorOf, readAll, readOne, text } from "./helpers.ts";

describe("a raw HTTP message", () => {
  it("has every byte after the first empty line as its body, whatever Content-Length says", () => {
    const { delivery } = readOne("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef\r\n\r\n");
    expect(text(delivery.body)).toBe("abcdef\r\n\r\n");
  });

  it.each([
    ["CRLF", "POST / HTTP/1.1\r\nA: b\r\n\r\nx"],
    ["LF", "POST / HTTP/1.1\nA: b\n\nx"],
    ["both", "POST / HTTP/1.1\r\nA: b\n\r\nx"],
    ["a byte order mark and blank lines before", "\ufeff\r\n\nPOST / HTTP/1.1\nA: b\n\nx"],
    ["comments before", "### title\n# @name login\n// plain\n\nPOST / HTTP/1.1\nA: b\n\nx"],
    ["no version, as editors' clients allow", "POST /\nA: b\n\nx"],
    ["HTTP/2", "POST / HTTP/2\nA: b\n\nx"],
  ])("may have line ends and a head of this kind: %s", (_, message) => {
    const { delivery } = readOne(message);
    expect(delivery).toMatchObject({ method: "POST", target: "/", headers: [["A", "b"]] });
    expect(text(delivery.body)).toBe("x");
  });

  it("keeps names, order, duplicates, empty values and every byte of values", () => {
    const message = Buffer.concat([
      Buffer.from("POST / HTTP/1.1\nx-a: \nX-A:\tone:two \t\nx-a:"),
      Buffer.from([0, 1, 0xa0, 0xff]),
      Buffer.from("\nBad Name : v\n\n"),
    ]);
    expect(readOne(message).delivery.headers).toEqual([
      ["x-a", ""],
      ["X-A", "one:two"],
      ["x-a", "\u0000\u0001\u00a0\u00ff"],
      ["Bad Name ", "v"],
    ]);
  });

  it("keeps a header value of a megabyte, and one folded a hundred thousand times", () => {
    const long = "v".repeat(1024 * 1024);
    expect(readOne(`POST / HTTP/1.1\nX: ${long}\n\n`).delivery.headers[0]![1]).toHaveLength(long.length);
    expect(readOne(`POST / HTTP/1.1\nX: a\n${" b\n".repeat(100_000)}\n`).delivery.headers[0]![1]).toHaveLength(200_001);
  });

  it("takes the URL from its comment, else from an absolute request target", () => {
    expect(readOne("# @url https://a.test/x?y\nPOST /x HTTP/1.1\n\n").delivery).toMatchObject({
      url: "https://a.test/x?y",
      target: "/x",
    });
    expect(readOne("POST https://a.test/x?y HTTP/1.1\n\n").delivery).toMatchObject({ url: "https://a.test/x?y" });
    expect(readOne("POST /x HTTP/1.1\n\n").delivery.url).toBeUndefined();
  });

  it.each([
    ["# @now 1785000000", 1785000000000],
    ["# @now 1785000000123", 1785000000123],
    ["//@now   2026-07-25T17:20:00.5Z  ", 1785000000500],
    ["# @now 2026-07-25T17:20:00", 1785000000000],
  ])("%s is a time", (comment, now) => {
    expect(readOne(`${comment}\nPOST / HTTP/1.1\n\n`).now).toBe(now);
  });

  it("keeps a secret that is not ASCII", () => {
    expect(readOne("# @secret  pass wörd=€ \nPOST / HTTP/1.1\n\n").secret).toBe("pass wörd=€");
  });

  it("takes HTTP/2 pseudo-headers for what they are", () => {
    expect(readOne("POST /x HTTP/2\n:authority: a.test\n:path: /x\nA: b\n\n").delivery.headers).toEqual([
      ["Host", "a.test"],
      ["A", "b"],
    ]);
  });

  describe("whose body is in chunks, as recorded off the wire,", () => {
    const head = "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n";

    it.each([
      ["5\r\nhello\r\n0\r\n\r\n", "hello"],
      ["5;a=b\r\nhel\r\n\r\n00000001 \r\n!\r\n0\r\nX-Trailer: 1\r\n\r\n", "hel\r\n!"],
      ["5\nhello\n0\n\n", "hello"],
      ["0\r\n\r\n", ""],
    ])("%j is put together", (body, expected) => {
      expect(text(readOne(head + body).delivery.body)).toBe(expected);
    });

    it.each(['{"a":1}', "", "hello world\r\n", "zz\r\nhello\r\n0\r\n\r\n"])(
      "%j is not in chunks any more: it stays as it is",
      (body) => {
        expect(text(readOne(head + body).delivery.body)).toBe(body);
      },
    );

    it.each([
      ["5\r\nhel", 4],
      ["5\r\nhello", 4],
      ["5\r\nhello\r\n", 6],
      ["5\r\nhello\r\n3\r\nab", 7],
      ["5\r\nhello\r\n0\r\n", 6],
      ["5\r\nhelloworld\r\n0\r\n\r\n", 4],
    ])("%j is cut off, and said to be", (body, line) => {
      const error = errorOf(() => readAll(head + body, "cut.http"));
      expect(error.message).toBe("the chunks of the body break off here");
      expect(error.where).toMatchObject({ file: "cut.http", line: line === 4 ? 5 : line });
    });

    it("stays as it is without that header", () => {
      expect(text(readOne("POST / HTTP/1.1\n\n5\r\nhello\r\n0\r\n\r\n").delivery.body)).toBe("5\r\nhello\r\n0\r\n\r\n");
    });
  });

  it.each([
    ["", "the file is empty", [undefined, undefined]],
    ["# only a comment\n", "there is no request line in it", [1, 1]],
    ["hello world\n\n", "this is no request line", [1, 1]],
    ["HTTP/1.1 200 OK\nA: b\n\nx", "this is an answer, not a request", [1, 1]],
    ["POST / HTTP/1.1\nContent-Type: text/plain\nStripe-Signat", "this is no header: a colon is missing", [3, 14]],
    ["POST / HTTP/1.1\nA: b\n: c\n\n", "a header has no name", [3, 1]],
    ["POST / HTTP/1.1\n folded\n\n", "a header begins with a blank", [2, 1]],
    ["POST / HTTP/1.1\nA: b\n", "the headers never end: an empty line is missing", [3, 1]],
    ["POST / HTTP/1.1\nA: b", "the headers never end: an empty line is missing", [2, 5]],
    ["# @source x\n# @now yesterday\nPOST / HTTP/1.1\n\n", "@now is followed by no time", [2, 8]],
    ["# @received-at 1e99\nPOST / HTTP/1.1\n\n", "@received-at is followed by no time", [1, 16]],
  ])("%j: %s", (message, problem, place) => {
    const error = errorOf(() => readAll(message, "broken.http"));
    expect(error).toMatchObject({ kind: "data", message: problem, where: { file: "broken.http" } });
    expect([error.where?.line, error.where?.column]).toEqual(place);
    expect(error.hint).toMatch(/\.$/);
  });

  it("needs no empty line where there can be no body", () => {
    expect(readOne("GET / HTTP/1.1\nHost: a").delivery.headers).toEqual([["Host", "a"]]);
    expect(errorOf(() => readAll("GET / HTTP/1.1\nContent-Length: 3\n", "x.http")).message).toMatch(/never end/);
  });
});
