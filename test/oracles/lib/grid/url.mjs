/** Where the URL is signed: what proxies do to it. */
export function* urlCases(oracle, make) {
  if (!oracle.signsUrl) return;
  const url = make("any").url;
  const changed = (name, reason, receivedUrl, edge = false) => make(name, { reason, receivedUrl, edge });
  yield changed("url-http", "url-scheme-behind-proxy", url.replace("https:", "http:"));
  yield changed("url-other-host", "url-host-behind-proxy", url.replace("hooks.example.com", "10.0.0.7"));
  yield changed("url-port-added", "url-port", url.replace("example.com", "example.com:443"), true);
  yield changed("url-other-port-added", "url-port", url.replace("example.com", "example.com:8443"), true);
  yield changed("url-trailing-slash", "url-trailing-slash", slashed(url), true);
  yield changed("url-query-added", "url-query-missing", `${url}${url.includes("?") ? "&" : "?"}added=1`);
  yield changed("url-host-upper", "url-host-behind-proxy", url.replace("hooks.example.com", "HOOKS.example.com"), true);
  const port = (text) => url.replace("example.com", `example.com:${text}`);
  yield make("url-port-dropped", { reason: "url-port", edge: true, url: port(8443), receivedUrl: url });
  yield make("url-default-port-dropped", { reason: "url-port", edge: true, url: port(443), receivedUrl: url });
  yield make("url-port-signed", { edge: true, url: port(8443) });
  yield make("url-http-signed", { url: url.replace("https:", "http:") });
  const query = (text) => `${url.split("?")[0]}?${text}`;
  yield make("url-query-signed", { url: query("b=2&a=1&b=1") });
  yield make("url-query-dropped", { reason: "url-query-missing", url: query("b=2&a=1"), receivedUrl: url.split("?")[0] });
  yield make("url-query-order", { reason: "url-query-order", url: query("b=2&a=1"), receivedUrl: query("a=1&b=2") });
  for (const [name, text] of [
    ["at", "mail=a%40b.example"],
    ["at-raw", "mail=a@b.example"],
    ["colon", "t=12%3A30"],
    ["blank", "q=a%20b"],
    ["plus", "q=a+b"],
    ["quote", "q=%27x%27"],
    ["quote-raw", "q='x'"],
    ["lower-hex", "q=%c3%a9"],
    ["slash", "u=%2Fa%2Fb"],
    ["brackets", "a[]=1&a[]=2"],
    ["pipe", "q=a|b"],
    ["double", "q=%2520"],
    ["bad-escape", "q=%zz"],
    ["empty", ""],
  ]) {
    yield make(`url-query-${name}-signed`, { edge: true, url: query(text) });
  }
  yield make("url-query-decoded", { reason: "url-query-encoding", edge: true, url: query("mail=a%40b.example"), receivedUrl: query("mail=a@b.example") });
}

function slashed(url) {
  const [path, query] = url.split("?");
  return query === undefined ? `${path}/` : `${path}/?${query}`;
}
