/** curl's options (its manual page, 8.x): which take a value, and which say what is sent. */
import type { Command, Fail, Word } from "./words.ts";

export interface Option {
  /** The long name. */
  readonly name: string;
  readonly value: Word;
}

/** One transfer: what stands between two `--next`. */
export interface Transfer {
  readonly options: readonly Option[];
  readonly urls: readonly Word[];
}

/** Short names of options that matter here, or that take a value. */
const SHORT: Readonly<Record<string, string>> = {
  A: "user-agent",
  b: "cookie",
  c: "cookie-jar",
  C: "continue-at",
  d: "data",
  D: "dump-header",
  e: "referer",
  E: "cert",
  F: "form",
  G: "get",
  H: "header",
  I: "head",
  K: "config",
  m: "max-time",
  o: "output",
  P: "ftp-port",
  Q: "quote",
  r: "range",
  t: "telnet-option",
  T: "upload-file",
  u: "user",
  U: "proxy-user",
  w: "write-out",
  x: "proxy",
  X: "request",
  y: "speed-time",
  Y: "speed-limit",
  z: "time-cond",
  ":": "next",
};

/** Long names of options that take a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
  continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode
  delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare
  etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode
  happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
  keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt
  max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey
  preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers
  proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers
  proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer
  request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5
  socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max
  tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user
  user-agent variable vlan-priority write-out`.split(/\s+/),
);

/** The transfers of one command, whose first word is `curl`. @throws HookctlError data for an option without its value. */
export function readTransfers([program, ...words]: Command, fail: Fail): Transfer[] {
  const transfers: { options: Option[]; urls: Word[] }[] = [{ options: [], urls: [] }];
  let only = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const transfer = transfers.at(-1)!;
    if (only || word.text === "-" || !word.text.startsWith("-")) {
      transfer.urls.push(word);
    } else if (word.text === "--") {
      only = true;
    } else {
      for (const { name, value } of optionsOf(word)) {
        if (name === "next") {
          transfers.push({ options: [], urls: [] });
          continue;
        }
        if (!WITH_VALUE.has(name)) {
          transfer.options.push({ name, value: word });
          continue;
        }
        const given = value ?? words[(at += 1)];
        if (!given)
          throw fail(word.offset, `${word.text} has no value`, "The command was cut off: copy it again, whole.");
        if (name === "url") transfer.urls.push(given);
        else transfer.options.push({ name, value: given });
      }
    }
  }
  const sent = transfers.filter(({ urls }) => urls.length > 0);
  if (sent.length === 0)
    throw fail(program!.offset, "this curl command has no URL", "It ends with the URL, or names it with --url.");
  return sent;
}

/** `--data`, or the letters of `-sXPOST`: the first that takes a value has the rest of the word for it. */
function optionsOf({ text, offset }: Word): { name: string; value?: Word }[] {
  if (text.startsWith("--")) return [{ name: text.slice(2) }];
  const found: { name: string; value?: Word }[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const name = SHORT[text[at]!] ?? text[at]!;
    if (!WITH_VALUE.has(name) || at + 1 === text.length) {
      found.push({ name });
      continue;
    }
    found.push({ name, value: { text: text.slice(at + 1), offset: offset + at + 1 } });
    break;
  }
  return found;
}
