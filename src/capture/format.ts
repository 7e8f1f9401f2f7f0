/** What a capture format is: bytes in, captures out. One file in `formats/`; nothing else knows the file's name. */
import type { Capture, Origin } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import type { JsonShape } from "./json-format.ts";

export interface CaptureInput {
  readonly bytes: Uint8Array;
  /** The file as the user named it, for error messages; its ending is a hint for detection. */
  readonly name: string;
  /**
   * Reads a file that the capture names (curl's `@file`), from the capture's own folder.
   * @throws HookctlError where it may not or cannot be read.
   */
  readonly readFile?: (name: string) => Uint8Array;
}

/** One of several captures of a file that cannot be read; the others can. */
export interface Unreadable {
  readonly error: HookctlError;
  readonly origin: Origin;
  /** 1-based. */
  readonly line?: number;
}

export type CaptureResult = Capture | Unreadable;

/** What detection looks at. */
export interface Sample {
  /** The whole file, without a byte order mark. */
  readonly bytes: Uint8Array;
  /** In lower case. */
  readonly name: string;
  /** The first bytes, one character each. */
  readonly head: string;
  /** The file as JSON, or undefined for what is none. */
  readonly json: unknown;
}

export interface CaptureFormat {
  /** What `--capture-format` calls it. */
  readonly id: string;
  readonly title: string;
  /** What the format keeps and what it cannot keep, in one sentence. */
  readonly fidelity: string;
  /** From 0 (it is not) to 1 (it can be nothing else): by content, or weakly by name. */
  detect(sample: Sample): number;
  /** @throws HookctlError (kind "data") with file, line, column and hint for what cannot be read at all. */
  read(input: CaptureInput): Iterable<CaptureResult>;
  /** Of formats that are JSON: how one value of that shape is read, so that it may also be a line of NDJSON. */
  readonly shape?: JsonShape;
}

/** Runs the reading of one capture of several, so that its failure is its own. */
export function attempt(origin: Origin, read: () => Capture): CaptureResult {
  try {
    return read();
  } catch (error) {
    return unreadable(origin, error);
  }
}

/** The result for what could not be read. Anything but a HookctlError is a bug and is thrown on. */
export function unreadable(origin: Origin, error: unknown): Unreadable {
  if (!(error instanceof HookctlError)) throw error;
  return { error, origin, ...(origin.line !== undefined && { line: origin.line }) };
}
