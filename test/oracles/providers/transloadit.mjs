import { createHmac } from "node:crypto";

const BOUNDARY = "----hookctl7MA4YWxkTrZu0gW";
const multipart = (fields) => `${Object.entries(fields).map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--${BOUNDARY}--\r\n`;
const ASSEMBLY = JSON.stringify({ ok: "ASSEMBLY_COMPLETED", assembly_id: "8a1d2c3b4e5f60718293a4b5c6d7e8f9", message: "The assembly was successfully completed.", uploads: [{ name: "Küste.jpg", size: 2147483 }] });

function fieldsOf(body) {
  const text = body.toString("utf8");
  const field = (name) => new RegExp(`name="${name}"\\r\\n\\r\\n([^]*?)\\r\\n--`).exec(text)?.[1];
  return { transloadit: field("transloadit"), signature: field("signature") };
}

export default {
  id: "transloadit",
  folder: "docs",
  brief: true,
  oracle: "transloadit.com/docs, webhooks (its sample for Node.js); re-implemented with node:crypto",
  secret: "d805593620e689465d7da6b8caf2ac7384fdb7e9",
  wrongKey: "0000000000e689465d7da6b8caf2ac7384fdb7e9",
  headers: [["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`]],
  payload: ASSEMBLY,
  encoding: "hex",
  sign({ body, key }, how = {}) {
    const toKey = how.toKey ?? ((text) => text);
    const digest = createHmac(how.hash ?? "sha384", toKey(key)).update(how.content ? how.content({ body }) : body.toString("utf8")).digest();
    const signature = `${how.prefix ?? "sha384:"}${how.write ? how.write(digest) : digest.toString("hex")}`;
    return { headers: [], body: Buffer.from(multipart({ transloadit: body.toString("utf8"), signature })) };
  },
  verify({ body, secret }) {
    const { transloadit, signature } = fieldsOf(body);
    if (!transloadit || !signature || secret === "") return false;
    const colon = signature.indexOf(":");
    const hash = colon < 0 ? "sha1" : signature.slice(0, colon);
    return signature.slice(colon + 1) === createHmac(hash, secret).update(transloadit).digest("hex");
  },
  // What is put before or behind the parts of a multipart form, or cut off after them, is none of its fields.
  skip: ["bom", "trailing-newline", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "no-other-headers"],
  *cases(make) {
    yield make("sha1-without-prefix", { how: { hash: "sha1", prefix: "" } });
    yield make("sha384-without-prefix", { reason: "prefix-missing", how: { prefix: "" } });
    yield make("prefix-sha512", { reason: "algorithm-mismatch", how: { prefix: "sha512:" } });
    yield make("prefix-unknown", { reason: "prefix-wrong", how: { prefix: "crc32:" } });
    yield make("sha512-signed", { how: { prefix: "sha512:", hash: "sha512" } });
    yield make("field-changed", { reason: "body-tampered", received: (body) => body.toString().replace("COMPLETED", "CANCELED") });
    yield make("field-reserialized", { reason: "body-reserialized", received: (body) => body.toString().replace(ASSEMBLY, JSON.stringify(JSON.parse(ASSEMBLY), null, 2)) });
    yield make("signature-absent", { reason: "header-missing", received: (body) => body.toString().replace('name="signature"', 'name="other"') });
    yield make("fields-other-order", { received: (body) => multipart({ signature: fieldsOf(body).signature, transloadit: fieldsOf(body).transloadit }) });
  },
};
