/** A shared capture as a file that `hookctl verify` reads by itself. */
import { utf8, utf8Text } from "../core/bytes.ts";
import { jsonText } from "../report/json.ts";
import type { Shared } from "../share/share.ts";
import { deliveryJson } from "./delivery-json.ts";

/** What goes into a bundle beside the delivery. */
export interface Bundle {
  readonly source: string;
  readonly shared: Shared;
  /** Unix ms: the clock to judge by; undefined where the capture tells no time. */
  readonly now: number | undefined;
  /** The format of the capture kept a parsed body. */
  readonly reencoded: boolean;
  /** What is said of the capture. */
  readonly verdict: string;
  readonly code: string | null;
}

const ABOUT = "Shared with hookctl share: values are made up, lengths and structure are real; the key is a throwaway.";

/** A raw HTTP message with comment lines before it: every byte of the body is as it is. */
export function httpBundle({ source, shared, now }: Bundle): Buffer {
  const { delivery, secret, publicKey } = shared;
  const comments = [
    ABOUT,
    `@source ${source}`,
    ...(secret === undefined ? [] : [`@throwaway-secret ${quoted(secret)}`]),
    ...(publicKey === undefined ? [] : [`@public-key ${publicKey.replaceAll("\n", "\\n")}`]),
    ...(now === undefined ? [] : [`@now ${now}`]),
    ...(delivery.url === undefined ? [] : [`@url ${delivery.url}`]),
  ];
  const head = `${comments.map((comment) => `# ${comment}\n`).join("")}${delivery.method} ${delivery.target} HTTP/1.1\r\n`;
  const fields = [...delivery.headers.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
  return Buffer.concat([utf8(head), Buffer.from(fields, "latin1"), delivery.body]);
}

/** As it is, or as a JSON string where a reader would cut something off. */
function quoted(secret: string): string {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(secret) && !secret.startsWith('"')
    ? secret
    : JSON.stringify(secret);
}

/** hookctl JSON: for what a raw message cannot hold, such as headers with blanks at their ends, and parsed bodies. */
export function jsonBundle({ source, shared, now, reencoded, verdict, code }: Bundle): string {
  const { delivery, secret, publicKey } = shared;
  const { id: _, body, bodyBase64, ...fields } = deliveryJson(delivery, { source, ...(now !== undefined && { now }) });
  const parsed = reencoded ? utf8Text(delivery.body) : undefined;
  const bodyField = body === undefined ? { bodyBase64 } : { body };
  const share = { verdict, code, redacted: Object.fromEntries(shared.redacted), elsewhere: shared.elsewhere };
  const text = jsonText({
    schema: "hookctl.share/1",
    about: ABOUT,
    share,
    ...fields,
    target: delivery.target,
    ...(secret !== undefined && { throwawaySecret: secret }),
    ...(publicKey !== undefined && { publicKey }),
    ...(parsed === undefined && bodyField),
  });
  return parsed === undefined ? `${text}\n` : `${text.slice(0, -1)},"bodyJson":${parsed}}\n`;
}
