/** Headers that are no lines: what would write a header of its own once the request is written out again. */
import type { Capture } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import { type CaptureResult, unreadable } from "./format.ts";

/** What no field may hold (RFC 9110, section 5.5): CR, LF and NUL. */
export const BREAKS_LINE = /[\r\n\0]/;

export const BREAKS_LINE_HINT =
  "No HTTP message can hold it (RFC 9110, section 5.5): was the file put together by hand?";

/**
 * The capture, or why it is none: a header's name or value breaks the line that it stands on. A NUL of a raw message
 * stays: it came so, and is written so.
 */
export function withWholeHeaders(capture: Capture): CaptureResult {
  const broken = capture.delivery.headers.find(([name, value]) => /[\r\n]/.test(name) || /[\r\n]/.test(value));
  if (!broken) return capture;
  const [name] = broken;
  const problem = `the header ${JSON.stringify(name)} has a line break in its ${/[\r\n]/.test(name) ? "name" : "value"}`;
  const { origin } = capture;
  return unreadable(origin, new HookctlError("data", problem, { where: origin, hint: BREAKS_LINE_HINT }));
}
