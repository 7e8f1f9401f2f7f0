import { asBuffer } from "../core/bytes.ts";
import type { CaptureFormat, Sample } from "./format.ts";
import { jsonDocument } from "./json-source.ts";
import { FORMATS } from "./registry.ts";
import { withoutBom } from "./text.ts";
import { HookctlError } from "../core/error.ts";

/** So much of a file is looked at before it is taken for JSON: bytes. */
const HEAD = 64 * 1024;

export interface Detected {
  readonly format: CaptureFormat;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** The format that fits best, or undefined where none does. By content first; the name only where that does not tell. */
export function detectFormat(bytes: Uint8Array, name: string): Detected | undefined {
  const sample = sampleOf(bytes, name);
  let best: Detected | undefined;
  for (const format of FORMATS) {
    const confidence = format.detect(sample);
    if (confidence > (best?.confidence ?? 0)) best = { format, confidence };
  }
  return best;
}

function sampleOf(bytes: Uint8Array, name: string): Sample {
  const plain = withoutBom(bytes);
  const head = asBuffer(plain.subarray(0, HEAD)).toString("latin1");
  return {
    bytes: plain,
    name: name.toLowerCase(),
    head,
    get json() {
      return /^\s*[{[]/.test(head) ? jsonQuietly(bytes, name) : undefined;
    },
  };
}

function jsonQuietly(bytes: Uint8Array, name: string): unknown {
  try {
    return jsonDocument(bytes, name).value;
  } catch (error) {
    if (error instanceof HookctlError) return undefined;
    throw error;
  }
}
