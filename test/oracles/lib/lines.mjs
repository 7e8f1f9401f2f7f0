import { readFileSync, writeFileSync } from "node:fs";

/**
 * Cases in files: hookctl's own JSON, one a line, with what the SDK said.
 * Fields: id, source, method, url, headers, bodyBase64, secret or publicKey, now, expect, reason, class, oracle.
 */

export function readCases(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { bodyBase64, ...fields } = JSON.parse(line);
      return { ...fields, body: Buffer.from(bodyBase64, "base64") };
    });
}

export function writeCases(file, cases) {
  writeFileSync(file, cases.map((one) => `${JSON.stringify(fieldsOf(one))}\n`).join(""));
}

function fieldsOf({ id, source, method, url, headers, body, secret, publicKey, now, expect, reason, class: kind, oracle }) {
  return { id, source, method, url, headers, bodyBase64: body.toString("base64"), secret, publicKey, now, expect, reason, class: kind, oracle };
}
