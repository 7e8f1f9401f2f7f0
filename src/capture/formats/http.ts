import { isComment } from "../directives.ts";
import type { CaptureFormat, Sample } from "../format.ts";
import { HeadReader, matchRequestLine, messageCapture, readHead, STATUS_LINE, wholeBody } from "../http-message.ts";
import { withoutBom } from "../text.ts";

/**
 * A raw HTTP/1.1 message (RFC 9112). The body is every byte after the first empty line, whatever Content-Length says;
 * only a body that stands there in chunks, as recorded off the wire, is put together.
 */
export default {
  id: "http",
  title: "a raw HTTP message",
  fidelity:
    "Keeps every byte of headers and body; line ends in the head may be LF or CRLF, a folded header is unfolded, chunks are put together.",
  detect,
  *read({ bytes, name }) {
    const reader = new HeadReader(withoutBom(bytes), name);
    const head = readHead(reader);
    yield messageCapture(head, wholeBody(reader, head.headers), { file: name });
  },
} satisfies CaptureFormat;

function detect({ head, name }: Sample): number {
  const byName = /\.(?:http|rest)$/.test(name) ? 0.3 : 0;
  for (const raw of head.split("\n")) {
    const line = raw.replace(/\r$/, "");
    if (line.trim() === "" || isComment(line)) continue;
    if (STATUS_LINE.test(line)) return 0.9;
    return matchRequestLine(line) ? 0.95 : byName;
  }
  return byName;
}
