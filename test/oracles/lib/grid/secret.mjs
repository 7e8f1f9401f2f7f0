/** What happens to secrets between the dashboard and the code. Public keys have cases of their own, a provider each. */
export function* secretCases(oracle, make) {
  yield make("wrong-secret", { reason: "wrong-secret", key: oracle.wrongKey });
  if (oracle.secret === undefined) return;
  const { secret } = oracle;
  for (const [name, changed] of [
    ["secret-quoted", `"${secret}"`],
    ["secret-trailing-newline", `${secret}\n`],
    ["secret-crlf", `${secret}\r\n`],
    ["secret-leading-space", ` ${secret}`],
    ["secret-trailing-space", `${secret} `],
    ["secret-bom", `\uFEFF${secret}`],
  ]) {
    yield make(name, { reason: "secret-whitespace", edge: true, secret: changed });
    yield make(`${name}-signs`, { reason: "secret-whitespace", edge: true, key: changed, secret: changed });
  }
  yield make("secret-upper", { reason: "wrong-secret", edge: true, secret: secret.toUpperCase() });
  yield make("secret-unicode-signs", { edge: true, key: `${secret}é€`, secret: `${secret}é€` });
  yield make("secret-empty", { reason: "secret-empty", edge: true, secret: "" });
  yield make("secret-short-signs", { edge: true, key: "abc", secret: "abc" });
  yield make("secret-base64-decoded", { reason: "secret-wrongly-decoded", edge: true, how: { toKey: (key) => Buffer.from(key, "base64") } });
  yield make("secret-as-text", { reason: "secret-not-decoded", edge: true, how: { toKey: (key) => key } });
  const bare = secret.replace(/^(?:v1,)?[a-z]+_(?:[a-z]+_)*/, "");
  if (bare === secret) return;
  yield make("secret-without-prefix", { reason: "secret-prefix", edge: true, secret: bare });
  yield make("secret-without-prefix-signs", { reason: "secret-prefix", edge: true, key: bare });
  yield make("secret-twice-prefixed", { reason: "secret-prefix", edge: true, secret: secret.slice(0, -bare.length) + secret });
}
