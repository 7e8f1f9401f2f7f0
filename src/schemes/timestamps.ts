import type { TimestampRule } from "../core/recipe.ts";

/** Reads a timestamp's text by its unit: Unix ms, or NaN for what is no time. */
export function parseTimestamp(text: string, rule: TimestampRule): number {
  if (rule.parse) return rule.parse(text);
  if (rule.unit === "iso8601") return Date.parse(text);
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text.trim())) return Number.NaN;
  return rule.unit === "s" ? Number(text) * 1000 : Number(text);
}

/** The text of a time, as the provider writes it. @param ms Unix ms. */
export function formatTimestamp(ms: number, rule: Pick<TimestampRule, "unit">): string {
  if (rule.unit === "s") return String(Math.floor(ms / 1000));
  if (rule.unit === "ms") return String(ms);
  return new Date(ms).toISOString();
}

/** How a timestamp stands to the clock. */
export type Age = "fresh" | "expired" | "future";

/**
 * Judges a time as the SDK does.
 * @param tolerance seconds; 0 turns the check off.
 */
export function judgeAge(rule: TimestampRule, timestampMs: number, nowMs: number, tolerance: number): Age {
  if (tolerance <= 0) return "fresh";
  if (rule.accepts) {
    if (rule.accepts(timestampMs, nowMs, tolerance)) return "fresh";
    return timestampMs > nowMs ? "future" : "expired";
  }
  const ageMs = nowMs - timestampMs;
  if (ageMs > tolerance * 1000) return "expired";
  if (rule.future !== "accept" && -ageMs > tolerance * 1000) return "future";
  return "fresh";
}
