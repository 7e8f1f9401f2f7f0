import type { CaptureFormat } from "./format.ts";
import { formats } from "./formats/index.generated.ts";
import { ndjsonFormat } from "./ndjson.ts";

/** The formats that are JSON, one value a capture. */
export const JSON_SHAPES = formats.flatMap(({ shape }) => (shape ? [shape] : []));

/** Every format: one file each in `formats/`, and NDJSON, which is any of the JSON ones line by line. */
export const FORMATS: readonly CaptureFormat[] = [...formats, ndjsonFormat(JSON_SHAPES)];
