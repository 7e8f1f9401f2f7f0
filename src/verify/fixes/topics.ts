/** The fixes that a language knows: its lines, put together for a provider's scheme and a framework's handler. */
import type { FixTopic } from "../../core/verdict.ts";
import { type FixContext, type Framework, type Handler, isSpecial, type Language, type Lines } from "../framework.ts";
import {
  comment,
  displayed,
  isPlain,
  isShared,
  MAX_LINES,
  type NamedValue,
  uses,
  withNames,
  wrapped,
} from "./pieces.ts";

/** The topics that languages answer; the others are the frameworks' own. */
export type LanguageTopic = Exclude<FixTopic, "raw-body" | "public-url">;

/** Does the topic mean anything for such a scheme? What does not apply has no snippet. */
export function applies(topic: FixTopic, context: FixContext): boolean {
  const { kind, timestamp, signature, jwt } = context;
  switch (topic) {
    case "raw-body":
    case "body-encoding":
    case "public-url":
      return true;
    case "secret-value":
    case "header":
      return kind !== "none";
    case "signature-list":
      return signature.separator !== undefined;
    case "signed-content":
      return isMac(kind) || isKeyPair(kind) || kind === "jwt";
    case "timestamp":
      return timestamp !== undefined;
    case "public-key":
      return isKeyPair(kind) || (kind === "jwt" && !isShared(jwt));
    case "secret-decode":
    case "secret-text":
    case "signature-encoding":
    case "signature-algorithm":
      return kind !== "none";
    default:
      return topic satisfies never;
  }
}

const isMac = (kind: FixContext["kind"]): boolean => kind === "hmac" || kind === "standard-webhooks";
const isKeyPair = (kind: FixContext["kind"]): boolean => kind === "ed25519" || kind === "ecdsa" || kind === "rsa";
const usesPublicKey = ({ kind, jwt }: FixContext): boolean => isKeyPair(kind) || (kind === "jwt" && !isShared(jwt));

/** The lines for a topic that applies. */
export function topicLines(topic: LanguageTopic, context: FixContext, { language, handler }: Framework): Lines {
  switch (topic) {
    case "body-encoding":
      return language.decode(handler.raw);
    case "secret-value":
      return language.secretValue(
        usesPublicKey(context) ? "publicKey" : "secret",
        variable(context, language, handler),
        context.secretEnv,
      );
    case "secret-decode":
    case "secret-text":
      return usesPublicKey(context) ? language.publicKey(context) : secretLines(context, language);
    case "public-key":
      return language.publicKey(context);
    case "header":
      return [...readSignature(context, language, handler), ...language.refuseEmpty(given(context), handler.refuse)];
    case "timestamp":
      return timestampLines(context, language, handler);
    default:
      return shortened(language.indentation, [
        () => [...say(language, checkWords(topic, context)), ...check(topic, context, language, handler)],
        () => check(topic, context, language, handler),
        () => check(topic, context, language, { ...handler, url: [] }),
        () => check(topic, context, language, { ...handler, url: [] }, READS_NOTHING),
      ]);
  }
}

/** One line for a list of languages. */
export function topicInShort(topic: LanguageTopic, context: FixContext, language: Language): string {
  const { inShort } = language;
  switch (topic) {
    case "body-encoding":
      return inShort.decode;
    case "secret-value":
      return inShort.secretValue(context.secretEnv);
    case "secret-decode":
    case "secret-text":
      return usesPublicKey(context) ? inShort.publicKey(context) : (inShort.key ?? language.key)(context.secret);
    case "public-key":
      return inShort.publicKey(context);
    case "timestamp":
      return inShort.age(context.timestamp!);
    case "signature-list":
      return inShort.list(context.signature.separator ?? ",");
    case "signed-content":
      return isMac(context.kind)
        ? inShort.content({ ...context, signedContent: named(context) })
        : inShort.mac(context);
    case "header":
      return language.formField(context.signature.form ?? "signature");
    case "signature-encoding":
    case "signature-algorithm":
      return inShort.mac(context);
    default:
      return topic satisfies never;
  }
}

function named({ signedContent }: FixContext): string | undefined {
  return signedContent === undefined ? undefined : withNames(signedContent).template;
}

function variable({ secretEnv }: FixContext, language: Language, handler: Handler): string {
  return (handler.env ?? language.env)(secretEnv);
}

const given = ({ signature }: FixContext): "signature" | "parts" =>
  signature.separator === undefined ? "signature" : "parts";

function secretLines(context: FixContext, language: Language): Lines {
  const words = say(language, secretWords(context));
  return context.secret.special ? words : [...words, ...language.setKey(language.key(context.secret))];
}

/** The first way that is short enough: words give way, then the URL (public-url has it), then what is read. */
function shortened(indentation: string, ways: readonly (() => Lines)[]): Lines {
  for (const way of ways) {
    const lines = way().flatMap((line) => wrapped(line, indentation));
    if (lines.length <= MAX_LINES) return lines;
  }
  return ways.at(-1)!();
}

const READS_NOTHING = true;

function say(language: Language, text: string): Lines {
  return comment(language.comment, text);
}

function secretWords({ secret, providerName }: FixContext): string {
  if (secret.special)
    return `${providerName} makes its key of the secret in a way of its own: let its SDK check the signature.`;
  if (secret.decode !== "text")
    return secret.prefix === undefined
      ? `The secret is ${secret.decode}: its bytes are the key.`
      : `After ${secret.prefix} the secret is ${secret.decode}: its bytes are the key.`;
  if (secret.prefix !== undefined) return `${providerName}'s key is the secret's text, without ${secret.prefix}.`;
  return `${providerName}'s key is the secret's text, all of it; it is not decoded.`;
}

function checkWords(topic: LanguageTopic, context: FixContext): string {
  const { providerName, signature, signedContent, kind } = context;
  if (kind === "jwt")
    return `${providerName} sends a JWT: ${context.jwt?.algorithms.join(", ")}, and no other algorithm.`;
  if (isSpecial(context)) return `${providerName} signs in a way of its own: let its SDK check the signature.`;
  if (kind === "token" || kind === "basic-auth") return `${providerName} signs nothing: it sends the secret itself.`;
  switch (topic) {
    case "signature-list":
      return "Any one may match: there are several while a secret is rolled.";
    case "signed-content":
      return signedContent === undefined
        ? `content: the bytes that ${providerName} signs, as its documentation puts them together.`
        : `${providerName} signs ${displayed(withNames(signedContent).template)}`;
    case "signature-encoding":
      return signature.prefix === ""
        ? `${providerName} writes it in ${signature.encoding}.`
        : `${providerName} writes ${signature.prefix} and then ${signature.encoding}.`;
    default:
      return `${providerName} signs with ${algorithmName(context)}.`;
  }
}

function algorithmName({ kind, algorithm, construction }: FixContext): string {
  const hash = algorithm.toUpperCase().replace("SHA", "SHA-");
  switch (kind) {
    case "ed25519":
      return "Ed25519";
    case "ecdsa":
      return `ECDSA and ${hash}`;
    case "rsa":
      return `RSA and ${hash}`;
    default:
      return construction === "hash"
        ? `a plain ${hash} hash; the secret is in what is hashed`
        : `HMAC-${hash.replace("-", "")}`;
  }
}

/** The check, as far as the topic needs it: `expected`, or `valid` too. */
function check(
  topic: LanguageTopic,
  written: FixContext,
  language: Language,
  handler: Handler,
  readsNothing = false,
): Lines {
  const { template, values } = withNames(written.signedContent ?? "");
  const context = written.signedContent === undefined ? written : { ...written, signedContent: template };
  const { kind } = context;
  const readSigned = readSignature(context, language, handler);
  const content = readsNothing ? [] : readContent(context, values, language, handler);
  if (kind === "jwt") return [...readSigned, ...language.jwt(context, handler)];
  if (kind === "token" || kind === "basic-auth") return tokenCheck(context, language, handler);
  if (isKeyPair(kind)) return [...readSigned, ...content, ...language.verify(context, handler)];
  const compares = (topic === "signature-encoding" || topic === "signature-list") && !isSpecial(context);
  const readsFirst =
    compares ||
    context.timestamp?.param !== undefined ||
    values.some(({ word }) => context.signature[word] !== undefined);
  return [
    ...(readsFirst ? readSigned : []),
    ...content,
    ...(isPlain(context.secret) || context.secret.special ? [] : language.setKey(language.key(context.secret))),
    ...language.mac(context, handler),
    ...(compares ? language.equal(given(context), "expected", !isPlain(context.secret)) : []),
  ];
}

function tokenCheck(context: FixContext, language: Language, handler: Handler): Lines {
  const { prefix } = context.signature;
  const read = readSignature(context, language, handler);
  if (prefix === "") return [...read, ...language.equal("signature", "secret", false)];
  return [
    ...read,
    language.token(prefix, context.kind === "basic-auth"),
    ...language.equal("signature", "expected", false),
  ];
}

function readSignature(context: FixContext, language: Language, handler: Handler): Lines {
  const { header, json, form, query, body, separator, blanks = false } = context.signature;
  if (header !== undefined && separator !== undefined) {
    const hasTime = (context.timestamp?.param ?? "") !== "";
    return language.split(handler.header(header), separator, blanks, hasTime);
  }
  if (header !== undefined) return language.set("signature", handler.header(header));
  if (query !== undefined) return language.set("signature", handler.query(query));
  if (json !== undefined)
    return [...parseJson(context, language, handler), ...language.set("signature", language.jsonField(json))];
  if (body) return language.set("signature", language.textOf(handler.raw));
  if (form !== undefined)
    return [...language.parseForm(handler.raw), ...language.set("signature", language.formField(form))];
  return [];
}

function parseJson({ formJson }: FixContext, language: Language, handler: Handler): Lines {
  if (formJson === undefined) return [language.parseJson(handler.raw, false)];
  return [...language.parseForm(handler.raw), language.parseJson(language.formField(formJson), true)];
}

/** What stands in the signed content besides the body, read into variables. */
function readContent(context: FixContext, values: readonly NamedValue[], language: Language, handler: Handler): Lines {
  const { signedContent, signature, idHeader } = context;
  const lines: string[] = [];
  if (values.some(({ word }) => word === "json") && signature.json === undefined)
    lines.push(...parseJson(context, language, handler));
  if (values.some(({ word }) => word === "form") && signature.form === undefined)
    lines.push(...language.parseForm(handler.raw));
  if (uses(signedContent, "id") && idHeader !== undefined) lines.push(...language.set("id", handler.header(idHeader)));
  if (uses(signedContent, "timestamp")) lines.push(...readTimestamp(context, language, handler));
  for (const { name, word, argument } of values)
    lines.push(...language.set(name, readers(language, handler)[word](argument)));
  if (uses(signedContent, "url")) lines.push(...handler.url);
  if (uses(signedContent, "sortedFormParams")) lines.push(...language.sortForm(handler.raw));
  return lines;
}

function readers(language: Language, handler: Handler): Record<NamedValue["word"], (argument: string) => string> {
  return { header: handler.header, query: handler.query, json: language.jsonField, form: language.formField };
}

/** Of a parameter: after `parts` is there; of the body: after `event` is. */
function readTimestamp({ timestamp, signature }: FixContext, language: Language, handler: Handler): Lines {
  if (timestamp?.param !== undefined) {
    return language.param(timestamp.param, signature.separator ?? ",");
  }
  if (timestamp?.header !== undefined) return language.set("timestamp", handler.header(timestamp.header));
  return timestamp?.json === undefined ? [] : language.set("timestamp", language.jsonField(timestamp.json));
}

const UNITS = { s: "seconds", ms: "milliseconds", iso8601: "ISO 8601" } as const;

function timestampLines(context: FixContext, language: Language, handler: Handler): Lines {
  const { timestamp, providerName } = context;
  if (!timestamp) return [];
  const words = say(language, `${providerName} writes ${UNITS[timestamp.unit]}; this clock must be right (NTP).`);
  const code = [
    ...(timestamp.param === undefined ? [] : readSignature(context, language, handler)),
    ...(timestamp.json === undefined ? [] : parseJson(context, language, handler)),
    ...readTimestamp(context, language, handler),
    ...language.age(timestamp, handler.refuse),
  ];
  return shortened(language.indentation, [() => [...words, ...code], () => code]);
}
