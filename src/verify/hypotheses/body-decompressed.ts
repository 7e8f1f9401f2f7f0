import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { header } from "../../core/headers.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, differed, distinct } from "./_body.ts";

/** Compressed by a proxy, or decompressed: the signature is over the other form. */
export default hypothesis({
  code: "body-decompressed",
  aspect: "body",
  rank: 16,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data = "" }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: `it is compressed (${data}), and it was signed before that`,
        detail: "A proxy, a sender's HTTP client or a tool compressed it on its way here.",
        fix: { text: `Decompress the body (Content-Encoding: ${data}) before you verify it.`, topic: "raw-body" },
      },
      handler: {
        cause: `it decompresses them (${data}) first`,
        detail: `${mismatch.provider.name} signs the compressed bytes, as they are sent.`,
        fix: {
          text: "Hash the bytes as they came in, and decompress afterwards (in Express: inflate: false on the raw parser).",
          topic: "raw-body",
        },
      },
    }),
  suspicion: (mismatch) => {
    const encoding = encodingOf(mismatch);
    if (
      !differed(mismatch) ||
      encoding === undefined ||
      COMPRESSED.some(({ begins }) => begins(mismatch.delivery.body))
    )
      return undefined;
    return {
      title: `The body may have been decompressed on its way: Content-Encoding says ${encoding}, and it is plain.`,
      detail: "If the compressed bytes were signed, they cannot be found again: no two compressors write the same.",
      fix: { text: "Capture the request before anything decompresses it, and verify those bytes.", topic: "raw-body" },
      likelihood: 0.45,
    };
  },
});

/** Output beyond this is no webhook, but a bomb: bytes. */
const LIMIT = { maxOutputLength: 16 * 1024 * 1024 };

interface Compression {
  readonly name: string;
  /** Do the bytes look like it? */
  readonly begins: (body: Uint8Array) => boolean;
  readonly inflate: (body: Uint8Array) => Buffer;
}

const COMPRESSED: readonly Compression[] = [
  { name: "gzip", begins: (body) => body[0] === 0x1f && body[1] === 0x8b, inflate: (body) => gunzipSync(body, LIMIT) },
  {
    name: "deflate",
    begins: (body) => body[0] === 0x78 && ((body[0] << 8) | (body[1] ?? 0)) % 31 === 0,
    inflate: (body) => inflateSync(body, LIMIT),
  },
];

/** Forms without a mark of their own: only where Content-Encoding names them. */
const UNMARKED: readonly Compression[] = [
  { name: "br", begins: () => false, inflate: (body) => brotliDecompressSync(body, LIMIT) },
  { name: "deflate", begins: () => false, inflate: (body) => inflateRawSync(body, LIMIT) },
];

function* changes(mismatch: Mismatch): Iterable<BodyChange> {
  const { body } = mismatch.delivery;
  const said = encodingOf(mismatch);
  for (const { name, begins, inflate } of [...COMPRESSED, ...UNMARKED]) {
    if (!begins(body) && said !== name) continue;
    const plain = quietly(() => inflate(body));
    if (plain) yield { what: `decompressed (${name})`, data: name, stacks: true, body: plain };
  }
}

function encodingOf({ delivery }: Mismatch): string | undefined {
  const encoding = header(delivery.headers, "content-encoding")?.trim().toLowerCase();
  return encoding === undefined || !/^(?:x-)?(?:gzip|deflate|br)$/.test(encoding)
    ? undefined
    : encoding.replace("x-", "");
}

/** @returns undefined for what is not compressed so, is cut short, or beyond the limit. */
function quietly(inflate: () => Buffer): Buffer | undefined {
  try {
    return inflate();
  } catch {
    return undefined;
  }
}
