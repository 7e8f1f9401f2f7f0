import type { FixContext, Handler, Language, Lines, SecretForm } from "../../framework.ts";
import {
  affixes,
  broken,
  escaped,
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

export const ruby: Language = {
  id: "ruby",
  name: "Ruby",
  manifests: ["Gemfile"],
  comment: "#",
  indentation: "  ",
  env,
  set: (name, value) =>
    fit(`${name} = ${value}`, [`${name} =`, `  ${value}`], broken(`${name} = ${value}`, /(?<=, )/, "  ")),
  secretValue: (name, value, variable) => {
    const ours = name === "publicKey" ? "public_key" : name;
    return [`${ours} = ${value}.strip`, `raise "${variable} is empty" if ${ours}.empty?`];
  },
  refuseEmpty: (name, refuse) => [`${refuse.join("; ")} if ${name}.empty?`],
  textOf: (raw) => raw,
  parseJson: (raw) => `event = JSON.parse(${raw})`,
  parseForm: (raw) => [`form = URI.decode_www_form(${raw}).to_h`],
  sortForm: (raw) => [
    `sorted = URI.decode_www_form(${raw}).each_with_index`,
    "            .sort_by { |(name, _), index| [name, index] }.map(&:first).join",
  ],
  jsonField,
  formField: (name) => `form[${quoted(name)}].to_s`,
  split: (header, separator, blanks) => {
    const by = blanks ? `/ *${escaped(separator)} */` : quoted(separator);
    return fit(`parts = ${header}.split(${by})`, [`parts = ${header}`, `  .split(${by})`]);
  },
  param: (prefix) =>
    prefix === ""
      ? ["timestamp = parts.first.to_s"]
      : broken(
          `timestamp = parts.grep(/\\A${escaped(prefix)}/).first.to_s.delete_prefix("${prefix}")`,
          /\.(?=first|to_s|delete)/,
          "  ",
        ),
  key,
  setKey: (value) => [`key = ${value}`],
  mac,
  token: (prefix, isBasic) => `expected = ${quoted(prefix)} + ${isBasic ? "Base64.strict_encode64(secret)" : "secret"}`,
  equal: (given, wanted) => {
    const compare = (value: string): string => `ActiveSupport::SecurityUtils.secure_compare(${value}, ${wanted})`;
    if (given === "parts") return ["valid = parts.any? do |part|", `  ${compare("part")}`, "end"];
    return fit(`valid = ${compare("signature")}`, ["valid =", `  ${compare("signature")}`]);
  },
  publicKey: publicKeyLines,
  verify,
  jwt,
  age: ({ unit, tolerance }, refuse) => [
    ...{
      s: ["sent = Time.at(timestamp.to_i)"],
      ms: ["sent = Time.at(timestamp.to_i / 1000)"],
      iso8601: ["sent = Time.iso8601(timestamp) # raises where it is no time"],
    }[unit],
    `${refuse.join("; ")} if (Time.now - sent).abs > ${tolerance} # seconds`,
  ],
  decode: (raw) => [
    "# The signature is over the bytes. Text is for the parser alone.",
    `text = ${raw}.dup.force_encoding(Encoding::UTF_8) # not .encode`,
    "event = JSON.parse(text)",
  ],
  inShort: {
    secretValue: (variable) => `${env(variable)}.strip`,
    publicKey: ({ publicKey }) => PUBLIC_KEY_IN_SHORT[publicKey?.format ?? "pem"],
    content: ({ signedContent }) => contentOf(signedContent, undefined),
    mac: essentialCall,
    list: (separator) => `header.split(${quoted(separator)}).any? { |part| same?(part, expected) }`,
    age: ({ unit, tolerance }) =>
      `(Time.now - ${{ s: "Time.at(t)", ms: "Time.at(t / 1000)", iso8601: "Time.iso8601(t)" }[unit]}).abs <= ${tolerance}`,
    decode: "JSON.parse(raw.dup.force_encoding(Encoding::UTF_8))",
  },
};

function env(name: string): string {
  return `ENV.fetch("${name}")`;
}

function key({ decode, prefix, normalize }: SecretForm): string {
  const bare = prefix === undefined ? "secret" : `secret.delete_prefix(${quoted(prefix)})`;
  if (decode === "hex") return `[${bare}].pack("H*")`;
  if (decode === "base64") return `Base64.strict_decode64(${bare})`;
  return normalize === undefined ? bare : `${bare}.unicode_normalize(:${normalize.toLowerCase()})`;
}

function jsonField(path: string): string {
  return `event.dig(${steps(path)
    .map((step) => (isIndex(step) ? step : quoted(step)))
    .join(", ")}).to_s`;
}

function mac(context: FixContext, handler: Handler): Lines {
  const { algorithm, signature, secret, signedContent, construction } = context;
  const { before, after } = affixes(signature, "+");
  const name = quoted(algorithm.toUpperCase());
  const digest =
    construction === "hash"
      ? `OpenSSL::Digest.digest(${name}, content)`
      : `OpenSSL::HMAC.digest(${name}, ${isPlain(secret) ? key(secret) : "key"}, content)`;
  return [
    ...(signedContent === undefined ? [] : [`content = ${contentOf(signedContent, handler)}`]),
    ...fit(
      `expected = ${before}${encoded(signature.encoding, digest)}${after}`,
      [`expected = ${before}`.trimEnd(), `  ${encoded(signature.encoding, digest)}${after}`],
      [`digest = ${digest}`, `expected = ${before}${encoded(signature.encoding, "digest")}${after}`],
    ),
  ];
}

/** A digest as text; `OpenSSL` has a word of its own for hex. */
function encoded(encoding: FixContext["signature"]["encoding"], bytes: string): string {
  if (encoding === "base64") return `Base64.strict_encode64(${bytes})`;
  if (encoding === "base64url") return `Base64.urlsafe_encode64(${bytes}, padding: false)`;
  return bytes.includes(".digest(") ? bytes.replace(".digest(", ".hexdigest(") : `${bytes}.unpack1("H*")`;
}

/** Strings of ASCII and the body's bytes, which Ruby joins as they are. */
function contentOf(template: string | undefined, handler: Handler | undefined): string {
  if (template === undefined) return "content";
  return runs(piecesOf(template))
    .map((run) => (isBody(run[0]!) ? (handler?.raw ?? "raw") : text(run, handler)))
    .join(" + ");
}

function text(run: readonly Piece[], handler: Handler | undefined): string {
  if (run.length === 1 && "word" in run[0]!) return word(run[0], handler);
  const inner = run.map((piece) =>
    "text" in piece
      ? quoted(piece.text)
          .slice(1, -1)
          .replaceAll("#", String.raw`\#`)
      : `#{${word(piece, handler)}}`,
  );
  return `"${inner.join("")}"`;
}

function word({ word: name, argument }: Extract<Piece, { word: unknown }>, handler: Handler | undefined): string {
  if (name === "method") return handler?.method ?? "method";
  return name === "sortedFormParams" ? "sorted" : (argument ?? name);
}

function decoded({ signature: { encoding, prefix } }: FixContext): string {
  const bare = prefix === "" ? "signature" : `signature.delete_prefix(${quoted(prefix)})`;
  return {
    hex: `[${bare}].pack("H*")`,
    base64: `Base64.decode64(${bare})`,
    base64url: `Base64.urlsafe_decode64(${bare})`,
  }[encoding];
}

function verify(context: FixContext, handler: Handler): Lines {
  const { kind, algorithm, publicKey, signedContent } = context;
  const digest = kind === "ed25519" ? "nil" : quoted(algorithm.toUpperCase());
  const pss = publicKey?.padding === "pss";
  const call = pss
    ? `key.verify_pss(${digest}, sig, content, salt_length: :auto, mgf1_hash: ${digest})`
    : `key.verify(${digest}, sig, content)`;
  return [
    ...(signedContent === undefined ? [] : [`content = ${contentOf(signedContent, handler)}`]),
    `sig = ${decoded(context)}`,
    `valid = ${call}`,
  ];
}

function publicKeyLines({ publicKey, kind }: FixContext): Lines {
  switch (publicKey?.format) {
    case "hex":
      return [
        "# openssl gem 3.2 or later",
        'key = OpenSSL::PKey.new_raw_public_key("ED25519", [public_key].pack("H*"))',
      ];
    case "base64":
      return [
        "# openssl gem 3.2 or later",
        "bytes = Base64.decode64(public_key) # 32 of them",
        'key = OpenSSL::PKey.new_raw_public_key("ED25519", bytes)',
      ];
    case "spki":
      return ["key = OpenSSL::PKey.read(Base64.decode64(public_key))"];
    case "jwk":
      return [`key = JWT::JWK.import(JSON.parse(public_key))${kind === "jwt" ? "" : ".public_key"} # gem jwt`];
    default:
      return [
        "# In a variable, a PEM's line ends are often written as \\n.",
        String.raw`key = OpenSSL::PKey.read(public_key.gsub("\\n", "\n"))`,
      ];
  }
}

const PUBLIC_KEY_IN_SHORT = {
  hex: 'OpenSSL::PKey.new_raw_public_key("ED25519", [text].pack("H*"))',
  base64: 'OpenSSL::PKey.new_raw_public_key("ED25519", bytes)',
  spki: "OpenSSL::PKey.read(Base64.decode64(text))",
  jwk: "JWT::JWK.import(JSON.parse(text))",
  pem: String.raw`OpenSSL::PKey.read(text.gsub("\\n", "\n"))`,
} as const;

function jwt(context: FixContext, { raw }: Handler): Lines {
  const { claim, algorithm = "sha256", encoding = "hex" } = context.jwt?.bodyHash ?? {};
  const { prefix } = context.signature;
  const token = prefix === "" ? "signature" : `signature.delete_prefix(${quoted(prefix)})`;
  const verified = [
    "# gem jwt; it raises where the token does not hold",
    `claims, = JWT.decode(${token}, ${isShared(context.jwt) ? "secret" : "key"}, true,`,
    `                     algorithms: [${listOf(context.jwt?.algorithms ?? [])}])`,
  ];
  if (claim === undefined) return [...verified, "valid = true"];
  const hash = `Digest::${algorithm.toUpperCase()}`;
  const digest = encoding === "hex" ? `${hash}.hexdigest(${raw})` : `${hash}.base64digest(${raw})`;
  return [...verified, `valid = claims[${quoted(claim)}] == ${digest}`];
}

function essentialCall(context: FixContext): string {
  const { kind, algorithm, signature } = context;
  switch (kind) {
    case "ed25519":
      return "key.verify(nil, sig, content)";
    case "ecdsa":
    case "rsa":
      return `key.verify("${algorithm.toUpperCase()}", sig, content)`;
    case "jwt":
      return `JWT.decode(token, key, true, algorithms: [${quoted(context.jwt?.algorithms[0] ?? "")}])`;
    case "token":
    case "basic-auth":
      return "ActiveSupport::SecurityUtils.secure_compare(given, secret)";
    default: {
      const name = quoted(algorithm.toUpperCase());
      const isHash = context.construction === "hash";
      if (signature.encoding === "base64url") return "Base64.urlsafe_encode64(OpenSSL::HMAC.digest, padding: false)";
      return encoded(
        signature.encoding,
        isHash ? `OpenSSL::Digest.digest(${name}, content)` : `OpenSSL::HMAC.digest(${name}, key, content)`,
      );
    }
  }
}
