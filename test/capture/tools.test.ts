import { describe, expect, it } from "vitest";
import { detectFormat } from "../../src/capture/detect.ts";
import { errorOf, readAll, readOne, text } from "./helpers.ts";

const EVENT = '{ "id": "evt_1", "object": "event", "type": "invoice.paid", "amount": 1.0 }\n';
const PUSH = '{"message": {"data": "aGk=", "messageId": "1"}, "subscription": "s"}\n';
const CLOUD_EVENT = '{"specversion": "1.0", "id": "1", "source": "s", "type": "t", "data": {"a": 1.0}}\n';

describe("JSON that may as well be the body of a request", () => {
  it.each([EVENT, PUSH, CLOUD_EVENT])("is the body, byte for byte, where a payload is asked for: %s", (written) => {
    const [payload] = readAll(written, "event.json", { bare: true });
    expect(payload).toMatchObject({ fidelity: "exact", delivery: { headers: [] } });
    expect(payload && "delivery" in payload && text(payload.delivery.body)).toBe(written);
  });

  it("is the body where headers are given", () => {
    const [payload] = readAll(EVENT, "event.json", { headers: [["A", "b"]] });
    expect(payload).toMatchObject({ fidelity: "exact", delivery: { headers: [["A", "b"]] } });
  });

  it("is a capture elsewhere, one or several a file", () => {
    expect(readOne(EVENT)).toMatchObject({ fidelity: "reencoded", source: "stripe", id: "evt_1" });
    expect(text(readOne(PUSH).delivery.body)).toBe("hi");
    expect(readAll(EVENT + EVENT).map(({ origin }) => origin.line)).toEqual([1, 2]);
  });
});

describe("a GitHub delivery of a form keeps numbers and escapes as they stand, without gh's indentation", () => {
  it.each([
    ['{ "a": 1.0,\n  "b": "x \\" \\n y" }', '{"a":1.0,"b":"x \\" \\n y"}'],
    ['[ "\\\\", " " ]', '["\\\\"," "]'],
  ])("%s", (payload, compact) => {
    const written = `{"guid": "g", "delivered_at": "2026-07-25T17:20:00Z", "request": {"headers": {"content-type": "application/x-www-form-urlencoded"}, "payload": ${payload}}}`;
    expect(new URLSearchParams(text(readOne(written).delivery.body)).get("payload")).toBe(compact);
  });
});

describe("what tools leave out is an error that says where and what to do", () => {
  it.each([
    ['{"guid": "g", "delivered_at": "t"}', "this delivery has no request: the list of deliveries leaves it out", 1],
    ['{"requests": [], "uri": "/api/requests/http"}', "there are no requests in it", 14],
    ['{"uri": "/api/requests/http/1", "request": {"raw": ""}}', "this request has no raw bytes", 44],
    [
      '{"uri": "/api/requests/http/1", "request": {"raw": "*"}}',
      "the request is not base64, or a part of it is missing",
      52,
    ],
    ['{"data": [], "per_page": 50, "is_last_page": true}', "there are no requests in it", 10],
    ['{"object": "list", "data": [], "url": "/v1/events"}', "there are no events in it", 28],
    [
      "type: collection.insomnia.rest/5.0\nname: Webhooks\n",
      "this is an export of Insomnia 5 in YAML, which is not read",
      1,
    ],
    ["event: ready\ndata: {}\n\n", "no message has come on this channel yet", 1],
    ['data: {"body": {}, "x": {}}\n\n', 'the value of the header "x" is an object where a string is expected', 25],
    ['data: {"body": {}\n\n', "this is not JSON: it ends in the middle of an object", 18],
    ['{"message": {"data": "*", "messageId": "1"}}', "the body is not base64, or a part of it is missing", 22],
  ])("%s: %s", (written, message, column) => {
    const error = errorOf(() => readAll(written, "x.json"));
    expect(error).toMatchObject({ kind: "data", message, where: { file: "x.json", line: 1, column } });
  });
});

describe("an error in a file of several requests names its place in the file", () => {
  it.each([
    ["GET /\n\n###\n\nPOST {{a}}/x\n\nx\n###\nGET /\n", "the value of {{a}} is not in the file", 6, 1],
    ["GET /\n\n###\nPOST /\nno colon\n\n###\nGET /\n", "this is no header: a colon is missing", 5, 9],
    ["GET /\n\n###\nPOST /\n\n< more.json\n\n###\nGET /\n", '"more.json" cannot be read from here', 5, 1],
  ])("%j: %s", (written, message, line, column) => {
    const results = readAll(written, "x.http", { format: "http-file" });
    expect(results).toHaveLength(3);
    expect(errorOf(() => results)).toMatchObject({ message, where: { file: "x.http", line, column } });
  });

  it.each([
    ["POST / HTTP/1.1\nContent-Length: 2\n\nhiGET /\noops\n\n", "this is no header: a colon is missing", 5, 5],
    ["GET / HTTP/1.1\n\nPOST / HTTP/1.1\nContent-Length: 9\n\nhi", "the body breaks off after 2 of its 9 bytes", 6, 3],
    [
      "GET / HTTP/1.1\n\nPOST / HTTP/1.1\nTransfer-Encoding: chunked\n\n5\nhi",
      "the chunks of the body break off here",
      7,
      1,
    ],
  ])("%j: %s", (written, message, line, column) => {
    const results = readAll(written, "x.bin", { format: "http-stream" });
    expect(results).toHaveLength(2);
    expect(errorOf(() => results)).toMatchObject({ message, where: { file: "x.bin", line, column } });
  });
});

describe("one raw HTTP message stays one, whatever its body looks like", () => {
  it.each([
    "POST / HTTP/1.1\nA: b\n\nPOST / HTTP/1.1\nA: b\n\n",
    "POST / HTTP/1.1\nContent-Length: 21\n\nx\n###\nPOST / HTTP/1.1",
    "### the only one\nPOST / HTTP/1.1\nA: b\n\nbody\n",
  ])("%j", (written) => {
    expect(detectFormat(Buffer.from(written), "capture")?.format.id).toBe("http");
    expect(text(readOne(written).delivery.body)).toBe(written.slice(written.indexOf("\n\n") + 2));
  });
});
