/** What happens to headers on the way, whatever they hold. */
export function* headerCases(oracle, make) {
  yield make("header-names-lower", { headers: (all) => all.map(([name, value]) => [name.toLowerCase(), value]) });
  yield make("header-names-upper", { headers: (all) => all.map(([name, value]) => [name.toUpperCase(), value]) });
  yield make("no-other-headers", { edge: true, headers: (all) => all.slice(4) });
  const signature = oracle.signatureHeader;
  if (signature === undefined) return;
  yield make("missing-signature", { reason: "header-missing", headers: without(signature) });
  yield make("empty-signature", { reason: "header-empty", headers: set(signature, () => "") });
  yield make("blank-signature", { reason: "header-empty", headers: set(signature, () => "   ") });
  yield make("garbage-signature", { reason: "malformed-header", headers: set(signature, () => "not-a-signature") });
  yield make("garbage-commas", { reason: "malformed-header", headers: set(signature, () => ",,,") });
  yield make("garbage-equals", { reason: "malformed-header", headers: set(signature, () => "=") });
  yield make("garbage-latin1", { reason: "malformed-header", headers: set(signature, () => "sign\u00e9") });
  yield make("truncated-signature", { reason: "truncated-signature", headers: set(signature, (value) => value.slice(0, -4)) });
  yield make("signature-leading-space", { reason: "header-blank", edge: true, headers: set(signature, (value) => ` ${value}`) });
  yield make("signature-trailing-space", { reason: "header-blank", edge: true, headers: set(signature, (value) => `${value} `) });
  yield make("signature-quoted", { reason: "prefix-unexpected", headers: set(signature, (value) => `"${value}"`) });
  yield make("signature-upper", { reason: "encoding-mismatch", edge: true, headers: set(signature, (value) => value.toUpperCase()) });
  yield make("signature-garbage-after", { reason: "malformed-header", edge: true, headers: set(signature, (value) => `${value}x`) });
  yield make("signature-joined-twice", { reason: "header-joined", edge: true, headers: set(signature, (value) => `${value}, ${value}`) });
  yield make("signature-joined-twice-comma", { reason: "header-joined", edge: true, headers: set(signature, (value) => `${value},${value}`) });
  yield make("signature-repeated", { reason: "header-joined", edge: true, headers: (all) => [...all, find(all, signature)] });
  yield make("signature-repeated-wrong-last", {
    reason: "header-joined",
    edge: true,
    headers: (all) => [...all, [signature, "garbage"]],
  });
  for (const header of [oracle.idHeader, oracle.timestamp?.header]) {
    if (header === undefined) continue;
    const what = header === oracle.idHeader ? "id" : "timestamp";
    yield make(`${what}-missing`, { reason: "header-missing", headers: without(header) });
    yield make(`${what}-empty`, { reason: "header-empty", headers: set(header, () => "") });
    yield make(`${what}-leading-space`, { reason: "header-blank", edge: true, headers: set(header, (value) => ` ${value}`) });
    yield make(`${what}-trailing-space`, { reason: "header-blank", edge: true, headers: set(header, (value) => `${value} `) });
    yield make(`${what}-repeated`, { reason: "header-joined", edge: true, headers: (all) => [...all, find(all, header)] });
  }
  if (oracle.idHeader !== undefined) yield make("id-changed", { reason: "header-tampered", headers: set(oracle.idHeader, (value) => `${value}x`) });
}

/** Leaves a header out. */
export function without(name) {
  return (all) => all.filter((header) => !named(header, name));
}

/** Changes the value of a header. */
export function set(name, change) {
  return (all) => all.map((header) => (named(header, name) ? [header[0], change(header[1])] : header));
}

/** Renames a header. */
export function rename(name, to) {
  return (all) => all.map((header) => (named(header, name) ? [to, header[1]] : header));
}

function find(all, name) {
  return all.find((header) => named(header, name));
}

function named([name], wanted) {
  return name.toLowerCase() === wanted.toLowerCase();
}
