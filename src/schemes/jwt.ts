import { constants, createHash, type KeyObject, sign, verify } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText } from "../core/fields.ts";
import { withoutHeaders } from "../core/headers.ts";
import type { Binding, JwtRecipe, SigningTime, TimestampRule } from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { constantTimeEqual } from "./compare.ts";
import { decodeExact, decodeLenient } from "./encoding.ts";
import { digest } from "./hmac.ts";
import { macKey, privateKey, publicKey } from "./keys.ts";
import { type Claim, type Content, isProblem, type Key, type Problem, type Scheme, type Signature } from "./scheme.ts";
import { joinedHeader, withJsonValue } from "./signed-content.ts";
import { joinContent } from "./template.ts";

type Algorithm = JwtRecipe["algorithms"][number];

interface Token {
  readonly algorithm: string;
  readonly signingInput: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly keyId: string | undefined;
  /** RFC 7515, section 4.1.11: refused by who does not know the extensions, and hookctl knows none. */
  readonly critical: boolean;
  readonly signature: Signature;
}

/** Is every algorithm of the token's list an HMAC? Then a shared secret signs, never a key pair. */
export function isSharedSecretJwt({ algorithms }: Pick<JwtRecipe, "algorithms">): boolean {
  return algorithms.every((algorithm) => algorithm.startsWith("HS"));
}

/**
 * A JSON Web Token (RFC 7519, RFC 7515) that may hold a hash of the body. The algorithm is checked against the
 * recipe's list: a token never chooses its own family (`alg: none`, HS256 with a public key).
 */
export function jwt(recipe: JwtRecipe): Scheme {
  const name = recipe.header;
  const where = name ?? (recipe.body ? "body" : `body field ${recipe.json ?? ""}`);
  const symmetric = isSharedSecretJwt(recipe);

  function textOf(delivery: Delivery): string | undefined {
    if (name !== undefined) return joinedHeader(delivery, name.toLowerCase());
    return recipe.body ? tokenBody(delivery.body) : jsonText(delivery.body, recipe.json ?? "");
  }

  function tokenOf(delivery: Delivery): Token | Problem {
    const text = textOf(delivery);
    if (text === undefined) return { problem: "header-missing", where, detail: `${where} is not there.` };
    if (text.trim() === "") return { problem: "header-empty", where, detail: `${where} is there, but empty.` };
    const bare =
      recipe.prefix !== undefined && text.startsWith(recipe.prefix) ? text.slice(recipe.prefix.length) : text;
    return parseToken(bare, where, recipe.compare);
  }

  function read(delivery: Delivery): Claim | Problem {
    const token = tokenOf(delivery);
    if (isProblem(token)) return token;
    if (!recipe.algorithms.includes(token.algorithm as Algorithm)) {
      const detail = `The token says alg ${JSON.stringify(token.algorithm)}; only ${recipe.algorithms.join(", ")} may sign here.`;
      return { problem: "algorithm-mismatch", where, detail };
    }
    const issued = recipe.maxAge === undefined ? undefined : issueTime(token.claims);
    return {
      signatures: [token.signature],
      others: [],
      id: "",
      validity: validityOf(token.claims),
      ...(issued && { timestamp: issued }),
    };
  }

  return {
    recipe,
    assurance: recipe.body || recipe.bodyHash?.some((hash) => hash.over !== "url") ? "signature" : "token",
    symmetric,
    signatureHeaders: name === undefined ? [] : [name],
    headers: name === undefined ? [] : [name],
    idHeaders: [],
    ...(recipe.keyUrl && { keyUrl: recipe.keyUrl }),
    ...(recipe.maxAge !== undefined && { timestamp: ageRule(recipe.maxAge) }),
    present: (delivery) => textOf(delivery) !== undefined,
    read,
    key: (text) => (symmetric ? sharedKey(text, recipe) : pairKey(text, recipe)),
    contents: (delivery) => {
      const token = tokenOf(delivery);
      return isProblem(token) ? [] : [[token.signingInput]];
    },
    matches: (content, signature, key) => matches(content, signature, key),
    ...(symmetric && { mac: (content: Content, key: Key) => macOf(recipe.algorithms[0]!, content, key) }),
    ...(symmetric && { encode: (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url") }),
    ...(!symmetric && {
      sign: (content: Content, key: { readonly privateKey: KeyObject }, algorithm = "") =>
        signed(content, key.privateKey, algorithm),
    }),
    bindings: (delivery) => {
      const token = tokenOf(delivery);
      return isProblem(token) ? [] : bindingsOf(recipe, token.claims, delivery);
    },
    demands: (delivery) => {
      const token = tokenOf(delivery);
      return isProblem(token) ? undefined : (demandOf(recipe, token) ?? recipe.demands?.(delivery));
    },
    explain: (delivery) => {
      const token = tokenOf(delivery);
      return isProblem(token)
        ? []
        : [{ label: "JWT header and claims, as they stand in the token", bytes: token.signingInput }];
    },
    write: (draft, key, at) => write(recipe, draft, key, at),
  };
}

/** A body that is a token itself, whatever the text of its signature; undefined for any other. */
function tokenBody(body: Uint8Array): string | undefined {
  const text = Buffer.from(body).toString("latin1");
  return /^[\w-]+\.[\w-]+\.[^.]*$/.test(text) ? text : undefined;
}

/** The event's own times (iat, nbf, exp), where it has them, moved so that it is issued now. @param seconds Unix time. */
function renewed(event: Record<string, unknown>, seconds: number): Record<string, unknown> {
  const { iat } = event;
  if (typeof iat !== "number") return event;
  const times = ["iat", "nbf", "exp"].flatMap((name) => {
    const time = event[name];
    return typeof time === "number" ? [[name, time - iat + seconds] as const] : [];
  });
  return { ...event, ...Object.fromEntries(times) };
}

/** The event that a body holds, as JSON or in the claims of an older token. */
function eventOf(body: Uint8Array): Record<string, unknown> | undefined {
  const old = parseToken(tokenBody(body) ?? "", "");
  const event = isProblem(old) ? bodyJson(body) : old.claims;
  return event !== null && typeof event === "object" ? (event as Record<string, unknown>) : undefined;
}

function parseToken(text: string, where: string, compare: JwtRecipe["compare"] = "text"): Token | Problem {
  const malformed = (detail: string): Problem => ({ problem: "signature-malformed", where, detail, column: 1 });
  const parts = text.split(".");
  if (parts.length !== 3) return malformed("It is no JWT: three parts with dots between them.");
  const [head, body, signature] = parts as [string, string, string];
  const header = parseSegment(head);
  const claims = parseSegment(body);
  if (!header || !claims) return malformed("It is no JWT: its header or claims are no base64url of a JSON object.");
  const algorithm = typeof header["alg"] === "string" ? header["alg"] : "";
  return {
    algorithm,
    signingInput: `${head}.${body}`,
    claims,
    keyId: typeof header["kid"] === "string" ? header["kid"] : undefined,
    critical: header["crit"] !== undefined,
    signature: {
      text: signature,
      bytes: (compare === "bytes" ? decodeLenient : decodeExact)(signature, "base64url"),
      algorithm,
    },
  };
}

function parseSegment(segment: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(Buffer.from(segment, "base64url").toString("utf8")) as unknown;
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The key id (`kid`) that the delivery's token names, to fetch its key by. */
export function tokenKeyId(recipe: JwtRecipe, delivery: Delivery): string | undefined {
  const text = recipe.header === undefined ? undefined : joinedHeader(delivery, recipe.header.toLowerCase());
  const token =
    text === undefined
      ? undefined
      : parseToken(text.startsWith(recipe.prefix ?? "\0") ? text.slice(recipe.prefix!.length) : text, "");
  return token && !isProblem(token) ? token.keyId : undefined;
}

/** When the token was issued: its timestamp, where a provider limits its age. */
function issueTime({ iat }: Token["claims"]): Claim["timestamp"] {
  return typeof iat === "number"
    ? { text: String(iat), signed: String(iat), ms: iat * 1000, where: "token's iat" }
    : undefined;
}

/** As jose judges `maxTokenAge`: in whole seconds, and a token from the future is refused at once. */
function ageRule(maxAge: number): TimestampRule {
  const accepts = (issuedMs: number, nowMs: number, tolerance: number): boolean => {
    const age = Math.floor(nowMs / 1000) - issuedMs / 1000;
    return age >= 0 && age <= tolerance;
  };
  return { unit: "s", tolerance: maxAge, accepts };
}

function validityOf(claims: Token["claims"]): NonNullable<Claim["validity"]> {
  const ms = (name: string): number | undefined => (typeof claims[name] === "number" ? claims[name] * 1000 : undefined);
  const issuedAt = ms("iat");
  const expires = ms("exp");
  const notBefore = ms("nbf");
  return {
    ...(notBefore !== undefined && { notBefore }),
    ...(expires !== undefined && { expires }),
    ...(issuedAt !== undefined && { issuedAt }),
  };
}

function bindingsOf(recipe: JwtRecipe, claims: Token["claims"], { body }: Delivery): Binding[] {
  const bindings: Binding[] = [];
  for (const { claim, algorithm, encoding, over = "body", required = true, compare = "text" } of recipe.bodyHash ??
    []) {
    const value = claims[claim];
    const demanded = required === "with-body" ? body.length > 0 : required;
    // A claim that is no text holds no hash: it matches nothing.
    if (value !== undefined || demanded)
      bindings.push({
        name: claim,
        algorithm,
        encoding,
        over,
        compare,
        expected: typeof value === "string" ? value : "",
      });
  }
  return bindings;
}

function demandOf(recipe: JwtRecipe, { claims, critical }: Token): string | undefined {
  if (critical) return "The token's header names extensions that must be understood (crit), and none is.";
  const wrong = ["exp", "nbf", "iat"].find((name) => claims[name] !== undefined && typeof claims[name] !== "number");
  if (wrong !== undefined) return `The token's ${wrong} is no number (RFC 7519, section 4.1).`;
  if (recipe.issuer !== undefined && claims["iss"] !== recipe.issuer)
    return `The token's issuer is not ${recipe.issuer}.`;
  const missing = recipe.required?.find((name) => claims[name] === undefined);
  return missing === undefined ? undefined : `The token has no claim ${missing}.`;
}

function sharedKey(text: string, recipe: JwtRecipe): Key | Problem {
  const bytes = macKey(text, recipe.secret);
  return isProblem(bytes) ? bytes : { bytes };
}

function pairKey(text: string, recipe: JwtRecipe): Key | Problem {
  if (text === "") return { problem: "secret-empty", where: "public key", detail: "The public key is empty." };
  const found = publicKey(text, recipe.keyFormats ?? ["pem", "jwk", "spki"]);
  if (found) return { publicKey: found };
  const mayBeShared = recipe.algorithms.some((algorithm) => algorithm.startsWith("HS"));
  // Where a shared secret may sign too, 32 bytes in hex or base64 are that, and no seed of an Ed25519 key.
  const secret = privateKey(text, !mayBeShared && recipe.algorithms.includes("EdDSA"));
  if (secret) return { privateKey: secret };
  // What is no key pair is a shared secret there. What looks like one, but broken, is none.
  const looksLikeKey = text.includes("-----BEGIN") || text.trimStart().startsWith("{");
  if (mayBeShared && !looksLikeKey) return sharedKey(text, recipe);
  return { problem: "public-key-format", where: "public key", detail: "It is neither a PEM key nor a JWK." };
}

const DIGESTS: Record<string, string> = { "256": "sha256", "384": "sha384", "512": "sha512" };

function macOf(algorithm: string, content: Content, key: Key): Buffer {
  return digest(DIGESTS[algorithm.slice(2)] ?? "sha256", key.bytes!, content);
}

function matches(content: Content, signature: Signature, key: Key): boolean {
  const { algorithm, bytes } = signature;
  if (algorithm === undefined || bytes === undefined) return false;
  // Family and kind of key must fit: a public key never becomes an HMAC secret.
  if (algorithm.startsWith("HS"))
    return key.bytes !== undefined && constantTimeEqual(macOf(algorithm, content, key), bytes);
  if (key.publicKey === undefined) return false;
  try {
    return verify(
      algorithm === "EdDSA" ? null : (DIGESTS[algorithm.slice(2)] ?? null),
      joinContent(content),
      jwaOptions(algorithm, key.publicKey),
      bytes,
    );
  } catch {
    return false;
  }
}

function signed(content: Content, key: KeyObject, algorithm: string): Buffer {
  return sign(
    algorithm === "EdDSA" ? null : (DIGESTS[algorithm.slice(2)] ?? null),
    joinContent(content),
    jwaOptions(algorithm, key),
  );
}

/** RFC 7518: ES* are r‖s, PS* are PSS with a salt as long as the digest. */
function jwaOptions(algorithm: string, key: KeyObject) {
  return {
    key,
    ...(algorithm.startsWith("ES") && { dsaEncoding: "ieee-p1363" as const }),
    ...(algorithm.startsWith("PS") && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  };
}

function write(recipe: JwtRecipe, draft: Delivery, key: Key, at: SigningTime): Delivery | undefined {
  const algorithm = key.privateKey
    ? recipe.algorithms.find((name) => !name.startsWith("HS"))
    : recipe.algorithms.find((name) => name.startsWith("HS"));
  if (algorithm === undefined || (!key.privateKey && !key.bytes)) return undefined;
  const seconds = Math.floor(at.now / 1000);
  const hashes = (recipe.bodyHash ?? []).map(({ claim, algorithm: hash, encoding, over }) => {
    const input = over === "url" ? signedUrl(draft) : draft.body;
    return [claim, createHash(hash).update(input).digest(encoding)] as const;
  });
  const event = recipe.body ? eventOf(draft.body) : undefined;
  if (recipe.body && event === undefined) return undefined;
  const claims = (event && renewed(event, seconds)) ?? {
    ...(recipe.issuer !== undefined && { iss: recipe.issuer }),
    iat: seconds,
    nbf: seconds,
    exp: seconds + (recipe.lifetime ?? 300),
    ...Object.fromEntries(hashes),
    ...recipe.claims?.(draft, at),
  };
  const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const input = `${segment({ alg: algorithm, typ: "JWT" })}.${segment(claims)}`;
  const bytes = key.privateKey ? signed([input], key.privateKey, algorithm) : macOf(algorithm, [input], key);
  const token = `${recipe.prefix ?? ""}${input}.${bytes.toString("base64url")}`;
  if (recipe.body) return { ...draft, body: Buffer.from(token, "latin1") };
  if (recipe.header === undefined)
    return { ...draft, body: withJsonValue(draft.body, recipe.json ?? "", JSON.stringify(token)) };
  return { ...draft, headers: [...withoutHeaders(draft.headers, [recipe.header]), [recipe.header, token]] };
}
