/** Time, judged only once the signature itself holds: an old delivery with a right signature is told so. */
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { TimestampRule } from "../core/recipe.ts";
import type { Finding, Note } from "../core/verdict.ts";
import type { Claim, ClaimedTime, Scheme } from "../schemes/scheme.ts";
import { judgeAge, parseTimestamp } from "../schemes/timestamps.ts";

export interface Clock {
  /** Unix ms to judge by; undefined: nothing tells when it was received, so it is judged as of its own timestamp. */
  readonly now: number | undefined;
  /** The wall clock, Unix ms, to say how old a delivery of unknown receipt is. */
  readonly wall: number;
  /** Seconds, in place of the provider's own; 0 turns the check off. */
  readonly tolerance?: number;
  /** Seconds: narrows the provider's own, never widens it. */
  readonly toleranceCap?: number;
}

export interface TimeJudgement {
  /** Why the delivery is refused; undefined where time is no reason. */
  readonly finding?: Finding;
  /** What the capture says besides of why that may be. */
  readonly suspicion?: Finding;
  readonly notes: readonly Note[];
  /** Seconds from the delivery's timestamp to the clock. */
  readonly ageSeconds?: number;
}

/** Judges a claim's timestamp or a token's validity as the provider's SDK does. */
export function judgeTime(
  scheme: Scheme,
  claim: Claim,
  delivery: Delivery,
  clock: Clock,
  provider: string,
): TimeJudgement {
  const { timestamp } = claim;
  if (claim.validity) {
    const judged = judgeValidity(scheme, claim.validity, clock, provider);
    if (judged.finding || !timestamp) return judged;
  }
  const rule = scheme.timestamp;
  if (!timestamp || !rule || Number.isNaN(timestamp.ms)) return { notes: [] };
  const tolerance = clock.tolerance ?? Math.min(rule.tolerance ?? 0, clock.toleranceCap ?? Number.POSITIVE_INFINITY);
  const now = clock.now ?? timestamp.ms;
  const ageSeconds = Math.round(((clock.now ?? clock.wall) - timestamp.ms) / 1000);
  const age = judgeAge(rule, timestamp.ms, now, tolerance);
  if (age === "fresh") return { notes: notesOf(rule, clock, timestamp, tolerance, ageSeconds, provider), ageSeconds };
  const unit = unitFinding(rule, timestamp, now, tolerance);
  if (unit) return { finding: unit, notes: [], ageSeconds };
  const suspicion = skewSuspicion(timestamp, delivery, clock);
  return {
    finding: ageFinding(age, timestamp, ageSeconds, tolerance, provider),
    ...(suspicion && { suspicion }),
    notes: [],
    ageSeconds,
  };
}

function notesOf(
  rule: TimestampRule,
  clock: Clock,
  timestamp: ClaimedTime,
  tolerance: number,
  ageSeconds: number,
  provider: string,
): Note[] {
  const unit = otherUnit(rule, timestamp, clock.now ?? clock.wall);
  if (unit) {
    const text = `The ${timestamp.where}, ${timestamp.text}, looks like ${WORDS[unit.unit]} (${isoTime(unit.ms)}), and ${provider} writes ${WORDS[rule.unit]}: read so, it is ${Math.round(Math.abs(ageSeconds * 1000) / YEAR_MS)} years away.`;
    return [{ code: "timestamp-unit", text }];
  }
  if (tolerance <= 0) return [];
  if (clock.now === undefined) {
    return [
      {
        code: "age-unknown",
        text: `Nothing tells when it was received: judged as of its own timestamp, ${duration(Math.abs(ageSeconds))} ${ageSeconds < 0 ? "from now" : "ago"}.`,
      },
    ];
  }
  if (timestamp.ms - clock.now > tolerance * 1000) {
    return [
      {
        code: "timestamp-future",
        text: `Its timestamp lies ${duration(-ageSeconds)} in the future; the provider's SDK lets that pass.`,
      },
    ];
  }
  return [];
}

function ageFinding(
  age: "expired" | "future",
  timestamp: ClaimedTime,
  ageSeconds: number,
  tolerance: number,
  provider: string,
): Finding {
  const code = age === "expired" ? "timestamp-expired" : "timestamp-future";
  const apart = duration(Math.abs(ageSeconds));
  const expired = age === "expired";
  return {
    code,
    codes: [code],
    title: expired
      ? `The signature is right, but the delivery is too old: ${apart}, and ${provider} allows ${duration(tolerance)}.`
      : `The signature is right, but its timestamp lies ${apart} in the future; ${provider} allows ${duration(tolerance)}.`,
    detail: expired
      ? `The ${timestamp.where} says ${isoTime(timestamp.ms)}. Body and secret are right: only time has passed (an old capture replayed, a slow queue, a breakpoint).`
      : `The ${timestamp.where} says ${isoTime(timestamp.ms)}. Body and secret are right: the sender's clock or this one is off.`,
    fix: expired
      ? {
          text: "To test with an old capture, sign it anew (hookctl sign FILE) or judge it as of its receipt (--now). In production, verify when the request arrives, before any queue, and keep the tolerance.",
          topic: "timestamp",
        }
      : { text: "Set the clock (NTP); in a VM, WSL or container, after sleep too.", topic: "timestamp" },
    proof: "mac",
  };
}

/** Milliseconds where seconds belong, or the reverse: then the time is right under the other unit. */
function unitFinding(rule: TimestampRule, timestamp: ClaimedTime, now: number, tolerance: number): Finding | undefined {
  const read = otherUnit(rule, timestamp, now);
  if (!read) return undefined;
  const { unit: other, ms } = read;
  const fresh = Math.abs(now - ms) <= tolerance * 1000;
  return {
    code: "timestamp-unit",
    codes: ["timestamp-unit"],
    title: `The signature is right, but the timestamp is in ${WORDS[other]} where ${WORDS[rule.unit]} belong.`,
    detail: `The ${timestamp.where} says ${timestamp.text}: read in ${WORDS[other]} it is ${isoTime(ms)}, ${fresh ? "within the tolerance" : `${duration(Math.abs(Math.round((now - ms) / 1000)))} ${ms > now ? "from now" : "ago"}`}.`,
    fix: {
      text: `Whoever signs must write Unix ${WORDS[rule.unit]}; in your own check, compare in the same unit.`,
      topic: "timestamp",
    },
    proof: "mac",
  };
}

const WORDS = { s: "seconds", ms: "milliseconds", iso8601: "ISO 8601" } as const;

const YEAR_MS = 365.25 * 86_400_000;
/** A time that is off by more is none: seconds read as milliseconds lie in 1970, the reverse in the year 58,000. */
const FAR_MS = 30 * YEAR_MS;

/** How the timestamp reads in the other unit, where it is decades or more away in the provider's and not in that. */
function otherUnit(
  rule: TimestampRule,
  { text, ms }: ClaimedTime,
  now: number,
): { readonly unit: "s" | "ms"; readonly ms: number } | undefined {
  if (rule.unit === "iso8601" || Math.abs(now - ms) <= FAR_MS) return undefined;
  const unit = rule.unit === "s" ? "ms" : "s";
  const read = parseTimestamp(text, { unit });
  return Math.abs(now - read) <= FAR_MS ? { unit, ms: read } : undefined;
}

/** Two clocks, or two readings of one, that agree: ms. */
const TOGETHER = 5_000;

/**
 * The sender's Date agrees with the timestamp, and the clock that recorded the receipt, which judges, does not.
 * A suspicion, never more: Date is not signed, it comes from the clock that made the timestamp, and a delivery that
 * waited in a queue with its headers looks the same. Even one from the future tells only that the two clocks differ,
 * not which of them is wrong. So what is proven, `timestamp-expired` or `timestamp-future`, stands first.
 */
function skewSuspicion(timestamp: ClaimedTime, delivery: Delivery, clock: Clock): Finding | undefined {
  const date = Date.parse(header(delivery.headers, "date") ?? "");
  const { receivedAt } = delivery;
  if (Number.isNaN(date) || receivedAt === undefined || clock.now === undefined) return undefined;
  if (Math.abs(clock.now - receivedAt) > TOGETHER || Math.abs(date - timestamp.ms) > TOGETHER) return undefined;
  const offset = Math.round((receivedAt - date) / 1000);
  const ahead = offset > 0;
  return {
    code: "clock-skew",
    codes: ["clock-skew"],
    title: `The receiver's clock may be ${duration(Math.abs(offset))} ${ahead ? "ahead" : "behind"}.`,
    detail: `The sender's Date header says ${isoTime(date)}, as its timestamp does; the delivery was recorded at ${isoTime(receivedAt)}. ${ahead ? "A queue that keeps the headers looks the same." : "The sender's clock may be the wrong one as well."}`,
    fix: {
      text: "Set the receiver's clock (NTP; chronyc makestep, hwclock -s in WSL, or restart the VM after sleep).",
      topic: "timestamp",
    },
    proof: "none",
  };
}

function judgeValidity(
  scheme: Scheme,
  validity: NonNullable<Claim["validity"]>,
  clock: Clock,
  provider: string,
): TimeJudgement {
  const leewayMs = 1000 * (clock.tolerance ?? (scheme.recipe.kind === "jwt" ? (scheme.recipe.leeway ?? 0) : 0));
  const { notBefore, expires, issuedAt } = validity;
  const start = issuedAt ?? notBefore ?? expires;
  const ageSeconds = start === undefined ? undefined : Math.round(((clock.now ?? clock.wall) - start) / 1000);
  const age = ageSeconds === undefined ? {} : { ageSeconds };
  if (clock.tolerance === 0) return { notes: [], ...age };
  if (clock.now === undefined) {
    const text = "Nothing tells when it was received: the token is judged as of its own time.";
    return { notes: expires === undefined && notBefore === undefined ? [] : [{ code: "age-unknown", text }], ...age };
  }
  const late = expires !== undefined && clock.now >= expires + leewayMs;
  const early = notBefore !== undefined && clock.now < notBefore - leewayMs;
  if (!late && !early) return { notes: [], ...age };
  const code = late ? "timestamp-expired" : "timestamp-future";
  const finding: Finding = {
    code,
    codes: [code],
    title: late
      ? `The signature is right, but ${provider}'s token expired ${duration(Math.round((clock.now - expires) / 1000))} ago.`
      : `The signature is right, but ${provider}'s token is valid only ${duration(Math.round((notBefore! - clock.now) / 1000))} from now.`,
    detail: late
      ? `Its exp is ${isoTime(expires)}; the clock says ${isoTime(clock.now)}.`
      : `Its nbf is ${isoTime(notBefore!)}; the clock says ${isoTime(clock.now)}.`,
    fix: {
      text: late
        ? "Verify when the request arrives, before any queue; to test with an old capture, sign it anew (hookctl sign FILE)."
        : "Set the clock (NTP).",
      topic: "timestamp",
    },
    proof: "mac",
  };
  return { finding, notes: [], ...age };
}

/** "12 s", "4 min", "3 h 10 min", "2 d". @param seconds not negative. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return seconds % 60 === 0 || minutes >= 10 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d`;
}

function isoTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? "no time" : date.toISOString().replace(".000Z", "Z");
}
