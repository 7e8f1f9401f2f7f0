/** Durations, sizes, rates and times as people type them. What cannot be read is a usage error that says how to write it. */
import { HookctlError } from "./error.ts";

const DURATION_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const SIZE_BYTES: Record<string, number> = {
  b: 1,
  kb: 1024,
  kib: 1024,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
};
const RATE_SECONDS: Record<string, number> = {
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
};

/**
 * `150ms`, `90s`, `5m`, `2h`, `7d`, `1h30m`; a bare number is seconds.
 * @returns milliseconds.
 */
export function parseDuration(text: string): number {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return bounded(Number(trimmed) * 1000, text);
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== trimmed) {
    throw usage(`"${text}" is not a duration`, "Write it as 150ms, 90s, 5m, 2h or 7d.");
  }
  return bounded(
    parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * DURATION_MS[unit!]!, 0),
    text,
  );
}

/**
 * `512kb`, `10mb`, `1gb` (powers of 1024); a bare number is bytes.
 * @returns bytes.
 */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]i?b|b)?$/i.exec(text.trim());
  if (!match) throw usage(`"${text}" is not a size`, "Write it as 512kb or 10mb.");
  return bounded(Math.round(Number(match[1]) * SIZE_BYTES[(match[2] ?? "b").toLowerCase()]!), text);
}

/**
 * `50/s`, `100/min`, `1000/h`; a bare number is per second.
 * @returns events a second.
 */
export function parseRate(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(?:\/([a-z]+))?$/i.exec(text.trim());
  const seconds = match && RATE_SECONDS[(match[2] ?? "s").toLowerCase()];
  if (!match || !seconds) throw usage(`"${text}" is not a rate`, "Write it as 50/s or 100/min.");
  return bounded(Number(match[1]) / seconds, text);
}

/**
 * ISO 8601 (without a zone: UTC), Unix seconds or milliseconds (told apart by their size: ms from 1973 on), or `now`.
 * @param now Unix ms, what `now` means.
 * @returns Unix ms.
 */
export function parseTime(text: string, now: number): number {
  const trimmed = text.trim();
  if (trimmed === "now") return now;
  if (/^\d{1,16}(?:\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed);
    return Math.round(number < 1e11 ? number * 1000 : number);
  }
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed);
  const ms = iso ? Date.parse(trimmed.length > 10 && !iso[1] ? `${trimmed}Z` : trimmed) : Number.NaN;
  if (Number.isNaN(ms))
    throw usage(`"${text}" is not a time`, "Write it as 2026-01-31T12:00:00Z, as Unix seconds or ms, or now.");
  return ms;
}

/** A whole number that is not negative. */
export function parseInteger(text: string): number {
  if (!/^\d+$/.test(text.trim())) throw usage(`"${text}" is not a whole number`);
  return bounded(Number(text), text);
}

/**
 * What `read` gives.
 * @param label what the text was given for (`--now`, `HOOKCTL_TOLERANCE`): it begins the message of a HookctlError.
 */
export function labelled<T>(label: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HookctlError)) throw error;
    const { kind, message, hint } = error;
    throw new HookctlError(kind, `${label}: ${message}`, hint === undefined ? {} : { hint });
  }
}

function bounded(value: number, text: string): number {
  if (value > Number.MAX_SAFE_INTEGER) throw usage(`"${text}" is too large`);
  return value;
}

function usage(message: string, hint?: string): HookctlError {
  return new HookctlError("usage", message, hint === undefined ? {} : { hint });
}
