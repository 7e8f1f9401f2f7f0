import type { Capture, Header } from "../../core/delivery.ts";
import { latin1 } from "../../core/bytes.ts";
import { HookctlError } from "../../core/error.ts";
import { header } from "../../core/headers.ts";
import type { Body } from "../body.ts";
import { attempt, type CaptureFormat, type CaptureInput, type CaptureResult, type Sample } from "../format.ts";
import { captureOf, urlAt } from "../request.ts";
import { itemsOf, membersOf, type Netstring, netstringAt } from "../tnetstring.ts";
import { readTime } from "../time.ts";

/** mitmproxy's flow files (`mitmdump -w`): one typed netstring a flow. Its HAR export is read as a HAR. */
export default {
  id: "mitmproxy",
  title: "a mitmproxy flow file",
  fidelity:
    "Keeps every byte of headers and body, and the headers' order and case; flows that are not HTTP are skipped.",
  detect,
  read,
} satisfies CaptureFormat;

function detect({ bytes, head }: Sample): number {
  if (!/^\d+:\d+:/.test(head)) return 0;
  const flow = netstringAt(bytes, 0);
  return flow?.type === "}" && membersOf(flow)?.has("type") ? 0.97 : 0;
}

type Members = ReadonlyMap<string, Netstring>;

function* read({ bytes, name }: CaptureInput): Iterable<CaptureResult> {
  let found = false;
  for (let at = 0; at < bytes.length;) {
    const flow = netstringAt(bytes, at);
    const members = flow && membersOf(flow);
    if (!members) throw broken(name, at, "the file breaks off here, or is no flow file", CUT_HINT);
    const offset = at;
    at = flow.next;
    const request = members.get("request");
    if (textOf(members, "type") !== "http" || !request) continue;
    found = true;
    yield attempt({ file: name }, () => readFlow(members, request, name, offset));
  }
  if (!found) throw broken(name, 0, "there are no HTTP flows in it", "mitmdump -nr FILE lists the flows of a file.");
}

const CUT_HINT = "Was mitmproxy still writing? Save the flows again: mitmdump -nr FILE -w COPY.";

function broken(file: string, offset: number, problem: string, hint: string): HookctlError {
  return new HookctlError("data", `${problem} (offset ${offset})`, { where: { file }, hint });
}

function readFlow(flow: Members, netstring: Netstring, file: string, offset: number): Capture {
  const fail: Fail = (problem, hint = CUT_HINT) => broken(file, offset, problem, hint);
  const request = membersOf(netstring);
  if (!request) throw fail("the request of this flow is broken");
  const given = readFields(request, fail);
  // HTTP/2 says in `:authority` what HTTP/1.1 says in Host.
  const authority = textOf(request, "authority") ?? "";
  const headers: readonly Header[] =
    authority !== "" && header(given, "host") === undefined ? [["Host", authority], ...given] : given;
  const target = textOf(request, "path") ?? "/";
  return captureOf(
    { file },
    {
      id: textOf(flow, "id"),
      method: textOf(request, "method") ?? "GET",
      url: urlAt(textOf(request, "scheme") ?? "https", header(headers, "host") ?? textOf(request, "host"), target),
      target,
      headers,
      body: readContent(request.get("content"), fail),
      receivedAt: readSeconds(request),
    },
  );
}

type Fail = (problem: string, hint?: string) => HookctlError;

/** One character a byte. */
function textOf(members: Members, name: string): string | undefined {
  const member = members.get(name);
  return member && (member.type === "," || member.type === ";") ? latin1(member.data) : undefined;
}

function readFields(request: Members, fail: Fail): Header[] {
  const list = request.get("headers");
  const fields = list && itemsOf(list);
  if (!fields) throw fail("the headers of this flow are broken");
  return fields.map((field): Header => {
    const [name, value, ...more] = itemsOf(field) ?? [];
    if (!name || !value || more.length > 0) throw fail("a header is no pair of name and value");
    return [latin1(name.data), latin1(value.data)];
  });
}

function readContent(content: Netstring | undefined, fail: Fail): Body {
  if (!content || content.type === "~")
    throw fail(
      "the body of this flow was not kept",
      "mitmproxy drops bodies that it streams: set stream_large_bodies higher.",
    );
  return { bytes: content.data, fidelity: "exact" };
}

/** @returns Unix ms. */
function readSeconds(request: Members): number | undefined {
  const start = request.get("timestamp_start");
  return start && (start.type === "^" || start.type === "#") ? readTime(Number(latin1(start.data))) : undefined;
}
