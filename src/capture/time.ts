import { HookctlError } from "../core/error.ts";
import { parseTime } from "../core/units.ts";

/** Dates reach so far (ECMA-262, section 21.4.1.1): ms before and after 1970. */
const MAX_MS = 8.64e15;

/**
 * A time as captures write it: Unix ms (seconds are told by their size) as a number or digits, or ISO 8601.
 * @returns Unix ms, or undefined for what is no time.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  if (typeof value === "number")
    return Math.abs(value) <= MAX_MS ? Math.round(Math.abs(value) < 1e11 ? value * 1000 : value) : undefined;
  try {
    const ms = parseTime(value, Number.NaN);
    return Math.abs(ms) <= MAX_MS ? ms : undefined;
  } catch (error) {
    if (error instanceof HookctlError) return undefined;
    throw error;
  }
}
