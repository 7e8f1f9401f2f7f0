import { sameBytes } from "../../core/bytes.ts";
import type { Encoding } from "../../core/recipe.ts";
import { encode } from "../../schemes/encoding.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { encodingOf, fitsScheme, type Reading, readings } from "./_digests.ts";
import { dressed, formOf, signaturesOf, unreadValues, withValue } from "./_signature.ts";

/** The same digest, written in another way: hex for base64, another alphabet, no padding, capitals, base64 of the hex. */
export default hypothesis({
  code: "encoding-mismatch",
  aspect: "signature",
  rank: 17,
  *attempts(mismatch) {
    if (!comparesDigests(mismatch)) return;
    for (const signature of signaturesOf(mismatch)) {
      for (const { name, bytes } of otherReadings(mismatch, signature.text)) {
        if (signature.bytes && sameBytes(bytes, signature.bytes)) continue;
        yield { what: `with the value read as ${name}`, data: name, signatures: [{ ...signature, bytes }] };
      }
    }
    yield* rewritten(mismatch);
  },
  fact: (mismatch) => {
    if (mismatch.direction === "handler" || !comparesDigests(mismatch)) return undefined;
    const signatures = signaturesOf(mismatch);
    if (signatures.some(({ bytes }) => bytes !== undefined && fitsScheme(mismatch.scheme, bytes))) return undefined;
    const found = signatures.flatMap(({ text }) => otherReadings(mismatch, text))[0];
    if (!found) return undefined;
    const wanted = encodingOf(mismatch.scheme);
    return {
      title: `The signature is written in ${found.name}; ${mismatch.provider.name} writes ${inCase(found.name, wanted)}.`,
      detail: `So it is refused whatever the secret is. Read as ${found.name} it does not match the configured secret either.`,
      fix: fixFor(wanted),
    };
  },
  explain: ({ data = "" }, { direction, provider, scheme }) => {
    const wanted = encodingOf(scheme);
    if (direction === "handler") {
      return {
        title: `Your code writes its digest in ${data}; ${provider.name} writes ${inCase(data, wanted)}.`,
        detail: "The bytes are the same, only their text differs: so a comparison of the texts fails.",
        fix: fixFor(wanted),
      };
    }
    return {
      title: `The signature is written in ${data}; ${provider.name} writes ${inCase(data, wanted)}.`,
      detail: "The bytes are the same, only their text differs.",
      fix: {
        ...fixFor(wanted),
        text: `${fixFor(wanted).text} Where the header came so from outside, look for what rewrites it.`,
      },
    };
  },
});

/** Beside upper-case hex, plain hex is lower-case. */
function inCase(found: string, wanted: Encoding): string {
  return wanted === "hex" && found.includes("upper-case hex") ? "lower-case hex" : wanted;
}

function fixFor(wanted: Encoding): { text: string; topic: "signature-encoding" } {
  return {
    text: `Write the digest in ${wanted} (in Node digest("${wanted}")) before you compare, or decode both sides and compare the bytes.`,
    topic: "signature-encoding",
  };
}

function comparesDigests({ scheme }: Mismatch): boolean {
  return scheme.mac !== undefined || !scheme.symmetric;
}

function otherReadings({ scheme }: Mismatch, text: string): Reading[] {
  const wanted = encodingOf(scheme);
  return readings(text)
    .filter(({ name, bytes }) => name !== wanted && fitsScheme(scheme, bytes))
    .map((reading) =>
      wanted === "base64url" && UNPADDED.test(reading.name) ? { ...reading, name: SPARE_BITS } : reading,
    );
}

/** base64url has no padding: what is read so is that encoding, and yet not what encoding the bytes gives. */
const UNPADDED = /^base64(?:url)? without padding$/;
const SPARE_BITS = "base64url whose last character has bits set that belong to no byte";

/** A value that the scheme could not read, for want of its prefix or version too: written anew. */
function* rewritten(mismatch: Mismatch): Iterable<Change> {
  const form = formOf(mismatch.scheme);
  for (const { header, text } of unreadValues(mismatch)) {
    for (const reading of otherReadings(mismatch, text)) {
      const value = dressed(form, encode(reading.bytes, form.encoding))!;
      yield {
        what: `with the value read as ${reading.name}`,
        data: reading.name,
        headers: withValue(mismatch.delivery, header, value),
      };
    }
  }
}
