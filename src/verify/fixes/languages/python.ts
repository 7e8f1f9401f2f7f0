import type { FixContext, Handler, Language, Lines, SecretForm } from "../../framework.ts";
import {
  affixes,
  broken,
  fit,
  isBody,
  isIndex,
  isPlain,
  isShared,
  listOf,
  type Piece,
  piecesOf,
  quoted,
  runs,
  steps,
} from "../pieces.ts";

export const python: Language = {
  id: "python",
  name: "Python",
  manifests: ["pyproject.toml", "requirements.txt", "Pipfile", "setup.py", "setup.cfg"],
  comment: "#",
  indentation: "    ",
  env,
  set: (name, value) =>
    fit(`${name} = ${value}`, [`${name} = (`, `    ${value})`], broken(`${name} = (${value})`, /\[/, "    ")),
  secretValue: (name, value, variable) => {
    const ours = name === "publicKey" ? "public_key" : name;
    return [`${ours} = ${value}.strip()`, `if not ${ours}:`, `    raise RuntimeError("${variable} is empty")`];
  },
  refuseEmpty: (name, refuse) => [
    `if not ${name === "parts" ? "parts[0]" : name}:`,
    ...refuse.map((line) => `    ${line}`),
  ],
  textOf: (raw) => `${raw}.decode()`,
  parseJson: (raw) => `event = json.loads(${raw})`,
  parseForm: (raw) => [`form = dict(parse_qsl(${raw}.decode()))`],
  sortForm: (raw) => [
    ...fit(`fields = parse_qsl(${raw}.decode(), keep_blank_values=True)`),
    "fields.sort(key=lambda field: field[0])",
    'sorted_params = "".join(name + value for name, value in fields)',
  ],
  jsonField,
  formField: (name) => `form.get(${quoted(name)}, "")`,
  split: (header, separator, blanks) => {
    const parts = `${header}.split(${quoted(separator)})`;
    return blanks
      ? fit(`parts = [part.strip() for part in ${parts}]`, ["parts = [part.strip() for part in", `         ${parts}]`])
      : fit(`parts = ${parts}`);
  },
  param: (prefix) =>
    prefix === ""
      ? ["timestamp = parts[0]"]
      : [`timestamp = next((p[${prefix.length}:] for p in parts if p.startswith("${prefix}")), "")`],
  key,
  setKey: (value) => [`key = ${value}`],
  mac,
  token: (prefix, encoded) =>
    `expected = ${quoted(prefix)} + ${encoded ? "base64.b64encode(secret.encode()).decode()" : "secret"}`,
  equal: (given, wanted) =>
    given === "parts"
      ? ["valid = any(hmac.compare_digest(part.encode(), expected.encode())", "            for part in parts)"]
      : fit(`valid = hmac.compare_digest(signature.encode(), ${wanted}.encode())`),
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    ...(unit === "iso8601"
      ? ["try:", "    sent = datetime.fromisoformat(timestamp).timestamp()", "except ValueError:", "    sent = 0"]
      : [`sent = int(timestamp)${unit === "ms" ? " / 1000" : ""} if timestamp.isdecimal() else 0`]),
    `if abs(time.time() - sent) > ${tolerance}:  # seconds`,
    ...refuse.map((line) => `    ${line}`),
  ],
  decode: (raw) => [
    "# The signature is over the bytes. Text is for the parser alone.",
    `text = ${raw}.decode("utf-8")  # not str(), not "latin-1"`,
    "event = json.loads(text)",
  ],
  inShort: {
    secretValue: (variable) => `${env(variable)}.strip()`,
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) => contentOf(signedContent, undefined),
    mac: essentialCall,
    list: (separator) => `any(compare_digest(part, expected) for part in header.split(${quoted(separator)}))`,
    age: ({ unit, tolerance }) =>
      `abs(time.time() - ${unit === "ms" ? "int(timestamp) / 1000" : unit === "s" ? "int(timestamp)" : "sent.timestamp()"}) <= ${tolerance}`,
    decode: 'json.loads(raw.decode("utf-8"))',
  },
};

function env(name: string): string {
  return `os.environ["${name}"]`;
}

function key({ decode, prefix, normalize }: SecretForm): string {
  const bare = prefix === undefined ? "secret" : `secret.removeprefix(${quoted(prefix)})`;
  if (decode === "hex") return `bytes.fromhex(${bare})`;
  if (decode === "base64") return `base64.b64decode(${bare})`;
  return normalize === undefined ? `${bare}.encode()` : `unicodedata.normalize("${normalize}", ${bare}).encode()`;
}

function jsonField(path: string): string {
  return `event${steps(path)
    .map((step) => (isIndex(step) ? `[${step}]` : `[${quoted(step)}]`))
    .join("")}`;
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, signedContent, construction } = context;
  const { before, after } = affixes(signature, "+");
  const using = isPlain(secret) ? key(secret) : "key";
  return [
    ...(signedContent === undefined ? [] : signedLines(signedContent, handler)),
    `mac = ${construction === "hash" ? `hashlib.${algorithm}(content)` : `hmac.new(${using}, content, hashlib.${algorithm})`}`,
    ...fit(`expected = ${before}${digestOf(signature.encoding)}${after}`, [
      `digest = ${digestOf(signature.encoding)}`,
      `expected = ${before}digest${after}`,
    ]),
  ];
}

function digestOf(encoding: FixContext["signature"]["encoding"]): string {
  switch (encoding) {
    case "hex":
      return "mac.hexdigest()";
    case "base64":
      return "base64.b64encode(mac.digest()).decode()";
    default:
      return 'base64.urlsafe_b64encode(mac.digest()).decode().rstrip("=")';
  }
}

function signedLines(template: string, handler: Handler): Lines {
  const one = contentOf(template, handler);
  return fit(`content = ${one}`, [
    'content = b"".join([',
    ...operands(template, handler).map((operand) => `    ${operand},`),
    "])",
  ]);
}

function contentOf(template: string | undefined, handler: Handler | undefined): string {
  return template === undefined ? "content" : operands(template, handler).join(" + ");
}

function operands(template: string, handler: Handler | undefined): Lines {
  return runs(piecesOf(template)).map((run) =>
    isBody(run[0]!) ? (handler?.raw ?? "raw") : `${text(run, handler)}.encode()`,
  );
}

function text(run: readonly Piece[], handler: Handler | undefined): string {
  if (run.length === 1) return "text" in run[0]! ? quoted(run[0].text) : word(run[0]!, handler);
  const inner = run.map((piece) =>
    "text" in piece ? quoted(piece.text).slice(1, -1).replaceAll(/[{}]/g, "$&$&") : `{${word(piece, handler)}}`,
  );
  return `f"${inner.join("")}"`;
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "method";
  return name === "sortedFormParams" ? "sorted_params" : (argument ?? name);
}

function decoded({ signature: { encoding, prefix } }: FixContext): string {
  const bare = prefix === "" ? "signature" : `signature.removeprefix(${quoted(prefix)})`;
  return encoding === "hex"
    ? `bytes.fromhex(${bare})`
    : encoding === "base64"
      ? `base64.b64decode(${bare})`
      : `base64.urlsafe_b64decode(${bare} + "==")`;
}

/** `cryptography`, which every JWT and SSL library of Python builds on. */
function verify(context: FixContext, handler: Handler): Lines {
  const { kind, algorithm, publicKey, signedContent } = context;
  const hash = `hashes.${algorithm.toUpperCase()}()`;
  const padding =
    publicKey?.padding === "pss" ? `padding.PSS(padding.MGF1(${hash}), padding.PSS.AUTO)` : "padding.PKCS1v15()";
  const more = { ed25519: "", ecdsa: `, ec.ECDSA(${hash})`, rsa: `, ${padding}, ${hash}` }[kind as "ed25519"];
  return [
    ...(signedContent === undefined ? [] : signedLines(signedContent, handler)),
    "try:",
    ...fit(`    key.verify(${decoded(context)}, content${more})`, [
      `    key.verify(${decoded(context)},`,
      `               content${more})`,
    ]),
    "    valid = True",
    "except (InvalidSignature, ValueError):",
    "    valid = False",
  ];
}

function publicKeyLines({ publicKey, kind }: FixContext): Lines {
  switch (publicKey?.format) {
    case "hex":
      return ["key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))"];
    case "base64":
      return ["key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))"];
    case "spki":
      return ["key = load_der_public_key(base64.b64decode(public_key))"];
    case "jwk":
      return [`key = jwt.PyJWK(json.loads(public_key))${kind === "jwt" ? "" : ".key"}  # of PyJWT`];
    default:
      return [
        "# In a variable, a PEM's line ends are often written as \\n.",
        String.raw`pem = public_key.replace("\\n", "\n").encode()`,
        "key = load_pem_public_key(pem)  # or load_pem_x509_certificate",
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: "Ed25519PublicKey.from_public_bytes(bytes.fromhex(text))",
  base64: "Ed25519PublicKey.from_public_bytes(base64.b64decode(text))",
  spki: "load_der_public_key(base64.b64decode(text))",
  jwk: "jwt.PyJWK(json.loads(text))",
  pem: String.raw`load_pem_public_key(text.replace("\\n", "\n").encode())`,
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { signature } = context;
  const { claim, algorithm, encoding } = context.jwt?.bodyHash ?? {};
  const token = signature.prefix === "" ? "signature" : `signature.removeprefix(${quoted(signature.prefix)})`;
  const using = isShared(context.jwt) ? "secret" : "key";
  const claims = [
    "# PyJWT; it raises where the token does not hold",
    `claims = jwt.decode(${token}, ${using},`,
    `                    algorithms=[${listOf(context.jwt?.algorithms ?? [])}])`,
  ];
  if (claim === undefined) return [...claims, "valid = True"];
  const hash =
    encoding === "hex"
      ? `hashlib.${algorithm}(${raw}).hexdigest()`
      : `base64.b64encode(hashlib.${algorithm}(${raw}).digest()).decode()`;
  return [...claims, ...fit(`digest = ${hash}`), `valid = claims[${quoted(claim)}] == digest`];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
      return "key.verify(signature_bytes, content)";
    case "ecdsa":
      return `key.verify(signature_bytes, content, ec.ECDSA(hashes.${algorithm.toUpperCase()}()))`;
    case "rsa":
      return `key.verify(signature_bytes, content, padding, hashes.${algorithm.toUpperCase()}())`;
    case "jwt":
      return `jwt.decode(token, key, algorithms=[${quoted(context.jwt?.algorithms[0] ?? "")}])`;
    case "token":
    case "basic-auth":
      return "hmac.compare_digest(given.encode(), secret.encode())";
    default: {
      const made =
        context.construction === "hash"
          ? `hashlib.${algorithm}(content)`
          : `hmac.new(key, content, hashlib.${algorithm})`;
      return signature.encoding === "hex" ? `${made}.hexdigest()` : `base64.b64encode(${made}.digest())`;
    }
  }
}
