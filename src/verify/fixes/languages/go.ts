import type { FixContext, Handler, Language, Lines } from "../../framework.ts";
import {
  affixes,
  broken,
  chunks,
  fit,
  isBody,
  isPlain,
  isShared,
  listOf,
  type Piece,
  piecesOf,
  quoted,
  runs,
} from "../pieces.ts";

export const go: Language = {
  id: "go",
  name: "Go",
  manifests: ["go.mod"],
  comment: "//",
  indentation: "\t",
  env,
  set: (name, value) => fit(`${name} := ${value}`, broken(`${name} := ${value}`, /Get\(/, "\t")),
  secretValue: (name, value, variable) => [
    `${name} := strings.TrimSpace(${value})`,
    `if ${name} == "" {`,
    `\tlog.Fatal("${variable} is not set")`,
    "}",
  ],
  refuseEmpty: (name, refuse) => [
    `if ${name === "parts" ? "parts[0]" : name} == "" {`,
    ...refuse.map((line) => `\t${line}`),
    "}",
  ],
  // Of the standard library a struct would be needed for each event; gjson reads a path.
  textOf: (raw) => `string(${raw})`,
  parseJson: (source, isText) => `event := gjson.${isText ? "Parse" : "ParseBytes"}(${source})`,
  parseForm: (raw) => [`form, _ := url.ParseQuery(string(${raw}))`],
  sortForm: (raw) => [
    `form, _ := url.ParseQuery(string(${raw}))`,
    `sorted := ""`,
    "for _, name := range slices.Sorted(maps.Keys(form)) {",
    "\tsorted += name + strings.Join(form[name], name)",
    "}",
  ],
  jsonField,
  formField: (name) => `form.Get(${quoted(name)})`,
  split: (header, separator, blanks, hasTime) => {
    const split = (text: string): string => `parts := strings.Split(${text}, ${quoted(separator)})`;
    const bare = (text: string): string => (blanks ? `strings.ReplaceAll(${text}, " ", "")` : text);
    const named = [`header := ${header}`, split(bare("header"))];
    return hasTime ? named : fit(split(bare(header)), named);
  },
  param: (prefix, separator) =>
    prefix === ""
      ? ["timestamp := parts[0]"]
      : [
          "timestamp := strings.TrimPrefix(",
          ...fit(`\t${found(prefix, separator)}, "${prefix}")`, [`\t${found(prefix, separator)},`, `\t"${prefix}")`]),
        ],
  key: ({ decode, prefix, normalize }) => {
    const bare = prefix === undefined ? "secret" : `strings.TrimPrefix(secret, ${quoted(prefix)})`;
    if (decode === "text")
      return normalize === undefined ? `[]byte(${bare})` : `norm.${normalize}.Bytes([]byte(${bare}))`;
    return decode === "hex" ? `hex.DecodeString(${bare})` : `base64.StdEncoding.DecodeString(${bare})`;
  },
  setKey: (value) => {
    const line = `key${value.includes("DecodeString") ? ", err" : ""} := ${value}`;
    return fit(line, broken(line, /strings\./, "\t"));
  },
  mac,
  token: (prefix, encoded) =>
    `expected := ${quoted(prefix)} + ${encoded ? "base64.StdEncoding.EncodeToString([]byte(secret))" : "secret"}`,
  equal: (given, wanted, keyMayFail) => {
    const known = keyMayFail ? "err == nil && " : "";
    if (given === "signature") return [`valid := ${known}hmac.Equal([]byte(signature), []byte(${wanted}))`];
    const any = `valid := ${known}slices.ContainsFunc(parts, func(part string) bool {`;
    return [any, `\treturn hmac.Equal([]byte(part), []byte(${wanted}))`, "})"];
  },
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    ...{
      s: ["sent, _ := strconv.ParseInt(timestamp, 10, 64)", "age := time.Since(time.Unix(sent, 0)).Abs()"],
      ms: ["sent, _ := strconv.ParseInt(timestamp, 10, 64)", "age := time.Since(time.UnixMilli(sent)).Abs()"],
      iso8601: ["sent, _ := time.Parse(time.RFC3339, timestamp)", "age := time.Since(sent).Abs()"],
    }[unit],
    `if age > ${tolerance}*time.Second {`,
    ...refuse.map((line) => `\t${line}`),
    "}",
  ],
  decode: (raw) => [
    "// The signature is over the bytes, and so it is checked before this.",
    "var event map[string]any",
    `err := json.Unmarshal(${raw}, &event) // wants UTF-8, which providers send`,
  ],
  inShort: {
    secretValue: (variable) => `strings.TrimSpace(${env(variable)})`,
    key: ({ decode, prefix = "" }) => {
      const bare = prefix === "" ? "secret" : `secret[${prefix.length}:]`;
      return decode === "text" ? `[]byte(${bare})` : `${encoderOf(decode)}.DecodeString(${bare})`;
    },
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) =>
      `write ${writes(signedContent, undefined)
        .map((line) => line.slice(10, -1))
        .join(", then ")}`,
    mac: essentialCall,
    list: (separator) => `slices.ContainsFunc(strings.Split(header, ${quoted(separator)}), matches)`,
    age: ({ unit, tolerance }) =>
      `time.Since(${{ s: "time.Unix(t, 0)", ms: "time.UnixMilli(t)", iso8601: "sent" }[unit]}).Abs() <= ${tolerance}*time.Second`,
    decode: "json.Unmarshal(raw, &event)",
  },
};

function found(prefix: string, separator: string): string {
  return `regexp.MustCompile(\`\\b${prefix}[^${separator}]*\`).FindString(header)`;
}

function jsonField(path: string): string {
  return `event${chunks(path)
    .map((part) => `.Get(${quoted(part)})`)
    .join("")}.String()`;
}

function env(name: string): string {
  return `os.Getenv("${name}")`;
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, construction } = context;
  const { before, after } = affixes(signature, "+");
  const hash = hashOf(algorithm);
  return [
    construction === "hash"
      ? `mac := ${hash}()`
      : `mac := hmac.New(${hash}, ${isPlain(secret) ? "[]byte(secret)" : "key"})`,
    ...writes(context.signedContent, handler),
    `expected := ${before}${encoderOf(signature.encoding)}.EncodeToString(mac.Sum(nil))${after}`,
  ];
}

/** `sha256.New`, `sha512.New384`. */
function hashOf(algorithm: FixContext["algorithm"]): string {
  return {
    md5: "md5.New",
    sha1: "sha1.New",
    sha224: "sha256.New224",
    sha256: "sha256.New",
    sha384: "sha512.New384",
    sha512: "sha512.New",
  }[algorithm];
}

function encoderOf(encoding: FixContext["signature"]["encoding"]): string {
  return { hex: "hex", base64: "base64.StdEncoding", base64url: "base64.RawURLEncoding" }[encoding];
}

function writes(template: string | undefined, handler: Handler | undefined): Lines {
  if (template === undefined) return ["mac.Write(content)"];
  return runs(piecesOf(template)).map((run) => `mac.Write(${bytesOf(run, handler)})`);
}

function bytesOf(run: readonly Piece[], handler: Handler | undefined): string {
  return isBody(run[0]!)
    ? (handler?.raw ?? "raw")
    : `[]byte(${run.map((piece) => ("text" in piece ? quoted(piece.text) : word(piece, handler))).join(" + ")})`;
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "method";
  if (name === "url") return "publicURL"; // url is a package
  return name === "sortedFormParams" ? "sorted" : (argument ?? name);
}

function verify(context: FixContext, handler: Handler): Lines {
  const { kind, algorithm, signature, publicKey, signedContent } = context;
  const bare = signature.prefix === "" ? "signature" : `strings.TrimPrefix(signature, ${quoted(signature.prefix)})`;
  const content = signedContent === undefined ? [] : fit(`content := ${concat(signedContent, handler)}`);
  const sum = `sum := ${sumOf(algorithm)}(content)`;
  const hash = `crypto.${algorithm.toUpperCase()}`;
  const pss = publicKey?.padding === "pss";
  return [
    `sig, err := ${encoderOf(signature.encoding)}.DecodeString(${bare})`,
    ...content,
    ...{
      ed25519: ["valid := err == nil && ed25519.Verify(key, content, sig)"],
      ecdsa: [sum, "valid := err == nil && ecdsa.VerifyASN1(key, sum[:], sig)"],
      rsa: [
        sum,
        `err = ${pss ? `rsa.VerifyPSS(key, ${hash}, sum[:], sig, nil)` : `rsa.VerifyPKCS1v15(key, ${hash}, sum[:], sig)`}`,
        "valid := err == nil",
      ],
    }[kind as "ed25519"],
  ];
}

function concat(template: string, handler: Handler): string {
  const parts = runs(piecesOf(template)).map((run) => bytesOf(run, handler));
  // gofmt sets no blanks around an operator in an argument of several.
  return parts.length === 1 ? parts[0]! : `slices.Concat(${parts.join(", ").replaceAll(" + ", "+")})`;
}

function sumOf(algorithm: FixContext["algorithm"]): string {
  return {
    md5: "md5.Sum",
    sha1: "sha1.Sum",
    sha224: "sha256.Sum224",
    sha256: "sha256.Sum256",
    sha384: "sha512.Sum384",
    sha512: "sha512.Sum512",
  }[algorithm];
}

function publicKeyLines({ publicKey, kind }: FixContext): Lines {
  const type =
    { ed25519: "ed25519.PublicKey", ecdsa: "*ecdsa.PublicKey", rsa: "*rsa.PublicKey" }[kind as "rsa"] ??
    "*ecdsa.PublicKey";
  switch (publicKey?.format) {
    case "hex":
      return ["key, err := hex.DecodeString(publicKey) // 32 bytes: an ed25519.PublicKey"];
    case "base64":
      return ["key, err := base64.StdEncoding.DecodeString(publicKey) // 32 bytes"];
    case "spki":
      return [
        "der, err := base64.StdEncoding.DecodeString(publicKey)",
        "parsed, err := x509.ParsePKIXPublicKey(der)",
        `key, ok := parsed.(${type})`,
      ];
    case "jwk":
      return [
        "var jwk jose.JSONWebKey // of go-jose",
        "err := json.Unmarshal([]byte(publicKey), &jwk)",
        `key, ok := jwk.Key.(${type})`,
      ];
    default:
      return [
        "// In a variable, a PEM's line ends are often written as \\n.",
        String.raw`pemText := strings.ReplaceAll(publicKey, "\\n", "\n")`,
        "block, _ := pem.Decode([]byte(pemText))",
        "parsed, err := x509.ParsePKIXPublicKey(block.Bytes)",
        `key, ok := parsed.(${type})`,
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: "hex.DecodeString(text), 32 bytes",
  base64: "base64.StdEncoding.DecodeString(text), 32 bytes",
  spki: "x509.ParsePKIXPublicKey(der)",
  jwk: "json.Unmarshal([]byte(text), &jwk) of go-jose",
  pem: "pem.Decode, then x509.ParsePKIXPublicKey(block.Bytes)",
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { prefix } = context.signature;
  const { claim, algorithm = "sha256", encoding = "hex" } = context.jwt?.bodyHash ?? {};
  const key = isShared(context.jwt) ? "[]byte(secret)" : "key";
  const token = prefix === "" ? "signature" : `strings.TrimPrefix(signature, ${quoted(prefix)})`;
  const parsed = [
    "claims := jwt.MapClaims{} // of golang-jwt",
    `_, err := jwt.ParseWithClaims(${token}, claims,`,
    `\tfunc(*jwt.Token) (any, error) { return ${key}, nil },`,
    `\tjwt.WithValidMethods([]string{${listOf(context.jwt?.algorithms ?? [])}}))`,
  ];
  if (claim === undefined) return [...parsed, "valid := err == nil"];
  return [
    ...parsed,
    `sum := ${sumOf(algorithm)}(${raw})`,
    `digest := ${encoderOf(encoding)}.EncodeToString(sum[:])`,
    `valid := err == nil && claims[${quoted(claim)}] == digest`,
  ];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
      return "ed25519.Verify(key, content, sig)";
    case "ecdsa":
      return "ecdsa.VerifyASN1(key, sum[:], sig)";
    case "rsa":
      return `rsa.VerifyPKCS1v15(key, crypto.${algorithm.toUpperCase()}, sum[:], sig)`;
    case "jwt":
      return `jwt.WithValidMethods([]string{${quoted(context.jwt?.algorithms[0] ?? "")}})`;
    case "token":
    case "basic-auth":
      return "hmac.Equal([]byte(given), []byte(secret))";
    default:
      return `${context.construction === "hash" ? `${hashOf(algorithm)}()` : `hmac.New(${hashOf(algorithm)}, key)`}, ${encoderOf(signature.encoding)}.EncodeToString(sum)`;
  }
}
