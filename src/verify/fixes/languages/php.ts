import type { FixContext, Handler, Language, Lines, SecretForm } from "../../framework.ts";
import {
  affixes,
  broken,
  escaped,
  fit,
  isBody,
  isPlain,
  isShared,
  type Piece,
  piecesOf,
  quoted,
  steps,
} from "../pieces.ts";

export const php: Language = {
  id: "php",
  name: "PHP",
  manifests: ["composer.json"],
  comment: "//",
  indentation: "    ",
  env,
  set: (name, value) =>
    fit(`$${name} = ${value};`, [`$${name} =`, `    ${value};`], broken(`$${name} = ${value};`, /\[/, "    ")),
  secretValue: (name, value, variable) => [
    `$${name} = trim((string) ${value});`,
    ...fit(`if ($${name} === '') throw new RuntimeException('${variable} is not set');`, [
      `if ($${name} === '') {`,
      ...fit(`    throw new RuntimeException('${variable} is not set');`, [
        "    throw new RuntimeException(",
        `        '${variable} is not set');`,
      ]),
      "}",
    ]),
  ],
  refuseEmpty: (name, refuse) => [`if (${name === "parts" ? "$parts[0]" : `$${name}`} === '') ${refuse.join(" ")}`],
  textOf: (raw) => raw,
  parseJson: (raw) => `$event = json_decode(${raw}, true);`,
  parseForm: (raw) => [`parse_str(${raw}, $form);`],
  sortForm: (raw) => [
    `parse_str(${raw}, $form);`,
    "ksort($form, SORT_STRING);",
    "$sorted = '';",
    "foreach ($form as $name => $value) $sorted .= $name . $value;",
  ],
  jsonField,
  formField: (name) => `$form[${single(name)}] ?? ''`,
  split: (header, separator, blanks) => {
    const parts = blanks
      ? `preg_split('/ *${escaped(separator)} */', ${header})`
      : `explode(${single(separator)}, ${header})`;
    return fit(`$parts = ${parts};`, ["$parts =", `    ${parts};`]);
  },
  param: (prefix) =>
    prefix === ""
      ? ["$timestamp = $parts[0];"]
      : [
          `$timestamps = preg_grep('/^${escaped(prefix)}/', $parts);`,
          `$timestamp = substr(reset($timestamps) ?: '', ${prefix.length});`,
        ],
  key,
  setKey: (value) => [`$key = ${value};`],
  mac,
  token: (prefix, encoded) => `$expected = ${single(prefix)} . ${encoded ? "base64_encode($secret)" : "$secret"};`,
  equal: (given, wanted) =>
    given === "parts"
      ? [
          "$matching = array_filter($parts,",
          `    fn ($part) => hash_equals($${wanted}, $part));`,
          "$valid = $matching !== [];",
        ]
      : [`$valid = hash_equals($${wanted}, $signature);`],
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    `$age = time() - ${{ s: "(int) $timestamp", ms: "intdiv((int) $timestamp, 1000)", iso8601: "(int) strtotime($timestamp)" }[unit]}; // seconds`,
    `if (abs($age) > ${tolerance}) ${refuse.join(" ")}`,
  ],
  decode: (raw) => [
    "// PHP's strings are bytes: no utf8_encode(), no mb_convert_encoding()",
    "// before the signature is checked, and none before the parser.",
    `$event = json_decode(${raw}, true);`,
  ],
  inShort: {
    secretValue: (variable) => `trim(${env(variable)})`,
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) => contentOf(signedContent, undefined),
    mac: essentialCall,
    list: (separator) => `array_filter(explode(${single(separator)}, $header), $matches) !== []`,
    age: ({ unit, tolerance }) =>
      `abs(time() - ${{ s: "$t", ms: "$t / 1000", iso8601: "strtotime($t)" }[unit]}) <= ${tolerance}`,
    decode: "json_decode($raw, true): its strings are bytes already",
  },
};

function env(name: string): string {
  return `getenv('${name}')`;
}

/** Single quotes: nothing in them is a variable. */
function single(text: string): string {
  return /[\n\t]/.test(text)
    ? quoted(text).replaceAll("$", String.raw`\$`)
    : `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

function key({ decode, prefix, normalize }: SecretForm): string {
  const bare = prefix === undefined ? "$secret" : `preg_replace('/^${escaped(prefix)}/', '', $secret)`;
  if (decode === "hex") return `hex2bin(${bare})`;
  if (decode === "base64") return `base64_decode(${bare})`;
  return normalize === undefined ? bare : `Normalizer::normalize(${bare}, Normalizer::${normalize})`;
}

function jsonField(path: string): string {
  return `$event${steps(path)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `[${single(step)}]`))
    .join("")} ?? ''`;
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, signedContent, construction } = context;
  const { before, after } = affixes(signature, ".", single);
  const using = isPlain(secret) ? key(secret) : "$key";
  const call = (binary: string): string =>
    construction === "hash"
      ? `hash('${algorithm}', $content${binary})`
      : `hash_hmac('${algorithm}', $content, ${using}${binary})`;
  const digest = { hex: call(""), base64: `base64_encode(${call(", true")})`, base64url: "$base64url" }[
    signature.encoding
  ];
  return [
    ...(signedContent === undefined ? [] : fit(`$content = ${contentOf(signedContent, handler)};`)),
    ...(signature.encoding === "base64url"
      ? [`$base64 = base64_encode(${call(", true")});`, "$base64url = rtrim(strtr($base64, '+/', '-_'), '=');"]
      : []),
    ...fit(`$expected = ${before}${digest}${after};`, [`$expected = ${before}`.trimEnd(), `    ${digest}${after};`]),
  ];
}

function contentOf(template: string | undefined, handler: Handler | undefined): string {
  if (template === undefined) return "$content";
  return piecesOf(template)
    .map((piece) =>
      "text" in piece ? single(piece.text) : isBody(piece) ? (handler?.raw ?? "$raw") : word(piece, handler),
    )
    .join(" . ");
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "$method";
  return name === "sortedFormParams" ? "$sorted" : `$${argument ?? name}`;
}

function decoded({ signature: { encoding, prefix } }: FixContext): string {
  const bare = prefix === "" ? "$signature" : `substr($signature, ${prefix.length})`;
  return {
    hex: `hex2bin(${bare})`,
    base64: `base64_decode(${bare})`,
    base64url: `base64_decode(strtr(${bare}, '-_', '+/'))`,
  }[encoding];
}

function verify(context: FixContext, handler: Handler): Lines {
  const { kind, algorithm, signedContent } = context;
  return [
    ...(signedContent === undefined ? [] : [`$content = ${contentOf(signedContent, handler)};`]),
    `$bytes = ${decoded(context)};`,
    ...(kind === "ed25519"
      ? [
          "$valid = strlen($bytes) === SODIUM_CRYPTO_SIGN_BYTES",
          "    && sodium_crypto_sign_verify_detached($bytes, $content, $key);",
        ]
      : fit(`$valid = openssl_verify($content, $bytes, $key, '${algorithm}') === 1;`)),
  ];
}

function publicKeyLines({ publicKey }: FixContext): Lines {
  switch (publicKey?.format) {
    case "hex":
      return ["$key = hex2bin($publicKey); // 32 bytes, for sodium"];
    case "base64":
      return ["$key = base64_decode($publicKey); // 32 bytes, for sodium"];
    case "spki":
      return [
        String.raw`$pem = "-----BEGIN PUBLIC KEY-----\n"`,
        String.raw`    . chunk_split($publicKey, 64, "\n") . '-----END PUBLIC KEY-----';`,
        "$key = openssl_pkey_get_public($pem);",
      ];
    case "jwk":
      return ["// firebase/php-jwt", "$key = JWK::parseKey(json_decode($publicKey, true));"];
    default:
      return [
        "// In a variable, a PEM's line ends are often written as \\n.",
        String.raw`$pem = str_replace('\n', "\n", $publicKey);`,
        "$key = openssl_pkey_get_public($pem);",
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: "hex2bin($text), for sodium",
  base64: "base64_decode($text), for sodium",
  spki: "openssl_pkey_get_public of a PEM made of the base64",
  jwk: "JWK::parseKey(json_decode($text, true)) of firebase/php-jwt",
  pem: String.raw`openssl_pkey_get_public(str_replace('\n', "\n", $text))`,
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { claim, algorithm = "sha256", encoding = "hex" } = context.jwt?.bodyHash ?? {};
  const name = context.jwt?.algorithms[0] ?? "HS256";
  const { prefix } = context.signature;
  const token = prefix === "" ? "$signature" : `preg_replace('/^${escaped(prefix)}/', '', $signature)`;
  const using = isShared(context.jwt) ? `new Key($secret, '${name}')` : "$key";
  const verified = [
    "// firebase/php-jwt; it throws where the token does not hold",
    ...fit(`$claims = (array) JWT::decode(${token}, ${using});`),
  ];
  if (claim === undefined) return [...verified, "$valid = true;"];
  const hash =
    encoding === "hex" ? `hash('${algorithm}', ${raw})` : `base64_encode(hash('${algorithm}', ${raw}, true))`;
  return [...verified, `$digest = ${hash};`, `$valid = hash_equals($digest, $claims[${single(claim)}]);`];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
      return "sodium_crypto_sign_verify_detached($bytes, $content, $key)";
    case "ecdsa":
    case "rsa":
      return `openssl_verify($content, $bytes, $key, '${algorithm}') === 1`;
    case "jwt":
      return `JWT::decode($token, new Key($key, '${context.jwt?.algorithms[0]}'))`;
    case "token":
    case "basic-auth":
      return "hash_equals($secret, $given)";
    default:
      return signature.encoding === "hex"
        ? `hash_hmac('${algorithm}', $content, $key)`
        : `base64_encode(hash_hmac('${algorithm}', $content, $key, true))`;
  }
}
