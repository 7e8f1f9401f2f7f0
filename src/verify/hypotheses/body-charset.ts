import { asBuffer, utf8 } from "../../core/bytes.ts";
import {
  ASCII_CHARSET,
  type Charset,
  encodeIn,
  encodeLossy,
  isAscii,
  LATIN1,
  undoMojibake,
  WINDOWS,
} from "../charsets.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, contentLength, differed, distinct } from "./_body.ts";

const FIX = {
  text: "Keep the body as bytes; where text is needed, decode it as UTF-8, and hash the bytes, not the text.",
  topic: "body-encoding",
} as const;

/** Bytes decoded in another encoding than theirs and written out again: it fails only with accents and emoji. */
export default hypothesis({
  code: "body-charset",
  aspect: "body",
  rank: 24,
  attempts: (mismatch) => distinct(mismatch, mismatch.direction === "capture" ? undone(mismatch) : done(mismatch)),
  explain: ({ what, data = "another encoding" }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: `it was decoded or written in ${data}`,
        detail: `The signature fits the body ${what}. That shows only with characters beyond ASCII.`,
        fix: FIX,
      },
      handler: {
        cause: `it decodes or writes them in ${data}`,
        detail: `It hashes the body ${what}. That shows only with characters beyond ASCII.`,
        fix: FIX,
      },
    }),
  suspicion: (mismatch) => {
    if (!differed(mismatch)) return undefined;
    const lost = lostCharacter(mismatch);
    if (lost === undefined) return undefined;
    const { offset, char, likelihood } = lost;
    return {
      title: `Characters of the body may have been lost: there is ${char === "?" ? "a question mark in the place of a letter" : "a replacement character (U+FFFD)"} at byte ${offset}.`,
      detail:
        "Decoding with the wrong encoding puts one in the place of what it does not know; which character was signed there cannot be found again.",
      fix: FIX,
      likelihood,
    };
  },
});

/** What was signed, where this is what misreading made of it. */
function* undone({ delivery, text }: Mismatch): Iterable<BodyChange> {
  const body = asBuffer(delivery.body);
  if (body[0] === 0xff && body[1] === 0xfe) {
    yield {
      what: "as UTF-8 rather than UTF-16",
      data: "UTF-16 (PowerShell's > writes it)",
      stacks: true,
      body: body.subarray(2).toString("utf16le"),
    };
  }
  if (isAscii(body)) return;
  if (text === undefined) {
    for (const charset of [LATIN1, WINDOWS])
      yield {
        what: `in UTF-8 rather than ${charset.name}`,
        data: charset.name,
        stacks: true,
        body: charset.decode(body),
      };
    return;
  }
  for (const charset of [LATIN1, WINDOWS]) {
    const once = undoMojibake(charset, text);
    if (once !== undefined)
      yield { what: `with its UTF-8 no longer read as ${charset.name}`, data: charset.name, stacks: true, body: once };
    const twice = once === undefined ? undefined : undoMojibake(charset, once);
    if (twice !== undefined)
      yield {
        what: `with its UTF-8 no longer read as ${charset.name}, twice`,
        data: `${charset.name}, twice`,
        stacks: true,
        body: twice,
      };
  }
  for (const charset of [LATIN1, WINDOWS]) {
    const bytes = encodeIn(charset, text);
    if (bytes)
      yield {
        what: `in ${charset.name} rather than UTF-8`,
        data: "UTF-8 where another encoding was signed",
        body: bytes,
      };
  }
  yield* normalised(text);
}

/** What the user's code may have made of the body. */
function* done({ delivery, text }: Mismatch): Iterable<BodyChange> {
  const body = asBuffer(delivery.body);
  if (!isAscii(body)) {
    yield* replaced(body, text);
    yield* misread(body, text);
  }
  if (text === undefined) return;
  const utf16 = Buffer.from(text, "utf16le");
  yield { what: "in UTF-16", data: "UTF-16", body: utf16 };
  yield { what: "in UTF-16, big-endian", data: "UTF-16", body: Buffer.from(utf16).swap16() };
}

/** A sign in the place of each character that is not known: what cannot be undone can be done. */
function* replaced(body: Buffer, text: string | undefined): Iterable<BodyChange> {
  const eachByte = (sign: string): string => body.toString("latin1").replaceAll(/[\x80-\xff]/g, sign);
  if (text === undefined)
    yield { what: "with U+FFFD for each wrong byte", data: "UTF-8, which it is not", body: body.toString("utf8") };
  else {
    for (const charset of [ASCII_CHARSET, LATIN1, WINDOWS])
      yield lossy(charset, text, "?", "with a question mark for what it lacks");
    yield {
      what: "with two question marks for an emoji, one for others beyond ASCII",
      data: "ASCII",
      body: text.replaceAll(/[\u0080-\uffff]/g, "?"),
    };
    for (const charset of [ASCII_CHARSET, LATIN1]) yield lossy(charset, text, "", "without what it lacks");
  }
  yield { what: "with a question mark for each byte beyond ASCII", data: "ASCII", body: eachByte("?") };
  yield { what: "with U+FFFD for each byte beyond ASCII", data: "ASCII", body: eachByte("\ufffd") };
  yield { what: "without its bytes beyond ASCII", data: "ASCII", body: eachByte("") };
}

function lossy(charset: Charset, text: string, instead: string, how: string): BodyChange {
  return { what: `in ${charset.name}, ${how}`, data: charset.name, body: encodeLossy(charset, text, instead) };
}

function* misread(body: Buffer, text: string | undefined): Iterable<BodyChange> {
  for (const charset of [LATIN1, WINDOWS])
    yield { what: `read as ${charset.name} and written as UTF-8`, data: charset.name, body: charset.decode(body) };
  yield {
    what: "read as 7-bit ASCII",
    data: "ASCII (Buffer's toString('ascii'))",
    body: Buffer.from(body.map((byte) => byte & 0x7f)),
  };
  if (text === undefined) return;
  yield {
    what: "with the low byte of each UTF-16 unit",
    data: "Latin-1 (the encodings 'latin1' and 'binary')",
    body: Buffer.from(text, "latin1"),
  };
  yield* normalised(text);
}

/** Unicode's two normal forms: file systems, databases and text libraries choose one. */
function* normalised(text: string): Iterable<BodyChange> {
  yield { what: "with accents composed (NFC)", data: "another Unicode normal form", body: text.normalize("NFC") };
  yield { what: "with accents apart (NFD)", data: "another Unicode normal form", body: text.normalize("NFD") };
}

interface Lost {
  readonly offset: number;
  readonly char: "?" | "\ufffd";
  readonly likelihood: number;
}

function lostCharacter({ delivery, text }: Mismatch): Lost | undefined {
  const replacement = asBuffer(delivery.body).indexOf("\ufffd");
  if (replacement >= 0) return { offset: replacement, char: "\ufffd", likelihood: 0.75 };
  const between = text === undefined ? -1 : text.search(/(?<=\p{L})\?+(?=\p{L})/u);
  // A query string has such question marks too.
  if (text === undefined || between < 0 || /[/.][\w-]*$/.test(text.slice(Math.max(0, between - 80), between)))
    return undefined;
  const shorter = (contentLength(delivery) ?? 0) > delivery.body.length;
  return { offset: utf8(text.slice(0, between)).length, char: "?", likelihood: shorter ? 0.7 : 0.4 };
}
