import { createPublicKey, type KeyObject } from "node:crypto";
import { compile } from "../../schemes/compile.ts";
import { KEY_FORMATS, publicKey } from "../../schemes/keys.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { problemOf } from "./_signature.ts";

/** The public key is there, but written in a form that is not read: hex, base64, PEM on one line; ECDSA as DER or r‖s. */
export default hypothesis({
  code: "public-key-format",
  aspect: "secret",
  rank: 21,
  *attempts(mismatch) {
    if (mismatch.scheme.symmetric || mismatch.secret === undefined) return;
    yield* keyChanges(mismatch, mismatch.secret.reveal());
    yield* otherSignatureForm(mismatch);
  },
  fact: (mismatch) => {
    const problem = problemOf(mismatch);
    if (problem?.problem !== "public-key-format") return undefined;
    return {
      title: `What is configured as ${mismatch.provider.name}'s public key is none that can be read.`,
      detail: problem.detail,
      fix: {
        text: `Copy the public key where ${mismatch.provider.name} shows it (see ${mismatch.provider.docs}), all of its lines.`,
        topic: "public-key",
      },
    };
  },
  explain: ({ data = "" }, { provider }) => {
    if (data.startsWith("signature:")) {
      return {
        title: `The signature is written as ${data.slice("signature:".length)}, the other form of an ECDSA signature.`,
        detail: `Both hold the same two numbers, r and s; ${provider.name}'s form is the other one.`,
        fix: {
          text: "Convert the signature, or tell your library which form it is (DER, or IEEE P1363: r and s side by side).",
          topic: "public-key",
        },
      };
    }
    return {
      title: `The public key is the right one, but it is configured as ${data}.`,
      detail: `${provider.name}'s own SDK does not read it in that form; read as ${data}, the signature holds.`,
      fix: {
        text: `Configure the key as ${provider.name} gives it out; a PEM needs its line ends (in a variable, turn \\n back into them).`,
        topic: "public-key",
      },
    };
  },
});

function* keyChanges({ scheme }: Mismatch, text: string): Iterable<Change> {
  const base = scheme.key(text);
  const seen: KeyObject[] = "publicKey" in base && base.publicKey ? [base.publicKey] : [];
  for (const [data, key] of otherForms(text, "privateKey" in base ? base.privateKey : undefined)) {
    if (key === undefined || seen.some((other) => other.equals(key))) continue;
    seen.push(key);
    yield { what: `with the public key read as ${data}`, data, key: { publicKey: key } };
  }
}

function* otherForms(
  text: string,
  privateKey: KeyObject | undefined,
): Iterable<readonly [string, KeyObject | undefined]> {
  if (privateKey) yield ["a private key", createPublicKey(privateKey)];
  const trimmed = text.trim();
  yield ["PEM with written-out \\n", publicKey(trimmed.replaceAll(/\\r?\\n|\\n/g, "\n"), ["pem"])];
  yield ["PEM on one line", publicKey(withLines(trimmed), ["pem"])];
  for (const format of KEY_FORMATS) yield [FORMAT_NAMES[format], publicKey(trimmed, [format])];
  yield ["base64 of a PEM", publicKey(Buffer.from(trimmed, "base64").toString("latin1"), ["pem"])];
  yield ["hex of a DER key", publicKey(Buffer.from(trimmed.replace(/^0x/, ""), "hex").toString("base64"), ["spki"])];
  yield ["hex with 0x before it", publicKey(trimmed.replace(/^0x/, ""), ["hex"])];
}

const FORMAT_NAMES = {
  pem: "PEM",
  spki: "base64 of a DER key",
  jwk: "a JWK",
  hex: "a raw key in hex",
  base64: "a raw key in base64",
} as const;

/** A PEM whose line ends became blanks, or were lost. */
function withLines(text: string): string {
  const match = /^-----BEGIN ([A-Z ]+)-----(.*)-----END \1-----$/s.exec(text);
  return match ? `-----BEGIN ${match[1]}-----\n${match[2]!.replaceAll(/\s+/g, "")}\n-----END ${match[1]}-----\n` : text;
}

function* otherSignatureForm({ scheme: { recipe } }: Mismatch): Iterable<Change> {
  if (recipe.kind !== "ecdsa") return;
  const raw = recipe.dsaEncoding !== "ieee-p1363";
  const name = raw ? "r and s side by side (IEEE P1363)" : "DER";
  yield {
    what: `with the signature read as ${name}`,
    data: `signature:${name}`,
    scheme: compile({ ...recipe, dsaEncoding: raw ? "ieee-p1363" : "der" }),
  };
}
