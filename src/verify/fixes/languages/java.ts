import type { FixContext, Handler, Language, Lines, SecretForm } from "../../framework.ts";
import {
  affixes,
  ED25519_DER,
  broken,
  chunks,
  escaped,
  fit,
  isBody,
  isPlain,
  isShared,
  type Piece,
  piecesOf,
  quoted,
  runs,
} from "../pieces.ts";

/** Java 17 and later; UTF_8 is imported from StandardCharsets. */
export const java: Language = {
  id: "java",
  name: "Java",
  manifests: ["pom.xml", "build.gradle", "build.gradle.kts"],
  comment: "//",
  indentation: "    ",
  env,
  set: (name, value) => {
    const line = `String ${name} = ${value};`;
    return fit(line, [`String ${name} =`, `    ${value};`], broken(line, /\.at\(/, "    "));
  },
  secretValue: (name, value, variable) => [
    ...fit(`String text = ${value};`),
    "if (text == null || text.isBlank()) {",
    ...fit(`  throw new IllegalStateException("${variable} is not set");`, [
      "  throw new IllegalStateException(",
      `      "${variable} is not set");`,
    ]),
    "}",
    `String ${name} = text.strip();`,
  ],
  refuseEmpty: (name, refuse) => [
    `if (${name === "parts" ? "parts.stream().allMatch(String::isEmpty)" : "signature.isEmpty()"}) {`,
    ...refuse.map((line) => `  ${line}`),
    "}",
  ],
  textOf: (raw) => `new String(${raw}, UTF_8)`,
  parseJson: (raw) => `JsonNode event = new ObjectMapper().readTree(${raw});`,
  // Not request.getParameter(): the body has been read by then.
  parseForm: (raw) => [
    "Map<String, String> form = UriComponentsBuilder.newInstance()",
    `    .query(new String(${raw}, UTF_8)).build().getQueryParams()`,
    "    .toSingleValueMap();",
  ],
  sortForm: (raw) => [
    `String sorted = Arrays.stream(new String(${raw}, UTF_8).split("&"))`,
    `    .sorted(Comparator.comparing(field -> field.split("=")[0]))`,
    `    .map(field -> URLDecoder.decode(field.replaceFirst("=", ""), UTF_8))`,
    "    .collect(Collectors.joining());",
  ],
  jsonField,
  formField: (name) => `URLDecoder.decode(form.getOrDefault(${quoted(name)}, ""), UTF_8)`,
  split: (header, separator, blanks) => {
    const by = quoted(blanks ? ` *${escaped(separator)} *` : escaped(separator));
    return fit(
      `List<String> parts = List.of(${header}.split(${by}));`,
      ["List<String> parts = List.of(", `    ${header}.split(${by}));`],
      [`String header =`, `    ${header};`, `List<String> parts = List.of(header.split(${by}));`],
    );
  },
  param: (prefix) =>
    prefix === ""
      ? ["String timestamp = parts.get(0);"]
      : broken(
          `String timestamp = parts.stream().filter(part -> part.startsWith("${prefix}")).findFirst().map(part -> part.substring(${prefix.length})).orElse("");`,
          /\.(?=filter|findFirst|map|orElse)/,
          "    ",
        ),
  key,
  setKey: (value) => fit(`byte[] key = ${value};`, ["byte[] key =", `    ${value};`]),
  mac,
  token: (prefix, encoded) => {
    const secret = encoded ? "Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))" : "secret";
    return `String expected = ${quoted(prefix)} + ${secret};`;
  },
  equal: (given, wanted) =>
    given === "parts"
      ? [
          "boolean valid = parts.stream().anyMatch(part -> MessageDigest.isEqual(",
          `    part.getBytes(UTF_8), ${wanted}.getBytes(UTF_8)));`,
        ]
      : ["boolean valid = MessageDigest.isEqual(", `    signature.getBytes(UTF_8), ${wanted}.getBytes(UTF_8));`],
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    ...(unit === "iso8601"
      ? ["Instant sent = Instant.parse(timestamp); // throws where it is no time"]
      : [`Instant sent = Instant.${unit === "ms" ? "ofEpochMilli" : "ofEpochSecond"}(Long.parseLong(timestamp));`]),
    "Duration age = Duration.between(sent, Instant.now()).abs();",
    `if (age.getSeconds() > ${tolerance}) {`,
    ...refuse.map((line) => `  ${line}`),
    "}",
  ],
  decode: (raw) => [
    "// The signature is over the bytes. Text is for the parser alone.",
    "// Not @RequestBody String: that decodes by the Content-Type's charset.",
    `String text = new String(${raw}, StandardCharsets.UTF_8);`,
  ],
  inShort: {
    secretValue: (variable) => `${env(variable)}.strip()`,
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) =>
      `update ${feeds(signedContent, undefined).join(", then ")}`.replaceAll(".getBytes(UTF_8)", ""),
    mac: essentialCall,
    list: (separator) => `List.of(header.split(${quoted(escaped(separator))})).stream().anyMatch(matches)`,
    age: ({ tolerance }) => `Duration.between(sent, Instant.now()).abs().getSeconds() <= ${tolerance}`,
    decode: "new String(body, StandardCharsets.UTF_8)",
  },
};

function jsonField(path: string): string {
  return `event${chunks(path)
    .map((part) => `.at("/${part.replaceAll(".", "/")}")`)
    .join("")}.asText()`;
}

function env(name: string): string {
  return `System.getenv("${name}")`;
}

function key({ decode, prefix, normalize }: SecretForm): string {
  const bare = prefix === undefined ? "secret" : `secret.replaceFirst(${quoted(`^${escaped(prefix)}`)}, "")`;
  if (decode === "hex") return `HexFormat.of().parseHex(${bare})`;
  if (decode === "base64") return `Base64.getDecoder().decode(${bare})`;
  return normalize === undefined
    ? `${bare}.getBytes(UTF_8)`
    : `Normalizer.normalize(${bare}, Form.${normalize}).getBytes(UTF_8)`;
}

/** `HmacSHA256`, `SHA256withRSA`. */
function hashName(algorithm: FixContext["algorithm"]): string {
  return algorithm.toUpperCase();
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, signedContent, construction } = context;
  const name = quoted(`Hmac${hashName(algorithm)}`);
  const { before, after } = affixes(signature, "+");
  const isHash = construction === "hash";
  const all = feeds(signedContent, handler);
  const last = all.at(-1)!;
  const final = `mac.${isHash ? "digest" : "doFinal"}(${last})`;
  const encode = encoderOf(signature.encoding);
  return [
    ...(isHash
      ? [`MessageDigest mac = MessageDigest.getInstance("${hashName(algorithm).replace("SHA", "SHA-")}");`]
      : [
          `Mac mac = Mac.getInstance(${name});`,
          `mac.init(new SecretKeySpec(${isPlain(secret) ? key(secret) : "key"}, ${name}));`,
        ]),
    ...all.slice(0, -1).map((bytes) => `mac.update(${bytes});`),
    ...fit(
      `String expected = ${before}${encode}(${final})${after};`,
      [`String expected = ${before}`.trimEnd(), `    ${encode}(${final})${after};`],
      [`byte[] digest = ${final};`, `String expected = ${before}${encode}(digest)${after};`],
      [`byte[] digest = ${final};`, `String expected = ${before}`.trimEnd(), `    ${encode}(digest)${after};`],
    ),
  ];
}

function encoderOf(encoding: FixContext["signature"]["encoding"]): string {
  return {
    hex: "HexFormat.of().formatHex",
    base64: "Base64.getEncoder().encodeToString",
    base64url: "Base64.getUrlEncoder().withoutPadding().encodeToString",
  }[encoding];
}

function decoded({ signature: { encoding, prefix } }: FixContext): string {
  const bare = prefix === "" ? "signature" : `signature.substring(${prefix.length})`;
  return {
    hex: `HexFormat.of().parseHex(${bare})`,
    base64: `Base64.getDecoder().decode(${bare})`,
    base64url: `Base64.getUrlDecoder().decode(${bare})`,
  }[encoding];
}

/** The signed content as byte arrays, one after the other. */
function feeds(template: string | undefined, handler: Handler | undefined): Lines {
  if (template === undefined) return ["content"];
  return runs(piecesOf(template)).map((run) => {
    if (isBody(run[0]!)) return handler?.raw ?? "body";
    const text = run.map((piece) => ("text" in piece ? quoted(piece.text) : word(piece, handler))).join(" + ");
    return `${run.length === 1 ? text : `(${text})`}.getBytes(UTF_8)`;
  });
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "method";
  return name === "sortedFormParams" ? "sorted" : (argument ?? name);
}

function verify(context: FixContext, handler: Handler): Lines {
  return [
    `Signature verifier = Signature.getInstance("${verifierOf(context)}");`,
    "verifier.initVerify(key);",
    ...feeds(context.signedContent, handler).map((bytes) => `verifier.update(${bytes});`),
    ...fit(`boolean valid = verifier.verify(${decoded(context)});`, [
      "boolean valid =",
      `    verifier.verify(${decoded(context)});`,
    ]),
  ];
}

function verifierOf({ kind, algorithm, publicKey }: FixContext): string {
  if (kind === "ed25519") return "Ed25519";
  if (kind === "ecdsa")
    return `${hashName(algorithm)}withECDSA${publicKey?.dsaEncoding === "ieee-p1363" ? "inP1363Format" : ""}`;
  return publicKey?.padding === "pss" ? "RSASSA-PSS" : `${hashName(algorithm)}withRSA`;
}

function publicKeyLines({ publicKey, kind }: FixContext): Lines {
  const factory = { ed25519: "Ed25519", rsa: "RSA" }[kind as "rsa"] ?? "EC";
  const made = [
    `PublicKey key = KeyFactory.getInstance("${factory}")`,
    "    .generatePublic(new X509EncodedKeySpec(der));",
  ];
  switch (publicKey?.format) {
    case "hex":
      return ["byte[] der = HexFormat.of().parseHex(", `    "${ED25519_DER}" + publicKey);`, ...made];
    case "base64":
      return [
        `byte[] der = HexFormat.of().parseHex("${ED25519_DER}"`,
        "    + HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey)));",
        ...made,
      ];
    case "spki":
      return ["byte[] der = Base64.getDecoder().decode(publicKey);", ...made];
    case "jwk":
      return ["// of nimbus-jose-jwt", "ECPublicKey key = JWK.parse(publicKey).toECKey().toECPublicKey();"];
    default:
      return [
        "// In a variable, a PEM's line ends are often written as \\n.",
        String.raw`String base64 = publicKey.replace("\\n", "")`,
        String.raw`    .replaceAll("-----[A-Z ]+-----|\\s", "");`,
        "byte[] der = Base64.getDecoder().decode(base64);",
        ...made,
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: 'KeyFactory.getInstance("Ed25519"), an X509EncodedKeySpec',
  base64: 'KeyFactory.getInstance("Ed25519"), an X509EncodedKeySpec',
  spki: "new X509EncodedKeySpec(Base64.getDecoder().decode(text))",
  jwk: "JWK.parse(text) of nimbus-jose-jwt",
  pem: "new X509EncodedKeySpec of the base64 between the PEM's lines",
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { claim, algorithm = "sha256", encoding = "hex" } = context.jwt?.bodyHash ?? {};
  const name = context.jwt?.algorithms[0] ?? "HS256";
  const { prefix } = context.signature;
  const token = prefix === "" ? "signature" : `signature.replaceFirst(${quoted(`^${escaped(prefix)}`)}, "")`;
  const method = `${{ HS: "HMAC", RS: "RSA", ES: "ECDSA" }[name.slice(0, 2)] ?? "RSA"}${name.slice(2)}`;
  const verified = [
    "// java-jwt; verify throws where the token does not hold",
    `DecodedJWT claims = JWT.require(Algorithm.${method}(${isShared(context.jwt) ? "secret" : "key"}))`,
    `    .build().verify(${token});`,
  ];
  if (claim === undefined) return [...verified, "boolean valid = true;"];
  return [
    ...verified,
    `byte[] digest = MessageDigest.getInstance("${hashName(algorithm).replace("SHA", "SHA-")}").digest(${raw});`,
    ...fit(`boolean valid = ${encoderOf(encoding)}(digest)`, ["boolean valid =", `    ${encoderOf(encoding)}(digest)`]),
    `    .equals(claims.getClaim(${quoted(claim)}).asString());`,
  ];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
    case "ecdsa":
    case "rsa":
      return `Signature.getInstance("${verifierOf(context)}").verify(bytes)`;
    case "jwt":
      return `JWT.require(${context.jwt?.algorithms[0]} key).build().verify(token)`;
    case "token":
    case "basic-auth":
      return "MessageDigest.isEqual(given.getBytes(), secret.getBytes())";
    default:
      return `${context.construction === "hash" ? `MessageDigest.getInstance("${hashName(algorithm)}")` : `Mac.getInstance("Hmac${hashName(algorithm)}")`}, ${encoderOf(signature.encoding)}`.replace(
        "Base64.getUrlEncoder().withoutPadding()",
        "getUrlEncoder()",
      );
  }
}
