import { NOW } from "../make.mjs";
import { set } from "./header.mjs";

/** Cases about a timestamp in ISO 8601 in a header of its own, for schemes that the grid's time cases do not fit. */
export function* isoTimeCases(make, header, tolerance) {
  const at = (name, seconds, reason, edge = false) => make(name, { reason, edge, signedAt: NOW + seconds * 1000 });
  yield at("one-second-old", -1, "valid");
  yield at("old-within", -tolerance + 10, "valid");
  yield at("old-exactly", -tolerance, "valid", true);
  yield at("old-one-over", -tolerance - 1, "timestamp-expired");
  yield at("too-old", -tolerance - 10, "timestamp-expired");
  yield at("day-old", -86_400, "timestamp-expired");
  yield at("future-within", tolerance / 2, "valid", true);
  yield at("too-new", tolerance + 60, "timestamp-future", true);
  yield at("much-too-new", 86_400, "timestamp-future", true);
  const written = (name, text) => make(`timestamp-${name}`, { edge: true, how: { timestamp: text } });
  const bare = new Date(NOW).toISOString().slice(0, 19);
  yield written("seconds", `${bare}Z`);
  yield written("milliseconds", `${bare}.123Z`);
  yield written("nanoseconds", `${bare}.123456789Z`);
  yield written("offset", `${new Date(NOW + 7_200_000).toISOString().slice(0, 19)}+02:00`);
  yield make("timestamp-changed", { reason: "timestamp-tampered", headers: set(header, () => `${bare.slice(0, 18)}9Z`) });
}
