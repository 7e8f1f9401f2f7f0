/** A handler whole: the raw-body fix as it stands, with the check's lines and an answer where it says to verify. */

/**
 * @param testCase of `casesFor`.
 * @param verify the text of the line that is replaced.
 * @param answer lines that answer with the bytes in hex, and `valid`.
 */
export function handlerOf({ rawBody, code }, verify, answer) {
  return rawBody.flatMap((line) => {
    if (!line.includes(verify) && !line.includes(verify.replace("raw", "body"))) return [line];
    const indent = /^\s*/.exec(line)[0];
    return [...code, ...answer].map((inner) => (inner === "" ? inner : indent + inner));
  });
}

/** Import lines are hoisted, each once. */
export function hoisted(handlers) {
  const isImport = (line) => line.startsWith("import ");
  const imports = new Set(handlers.flat().filter(isImport));
  return {
    imports: [...imports].join("\n"),
    body: handlers.map((lines) => lines.filter((line) => !isImport(line)).join("\n")).join("\n\n"),
  };
}

/** What the snippets' JavaScript uses of node:crypto. */
export const CRYPTO =
  'import { constants, createHash, createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";';
