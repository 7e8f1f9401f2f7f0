import { asBuffer, latin1 } from "../../core/bytes.ts";
import type { Delivery } from "../../core/delivery.ts";
import { isForm } from "../../core/fields.ts";
import { isCutJson } from "../cut-json.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, bytesOf, contentLength, differed, distinct } from "./_body.ts";

/** A limit cut the body: a parser's, a buffer's, a database column's. */
export default hypothesis({
  code: "body-truncated",
  aspect: "body",
  rank: 50,
  attempts: (mismatch) => (mismatch.direction === "handler" ? distinct(mismatch, cuts(mismatch)) : []),
  explain: ({ what, data = "A buffer or a column is too small." }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: { cause: "it is cut short", detail: data },
      handler: {
        cause: "it hashes only their beginning",
        detail: `It hashes the body ${what}, and ${bytesOf(mismatch.delivery.body.length)} were sent. ${data}`,
        fix: {
          text: "Read the body to its end, in bytes, and raise the limit (in Express: limit on the raw parser); a body over the limit is to be refused, not cut.",
          topic: "raw-body",
        },
      },
    }),
  fact: ({ direction, delivery }) => (direction === "capture" ? factOf(delivery) : undefined),
  suspicion: (mismatch) => (mismatch.direction === "capture" && differed(mismatch) ? suspicionOf(mismatch) : undefined),
});

/** JSON that ends in the middle, where neither a length nor a limit speaks for it: something was cut, or typed off. */
function suspicionOf({ delivery, provider }: Mismatch): (Explanation & { likelihood: number }) | undefined {
  if (!isCutJson(delivery.body) || isForm(delivery) || factOf(delivery) !== undefined) return undefined;
  const title = `The body looks cut short: its JSON ends in the middle, after ${bytesOf(delivery.body.length)}.`;
  return { ...factual(title, `${provider.name} sends whole JSON. ${CUT}`), likelihood: 0.8 };
}

/** Limits that frameworks, buffers and columns have: bytes. */
const LIMITS = [
  255, 256, 500, 512, 1000, 1024, 2000, 2048, 4000, 4095, 4096, 5000, 8000, 8192, 10_000, 10_240, 16_000, 16_383,
  16_384, 20_480, 32_000, 32_767, 32_768, 50_000, 51_200, 64_000, 65_000, 65_535, 65_536, 100_000, 102_400, 131_072,
  200_000, 204_800, 250_000, 256_000, 262_144, 500_000, 512_000, 524_288, 1_000_000, 1_024_000, 1_048_576, 2_097_152,
  4_194_304, 5_242_880, 10_485_760, 16_777_215,
];

/** Of these the ones that are tried in characters too. */
const FREQUENT = [65_536, 102_400, 16_384, 65_535, 100_000, 1_048_576, 255, 1000];

/** Cut, where its JSON shows it; else at least shorter than it says. Complete JSON that is shorter was written anew. */
function factOf(delivery: Delivery): Explanation | undefined {
  const { body } = delivery;
  const declared = contentLength(delivery);
  const shorter = declared !== undefined && declared > body.length && body.length > 0;
  const lengths = shorter ? `Content-Length says ${bytesOf(declared)}, and ${body.length} are here` : "";
  if (isCutJson(body)) {
    const limit = LIMITS.includes(body.length) ? `it has exactly ${bytesOf(body.length)}, a usual limit` : "";
    const sign = lengths || limit;
    return sign === "" ? undefined : factual(`The body is cut short: ${sign}, and its JSON ends in the middle.`, CUT);
  }
  const startsJson = /^\s*[[{]/.test(latin1(body.subarray(0, 64)));
  if (!shorter || startsJson) return undefined;
  return factual(
    `The body is shorter than it was sent: ${lengths}.`,
    isForm(delivery) ? `${CUT} Or a parser dropped fields, and the form was written again.` : CUT,
  );
}

const CUT =
  "A limit on the way here (a parser's, a proxy's buffer, a database column) keeps only the beginning of a body; what is missing cannot be found again.";

function factual(title: string, detail: string): Explanation {
  return {
    title,
    detail,
    fix: {
      text: "Raise the limit where the body is read or stored, and capture the delivery again.",
      topic: "raw-body",
    },
  };
}

function* cuts({ delivery, text }: Mismatch): Iterable<BodyChange> {
  const body = asBuffer(delivery.body);
  const cut = (length: number, data?: string): BodyChange => ({
    what: `up to byte ${length}`,
    body: body.subarray(0, length),
    ...(data !== undefined && { data }),
  });
  if (text !== undefined && text.length < body.length) {
    const counted = "That is as many bytes as it has characters: its length was counted in characters.";
    yield cut(text.length, counted);
    yield cut(Array.from(text).length, counted);
    for (const limit of FREQUENT) {
      if (limit < text.length) yield { what: `up to character ${limit}`, body: text.slice(0, limit) };
    }
  }
  for (const limit of LIMITS) if (limit < body.length) yield cut(limit);
  const lineEnd = body.indexOf("\n");
  if (lineEnd >= 0) {
    yield { ...cut(lineEnd), what: "up to its first line end", data: "A function that reads a line was used." };
    yield {
      ...cut(lineEnd + 1),
      what: "up to its first line end, this included",
      data: "A function that reads a line was used.",
    };
  }
  const nul = body.indexOf(0);
  if (nul >= 0) yield { ...cut(nul), what: "up to its first NUL", data: "It was taken for a C string." };
}
