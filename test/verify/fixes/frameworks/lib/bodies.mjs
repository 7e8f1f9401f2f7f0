/** Bodies that a handler must see as they are: what parsers and decoders change. */
const json = "application/json";

export const BODIES = [
  {
    name: "JSON as no serializer writes it",
    type: json,
    body: Buffer.from('{ "z":1.0, "a" :"caf\\u00e9 é",\r\n\t"n":1e2,"z":"\\u003c\\/" }\n'),
  },
  { name: "JSON with a BOM", type: `${json}; charset=utf-8`, body: Buffer.from('\ufeff{"a":1}') },
  { name: "JSON that is no UTF-8", type: json, body: Buffer.from('{"a":"\xe9"}', "latin1") },
  { name: "JSON with a type of its own", type: "application/vnd.acme+json", body: Buffer.from('{"a": 1}') },
  { name: "a form", type: "application/x-www-form-urlencoded", body: Buffer.from("b=%2b&a=1+2&a=&c=%C3%A9") },
  { name: "text", type: "text/plain; charset=utf-8", body: Buffer.from('{"Type" : "Notification"}\n') },
  {
    name: "bytes",
    type: "application/octet-stream",
    body: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  },
  { name: "no content type", type: undefined, body: Buffer.from('{"a":  1}') },
  { name: "300 kB", type: json, body: Buffer.from(`{"a": "${"é ".repeat(100_000)}"}`) },
];
