import { NOW } from "../make.mjs";
import { set } from "./header.mjs";

/** The timestamp's age and its writing. The digest always covers what the delivery says, unless it was tampered with. */
export function* timeCases(oracle, make) {
  const { timestamp } = oracle;
  if (timestamp === undefined) return;
  const at = (name, seconds, reason) => make(name, { reason, edge: seconds > 0 || seconds % 1 !== 0, signedAt: NOW + seconds * 1000 });
  yield at("day-old", -86_400, "timestamp-expired");
  yield at("much-too-new", 86_400, "timestamp-future");
  yield at("one-second-old", -1, "valid");
  yield at("one-second-new", 1, "valid");
  if (timestamp.tolerance > 0) {
    const limit = timestamp.tolerance;
    yield at("too-old", -limit - 10, "timestamp-expired");
    yield at("much-too-old", -limit * 10, "timestamp-expired");
    yield at("old-exactly", -limit, "valid");
    yield at("old-one-over", -limit - 1, "timestamp-expired");
    yield at("old-within", -limit + Math.min(10, limit / 2), "valid");
    yield at("future-within", limit / 2, "valid");
    yield at("future-exactly", limit, "valid");
    yield at("future-one-over", limit + 1, "timestamp-future");
    yield at("too-new", limit + 60, "timestamp-future");
    for (const [name, seconds, ms] of [
      ["old-half-over", -limit, 500],
      ["old-milli-over", -limit, 1],
      ["future-milli-over", limit, -1],
      ["future-half-over", limit, -500],
    ]) {
      yield make(name, { reason: "timestamp-edge", edge: true, signedAt: NOW + seconds * 1000, now: NOW + ms });
    }
  }
  const right = timestamp.unit === "ms" ? String(NOW) : String(NOW / 1000);
  const other = timestamp.unit === "ms" ? String(NOW / 1000) : String(NOW);
  for (const [name, reason, text] of [
    [timestamp.unit === "ms" ? "second-timestamp" : "millisecond-timestamp", "timestamp-unit", other],
    ["timestamp-iso", "timestamp-unit", new Date(NOW).toISOString()],
    ["timestamp-fraction", "timestamp-malformed", `${right}.5`],
    ["timestamp-not-a-number", "timestamp-malformed", "yesterday"],
    ["timestamp-garbage-after", "timestamp-malformed", `${right}abc`],
    ["timestamp-plus", "timestamp-malformed", `+${right}`],
    ["timestamp-zeros", "timestamp-malformed", `00${right}`],
    ["timestamp-hex", "timestamp-malformed", `0x${Number(right).toString(16)}`],
    ["timestamp-exponent", "timestamp-malformed", Number(right).toExponential()],
    ["timestamp-negative", "timestamp-malformed", `-${right}`],
    ["timestamp-zero", "timestamp-malformed", "0"],
    ["timestamp-infinite", "timestamp-malformed", "Infinity"],
    ["timestamp-huge", "timestamp-malformed", "9".repeat(30)],
    ["timestamp-signed-empty", "timestamp-malformed", ""],
    ["timestamp-signed-blank-before", "timestamp-malformed", ` ${right}`],
    ["timestamp-signed-blank-after", "timestamp-malformed", `${right} `],
  ]) {
    yield make(name, { reason, edge: true, how: { timestamp: text } });
  }
  if (timestamp.header === undefined) return;
  const later = timestamp.unit === "ms" ? (value) => String(Number(value) + 1000) : (value) => String(Number(value) + 1);
  yield make("timestamp-changed", { reason: "timestamp-tampered", headers: set(timestamp.header, later) });
  yield make("timestamp-zeros-added", { reason: "timestamp-tampered", edge: true, headers: set(timestamp.header, (value) => `0${value}`) });
}
