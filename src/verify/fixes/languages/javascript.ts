import type { FixContext, Handler, Language, Lines, SecretForm } from "../../framework.ts";
import {
  affixes,
  ED25519_DER,
  broken,
  escaped,
  fit,
  isBody,
  isIndex,
  isName,
  isPlain,
  isShared,
  listOf,
  type Piece,
  piecesOf,
  quoted,
  runs,
  steps,
} from "../pieces.ts";

/** node:crypto is there in Node, Bun, Deno, and in Workers (by default since the compatibility date 2026-08-04). */
export const javascript: Language = {
  id: "javascript",
  name: "Node",
  manifests: ["package.json"],
  comment: "//",
  indentation: "  ",
  env,
  set: (name, value) => {
    const line = `const ${name} = ${value} ?? "";`;
    return fit(line, [`const ${name} =`, `  ${value} ?? "";`], broken(line, /\?\.(?!\[)/, "  "));
  },
  secretValue: (name, value, variable) => [
    `const ${name} = ${value}?.trim();`,
    ...fit(`if (!${name}) throw new Error("${variable} is not set");`, [
      `if (!${name})`,
      `  throw new Error("${variable} is not set");`,
    ]),
  ],
  refuseEmpty: (name, refuse) => [`if (!${name === "parts" ? "parts[0]" : name}) ${refuse.join(" ")}`],
  textOf: (raw) => `${raw}.toString()`,
  parseJson: (raw) => `const data = JSON.parse(${raw});`,
  parseForm: (raw) => [`const form = new URLSearchParams(${raw}.toString());`],
  sortForm: (raw) => [
    `const sorted = [...new URLSearchParams(${raw}.toString())]`,
    `  .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flat().join("");`,
  ],
  jsonField,
  formField: (name) => `form.get(${quoted(name)})`,
  split: (header, separator, blanks) => {
    const by = blanks ? `/ *${escaped(separator)} */` : quoted(separator);
    return fit(`const parts = (${header} ?? "").split(${by});`, [
      `const parts = (${header} ?? "")`,
      `  .split(${by});`,
    ]);
  },
  param: (prefix) => {
    if (prefix === "") return ["const [timestamp] = parts;"];
    const find = `.find((part) => part.startsWith("${prefix}"))?.slice(${prefix.length});`;
    return fit(`const timestamp = parts${find}`, ["const timestamp = parts", `  ${find}`]);
  },
  key: (secret) => (isPlain(secret) ? 'Buffer.from(secret, "utf8")' : keyOf(secret)),
  setKey: (value) => [`const key = ${value};`],
  mac,
  token: (prefix, encoded) =>
    `const expected = ${quoted(prefix)} + ${encoded ? 'Buffer.from(secret).toString("base64")' : "secret"};`,
  equal: (given, wanted) => [
    "const equal = (a, b) => a.length === b.length && timingSafeEqual(a, b);",
    ...(given === "parts"
      ? ["const valid = parts.some((part) =>", `  equal(Buffer.from(part), Buffer.from(${wanted})));`]
      : [`const valid = equal(Buffer.from(signature), Buffer.from(${wanted}));`]),
  ],
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    `const age = Date.now() / 1000 - ${sent(unit)}; // seconds`,
    `if (!(Math.abs(age) <= ${tolerance})) ${refuse.join(" ")}`,
  ],
  decode: (raw) => [
    "// The signature is over the bytes. Text is for the parser alone.",
    `const text = new TextDecoder("utf-8").decode(${raw}); // not "latin1"`,
    "const event = JSON.parse(text);",
  ],
  inShort: {
    secretValue: (variable) => `${env(variable)}?.trim()`,
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) => updates(signedContent, undefined).join(""),
    mac: essentialCall,
    list: (separator) => `header.split(${quoted(separator)}).some((part) => equal(part, expected))`,
    age: ({ unit, tolerance }) => `Math.abs(Date.now() / 1000 - ${sent(unit)}) <= ${tolerance}`,
    decode: 'JSON.parse(new TextDecoder("utf-8").decode(raw))',
  },
};

function env(name: string): string {
  return `process.env.${name}`;
}

function sent(unit: "s" | "ms" | "iso8601"): string {
  return { s: "Number(timestamp)", ms: "Number(timestamp) / 1000", iso8601: "Date.parse(timestamp) / 1000" }[unit];
}

function keyOf({ decode, prefix, normalize }: SecretForm): string {
  const bare = prefix === undefined ? "secret" : `secret.replace(/^${escaped(prefix)}/, "")`;
  if (decode !== "text") return `Buffer.from(${bare}, "${decode}")`;
  return normalize === undefined ? bare : `${bare}.normalize("${normalize}")`;
}

function jsonField(path: string): string {
  return `data${steps(path)
    .map((step) => `?.${member(step)}`)
    .join("")}`;
}

function member(step: string): string {
  return isIndex(step) ? `[${step}]` : isName(step) ? step : `[${quoted(step)}]`;
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, construction } = context;
  const { before, after } = affixes(signature, "+");
  const made =
    construction === "hash"
      ? `createHash("${algorithm}")`
      : `createHmac("${algorithm}", ${isPlain(secret) ? "secret" : "key"})`;
  const start = `const expected = ${before}${made}`;
  const calls = updates(context.signedContent, handler);
  const end = `.digest("${signature.encoding}")${after};`;
  return fit(
    `${start}${calls.join("")}${end}`,
    [start, `  ${calls.join("")}${end}`],
    [start, ...calls.map((call) => `  ${call}`), `  ${end}`],
  );
}

function updates(template: string | undefined, handler: Handler | undefined): Lines {
  if (template === undefined) return [".update(content)"];
  return runs(piecesOf(template)).map((run) => {
    const [first] = run;
    if (isBody(first!)) return `.update(${handler?.raw ?? "raw"})`;
    return `.update(${run.length === 1 && "text" in first! ? quoted(first.text) : literal(run, handler)})`;
  });
}

function literal(run: readonly Piece[], handler: Handler | undefined): string {
  if (run.length === 1 && "word" in run[0]!) return word(run[0], handler);
  const inner = run.map((piece) => ("text" in piece ? quoted(piece.text).slice(1, -1) : `\${${word(piece, handler)}}`));
  return `\`${inner.join("")}\``;
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "method";
  return name === "sortedFormParams" ? "sorted" : (argument ?? name);
}

function bareSignature({ signature: { prefix } }: FixContext): string {
  return prefix === "" ? "signature" : `signature.replace(${quoted(prefix)}, "")`;
}

function verify(context: FixContext, handler: Handler): Lines {
  const { kind, algorithm, signature, publicKey, signedContent } = context;
  const contents =
    signedContent === undefined
      ? undefined
      : runs(piecesOf(signedContent)).map((run) =>
          isBody(run[0]!) ? handler.raw : `Buffer.from(${literal(run, handler)})`,
        );
  const digest = kind === "ed25519" ? "null" : quoted(algorithm);
  const key = keyOption(kind, publicKey);
  return [
    ...(contents === undefined ? [] : fit(`const content = Buffer.concat([${contents.join(", ")}]);`)),
    ...fit(
      `const valid = verify(${digest}, content, ${key}, Buffer.from(${bareSignature(context)}, "${signature.encoding}"));`,
      [
        `const valid = verify(${digest}, content, ${key},`,
        `  Buffer.from(${bareSignature(context)}, "${signature.encoding}"));`,
      ],
    ),
  ];
}

function keyOption(kind: FixContext["kind"], publicKey: FixContext["publicKey"]): string {
  if (kind === "ecdsa" && publicKey?.dsaEncoding === "ieee-p1363") return '{ key, dsaEncoding: "ieee-p1363" }';
  return kind === "rsa" && publicKey?.padding === "pss" ? "{ key, padding: constants.RSA_PKCS1_PSS_PADDING }" : "key";
}

function publicKeyLines({ publicKey }: FixContext): Lines {
  switch (publicKey?.format) {
    // Not as a JWK: of that, node:crypto in workerd (of December 2025) makes another key.
    case "hex":
      return [
        `const der = Buffer.from("${ED25519_DER}" + publicKey, "hex");`,
        'const key = createPublicKey({ key: der, format: "der", type: "spki" });',
      ];
    case "base64":
      return [
        `const start = Buffer.from("${ED25519_DER}", "hex");`,
        'const der = Buffer.concat([start, Buffer.from(publicKey, "base64")]);',
        'const key = createPublicKey({ key: der, format: "der", type: "spki" });',
      ];
    case "spki":
      return [
        'const key = createPublicKey({ format: "der", type: "spki",',
        '  key: Buffer.from(publicKey, "base64") });',
      ];
    case "jwk":
      return ['const key = createPublicKey({ format: "jwk", key: JSON.parse(publicKey) });'];
    default:
      return [
        "// In a variable, a PEM's line ends are often written as \\n.",
        String.raw`const key = createPublicKey(publicKey.replaceAll("\\n", "\n"));`,
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: `createPublicKey of the DER ${ED25519_DER} + text`,
  base64: `createPublicKey of the DER ${ED25519_DER} + bytes`,
  spki: 'createPublicKey({ key, format: "der", type: "spki" })',
  jwk: 'createPublicKey({ key: JSON.parse(text), format: "jwk" })',
  pem: String.raw`createPublicKey(text.replaceAll("\\n", "\n"))`,
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { claim, algorithm, encoding } = context.jwt?.bodyHash ?? {};
  const token = bareSignature(context);
  const key = isShared(context.jwt) ? "Buffer.from(secret)" : "key";
  const verified = [
    `const { payload } = await jwtVerify(${token}, ${key}, { // of jose`,
    `  algorithms: [${listOf(context.jwt?.algorithms ?? [])}],`,
    "});",
  ];
  if (claim === undefined) return [...verified, "const valid = true; // jwtVerify throws otherwise"];
  return [
    ...verified,
    ...fit(`const hash = createHash("${algorithm}").update(${raw}).digest("${encoding}");`, [
      `const hash = createHash("${algorithm}")`,
      `  .update(${raw}).digest("${encoding}");`,
    ]),
    `const valid = payload${isName(claim) ? `.${claim}` : `[${quoted(claim)}]`} === hash;`,
  ];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
      return `verify(null, content, key, Buffer.from(signature, "${signature.encoding}"))`;
    case "ecdsa":
    case "rsa":
      return `verify("${algorithm}", content, key, Buffer.from(signature, "${signature.encoding}"))`;
    case "jwt":
      return `jwtVerify(token, key, { algorithms: [${quoted(context.jwt?.algorithms[0] ?? "")}] })`;
    case "token":
    case "basic-auth":
      return "timingSafeEqual(Buffer.from(given), Buffer.from(secret))";
    default:
      return `${context.construction === "hash" ? `createHash("${algorithm}")` : `createHmac("${algorithm}", key)`}.update(content).digest("${signature.encoding}")`;
  }
}
