/** Formats whose file is JSON: one value, a list of them, or (NDJSON) one a line. */
import type { CaptureFormat, CaptureInput, CaptureResult, Sample } from "./format.ts";
import { unreadable } from "./format.ts";
import { isObject, jsonDocument, type JsonObject, type JsonSpot } from "./json-source.ts";

export interface JsonShape {
  readonly id: string;
  readonly title: string;
  readonly fidelity: string;
  /** From 0 (it is not) to 1 (it can be nothing else). */
  fits(value: JsonObject): number;
  /** @throws HookctlError data where the value is not read. */
  captures(spot: JsonSpot): Iterable<CaptureResult>;
}

export function jsonFormat(shape: JsonShape): CaptureFormat {
  const { id, title, fidelity } = shape;
  return {
    id,
    title,
    fidelity,
    shape,
    detect: ({ json }: Sample) => {
      const first: unknown = Array.isArray(json) ? json[0] : json;
      return isObject(first) ? shape.fits(first) : 0;
    },
    read: (input: CaptureInput) => readDocument(input, shape),
  };
}

function* readDocument({ bytes, name }: CaptureInput, shape: JsonShape): Iterable<CaptureResult> {
  const root = jsonDocument(bytes, name);
  if (Array.isArray(root.value)) {
    for (const element of root.elements()) yield* readElement(element, shape);
  } else {
    yield* shape.captures(requireFit(root, shape));
  }
}

function* readElement(spot: JsonSpot, shape: JsonShape): Iterable<CaptureResult> {
  try {
    yield* shape.captures(requireFit(spot, shape));
  } catch (error) {
    yield unreadable(spot.origin, error);
  }
}

function requireFit(spot: JsonSpot, shape: JsonShape): JsonSpot {
  if (isObject(spot.value) && shape.fits(spot.value) > 0) return spot;
  throw spot.error(
    `this is not ${shape.title}`,
    "hookctl verify --help lists what is read; --capture-format names another.",
  );
}
