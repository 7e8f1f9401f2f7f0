import type { Capture } from "../../src/core/delivery.ts";
import { HookctlError } from "../../src/core/error.ts";
import { type CaptureResult, readCaptures, type ReadOptions } from "../../src/capture/read.ts";

export type Bytes = Uint8Array | string;

export function asBytes(bytes: Bytes): Uint8Array {
  return typeof bytes === "string" ? Buffer.from(bytes, "utf8") : bytes;
}

export function readAll(bytes: Bytes, name = "capture", more: Partial<ReadOptions> = {}): CaptureResult[] {
  return [...readCaptures({ bytes: asBytes(bytes), name, ...more })];
}

/** The only capture of a file. */
export function readOne(bytes: Bytes, name = "capture", readFile?: (name: string) => Uint8Array): Capture {
  const results = readAll(bytes, name, { ...(readFile && { readFile }) });
  if (results.length !== 1) throw new Error(`${results.length} captures`);
  const [result] = results as [CaptureResult];
  if ("error" in result) throw result.error;
  return result;
}

/** The error that reading ends in, or the first that it gives. */
export function errorOf(read: () => unknown): HookctlError {
  try {
    const results = read();
    const failed = Array.isArray(results)
      ? (results as CaptureResult[]).find((result) => "error" in result)
      : undefined;
    if (failed) return (failed as { error: HookctlError }).error;
  } catch (error) {
    if (error instanceof HookctlError) return error;
    throw error;
  }
  throw new Error("it was read");
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
