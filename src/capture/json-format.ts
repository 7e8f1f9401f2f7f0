/** Formats whose file is JSON: one value, a list of them, or (NDJSON) one a line. */
import type { Capture } from "../core/delivery.ts";
import {
  attempt,
  type CaptureFormat,
  type CaptureInput,
  type CaptureResult,
  type Sample,
  unreadable,
} from "./format.ts";
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

/**
 * How well a value fits that may as well be the body of a request (an event, a message): commands that take payloads
 * take it for one, all others for a capture.
 */
export const BODY_LIKE = 0.3;

/**
 * Each element of a list as a capture of its own.
 * @param none what an empty list means, and what to do about it.
 * @throws HookctlError data for an empty list, or for what is no list.
 */
export function* eachOf(
  list: JsonSpot,
  none: { readonly problem: string; readonly hint: string },
  read: (element: JsonSpot) => Capture,
): Iterable<CaptureResult> {
  const elements = list.elements();
  if (elements.length === 0) throw list.error(none.problem, none.hint);
  for (const element of elements) yield attempt(element.origin, () => read(element));
}

/** The first element of the list in the member `name`, where it is an object: what such a list is of. */
export function firstOf(value: JsonObject, name: string): JsonObject | undefined {
  const list = value[name];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? first : undefined;
}

function requireFit(spot: JsonSpot, shape: JsonShape): JsonSpot {
  if (isObject(spot.value) && shape.fits(spot.value) > 0) return spot;
  throw spot.error(
    `this is not ${shape.title}`,
    "hookctl verify --help lists what is read; --capture-format names another.",
  );
}
