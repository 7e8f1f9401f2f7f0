/** What hypotheses about the body share: changes that differ from one another, and words for both directions. */
import { readForm } from "../form-body.ts";
import { sameBytes, utf8 } from "../../core/bytes.ts";
import { header } from "../../core/headers.ts";
import type { Delivery } from "../../core/delivery.ts";
import type { Fix } from "../../core/verdict.ts";
import type { Change, Explanation, Mismatch } from "../hypothesis.ts";

/** A changed body and how to say it. */
export interface BodyChange extends Pick<Change, "what" | "data" | "stacks"> {
  readonly body: string | Uint8Array;
}

/** Changes that one hypothesis may try, so that the others get their turn. */
const MOST = 60;
/** A public-key check costs as much as many MACs. */
const MOST_WITH_PUBLIC_KEY = 12;
/** What one hypothesis may write in all: to write a body anew takes longer than to hash it. Bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Even of the largest bodies. */
const LEAST = 4;
const LARGE = 1024 * 1024;

/** Then what is rare or dear is not tried. */
export function isLarge({ delivery }: Mismatch): boolean {
  return delivery.body.length >= LARGE;
}

/** How many changes one hypothesis may try: of a user's own code only its bytes are compared with public keys. */
function mostChanges({ scheme, direction }: Mismatch): number {
  return scheme.symmetric || direction === "handler" ? MOST : MOST_WITH_PUBLIC_KEY;
}

/** The changes that give another body than the delivery's and than those before them, made as they are asked for. */
export function* distinct(
  mismatch: Mismatch,
  changes: Iterable<BodyChange>,
  most = mostChanges(mismatch),
): Iterable<Change> {
  const seen: Uint8Array[] = [mismatch.delivery.body];
  let [made, bytes] = [0, 0];
  for (const change of changes) {
    const body = typeof change.body === "string" ? utf8(change.body) : change.body;
    if (!seen.some((known) => sameBytes(known, body))) {
      seen.push(body);
      yield { ...change, body };
    }
    made += 1;
    bytes += body.length;
    if (seen.length > most || (made >= LEAST && bytes >= MOST_BYTES)) return;
  }
}

/** The cause in a clause after a colon, how it comes about, and what to do. */
export interface Words {
  readonly cause: string;
  readonly detail: string;
  readonly fix?: Fix;
}

/** The explanation of a changed body: `capture` says what happened on the way here, `handler` what the user's code does. */
export function bodyExplanation(
  { direction, provider }: Mismatch,
  words: { readonly capture: Words; readonly handler: Words },
): Explanation {
  const { cause, detail, fix = RAW_BODY[direction] } = words[direction];
  const title =
    direction === "capture"
      ? `The body is not the bytes that ${provider.name} signed: ${cause}.`
      : `Your code does not hash the bytes that ${provider.name} sent: ${cause}.`;
  return { title, detail, fix };
}

const RAW_BODY = {
  capture: {
    text: "Verify the raw bytes of the request, before anything parses or rewrites them; and pass deliveries on with tools that keep their bytes.",
    topic: "raw-body",
  },
  handler: {
    text: "Take the raw bytes of the request before any parser, hash those, and parse them afterwards.",
    topic: "raw-body",
  },
} as const satisfies Record<Mismatch["direction"], Fix>;

/** "241 bytes" */
export function bytesOf(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}

/** The Content-Length, where it tells of the body as it is here: not of a compressed or chunked one. */
export function contentLength({ headers }: Delivery): number | undefined {
  const text = header(headers, "content-length")?.trim();
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  const encoding = header(headers, "content-encoding")?.trim().toLowerCase() ?? "";
  const asItIs = (encoding === "" || encoding === "identity") && header(headers, "transfer-encoding") === undefined;
  return asItIs ? Number(text) : undefined;
}

/** Was the delivery compared with its signature, and found different? Otherwise nothing can be said of its body. */
export function differed({ direction, outcome }: Mismatch): boolean {
  return direction === "capture" && !outcome.holds && "claim" in outcome && outcome.demand === undefined;
}

/** Does the delivery say that its body is JSON? */
export function saysJson({ headers }: Delivery): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(header(headers, "content-type")?.trim() ?? "");
}

/** A form that is shorter than its Content-Length: a parser may have dropped fields of it. */
export function cameShorter(mismatch: Mismatch): boolean {
  const { delivery } = mismatch;
  return (
    differed(mismatch) && readForm(delivery) !== undefined && (contentLength(delivery) ?? 0) > delivery.body.length
  );
}
