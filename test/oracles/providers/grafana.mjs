import { documentedHmac } from "../lib/documented-hmac.mjs";
import { bytes } from "../lib/sign.mjs";

export default documentedHmac({
  id: "grafana",
  oracle: "grafana.com/docs, alerting: webhook notifier, HMAC signature; as documented, with node:crypto",
  header: "X-Grafana-Alerting-Signature",
  content: ({ body, headers }) => (headers["x-grafana-alerting-timestamp"] ? [headers["x-grafana-alerting-timestamp"], ":", body] : [body]),
  *cases(make) {
    const timed = (name, reason, text, signs = text) =>
      make(name, {
        reason,
        how: { content: ({ body }) => bytes(`${signs}:`, body) },
        headers: (all) => [...all, ["X-Grafana-Alerting-Timestamp", text]],
      });
    yield timed("timed", "valid", "1785000000");
    yield timed("timed-long-ago", "valid", "1700000000");
    yield timed("timed-changed", "timestamp-tampered", "1785000001", "1785000000");
    yield make("timed-not-signed", { reason: "scheme-mismatch", headers: (all) => [...all, ["X-Grafana-Alerting-Timestamp", "1785000000"]] });
  },
  headers: [["User-Agent", "Grafana"]],
  payload: {receiver: "hookctl", status: "firing", orgId: 1, alerts: [{status: "firing", labels: {alertname: "Temperatur zu hoch", instance: "Küche"}, annotations: {summary: "31 °C"}, startsAt: "2026-07-25T17:18:00Z", endsAt: "0001-01-01T00:00:00Z", fingerprint: "57c6d9296de2ad39"}], groupKey: "{}:{alertname=\"Temperatur\"}", externalURL: "https://grafana.example.com/", version: "1", title: "[FIRING:1] Temperatur zu hoch", state: "alerting"},
});
