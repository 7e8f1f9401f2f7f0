import { utf8Text } from "../core/bytes.ts";
import { headerText, oneLine } from "../report/escape.ts";
import type { Renderer, View } from "../report/view.ts";
import { deliveryJson, httpMessage, sendable } from "./delivery-json.ts";
import { shellWord } from "./shell-word.ts";
import type { SignedRequest, SignEvent, SignOptions } from "./sign.ts";

/** What `sign` prints, by format. */
export const view: View<SignOptions, SignEvent> = ({ options }): Renderer<SignEvent> => {
  const requests: object[] = [];
  let first = true;
  return {
    event(event) {
      if (event.type === "summary") {
        return options.format === "json"
          ? `${JSON.stringify({ schema: "hookctl.sign/1", requests }, undefined, 2)}\n`
          : "";
      }
      const { request } = event;
      const gap = first ? "" : "\n";
      first = false;
      switch (options.format) {
        case "headers":
          return gap + request.written.map(([name, value]) => `${name}: ${headerText(value)}\n`).join("");
        case "curl":
          return `${gap}${curl(request)}\n`;
        case "http":
          // A bare payload becomes a request that can be sent; a capture stays as it came.
          return httpMessage(request.bare ? sendable(request.delivery) : request.delivery);
        case "ndjson":
          return `${JSON.stringify(asJson(request))}\n`;
        case "json":
          requests.push({ ...asJson(request), written: request.written });
          return "";
        default:
          return options.format satisfies never;
      }
    },
  };
};

function asJson({ delivery, id, source, now }: SignedRequest): object {
  return deliveryJson(delivery, { source, now, ...(id !== undefined && { id }) });
}

/** A command for a POSIX shell that sends exactly these bytes. */
function curl({ delivery, bodyFile, source }: SignedRequest): string {
  const url =
    delivery.url ?? `http://localhost:3000${delivery.target === "/" ? `/webhooks/${source}` : delivery.target}`;
  const text = bodyFile === undefined ? utf8Text(delivery.body) : undefined;
  const data = bodyFile === undefined ? (text === undefined || text.includes("\0") ? "@-" : text) : `@${bodyFile}`;
  const headers = delivery.headers.filter(
    ([name]) => !/^(?:host|content-length|connection|transfer-encoding)$/i.test(name),
  );
  const lines = [
    `curl -X ${shellWord(delivery.method)} ${shellWord(oneLine(url))}`,
    ...headers.map(([name, value]) => `-H ${shellWord(curlHeader(name, value))}`),
    // A text that begins with @ would name a file to curl.
    text?.startsWith("@") ? `--data-raw ${shellWord(text)}` : `--data-binary ${shellWord(data)}`,
  ];
  const command = lines.join(" \\\n  ");
  return data === "@-"
    ? `printf %s ${shellWord(Buffer.from(delivery.body).toString("base64"))} | base64 -d | ${command}`
    : command;
}

/** `Name;` is how curl takes an empty one: `Name:` would drop the header. */
function curlHeader(name: string, value: string): string {
  return value.trim() === "" ? `${name};` : `${name}: ${Buffer.from(value, "latin1").toString("utf8")}`;
}
