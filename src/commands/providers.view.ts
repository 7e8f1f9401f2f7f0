import type { Provider } from "../core/provider.ts";
import { oneLine } from "../report/escape.ts";
import { duration, plural } from "../report/figures.ts";
import { JsonDocument, jsonText } from "../report/json.ts";
import { padEnd, spread, truncate, wrap } from "../report/layout.ts";
import type { Renderer, View, ViewContext } from "../report/view.ts";
import type { SummaryEvent } from "../core/command.ts";
import { currentSchemes } from "../schemes/compile.ts";
import type { Example } from "./provider-example.ts";
import { contentWords, placeWords, schemeWords, secretWords, spot, toleranceOf } from "./provider-words.ts";
import type { ProvidersEvent, ProvidersOptions } from "./providers.ts";

type Context = ViewContext<ProvidersOptions>;

export const view: View<ProvidersOptions, ProvidersEvent> = (context): Renderer<ProvidersEvent> => {
  const json = context.options.format === "json";
  return {
    event(event: ProvidersEvent | SummaryEvent) {
      switch (event.type) {
        case "listed":
          return json ? listJson(event.providers) : list(event.providers, event.known, context);
        case "shown":
          return json
            ? `${jsonText({ schema: "hookctl.providers.show/1", provider: event.provider, example: event.example ?? null })}\n`
            : show(event.provider, event.example, context);
        case "recipe":
          return json ? `${jsonText({ schema: "hookctl.providers.recipe/1", recipe: TEMPLATE })}\n` : recipe(context);
        default:
          return "";
      }
    },
  };
};

function listJson(providers: readonly Provider[]): string {
  const document = new JsonDocument("hookctl.providers/1", "providers");
  return providers.map((provider) => document.item(summaryOf(provider))).join("") + document.end({});
}

function summaryOf(provider: Provider): object {
  const [scheme] = currentSchemes(provider);
  const { id, name, docs, event, deliveryId, env, delivery } = provider;
  return {
    id,
    name,
    docs,
    kind: scheme.recipe.kind,
    signs: schemeWords(scheme.recipe),
    content: contentWords(scheme.recipe),
    headers: scheme.headers,
    toleranceSeconds: toleranceOf(provider),
    event,
    deliveryId,
    env,
    delivery,
  };
}

function list(providers: readonly Provider[], known: number, { ink, columns }: Context): string {
  const wide = Math.max(...providers.map(({ id }) => id.length));
  const rows = providers.map((provider) => {
    const [scheme] = currentSchemes(provider);
    const words = schemeWords(scheme.recipe).replace(/ \(Standard Webhooks\)$/, "");
    const cells = `  ${padEnd(provider.id, wide)}  ${padEnd(truncate(words, 22), 22)}  ${scheme.signatureHeaders[0] ?? placeWords(scheme.recipe).split(":")[0] ?? ""}`;
    return truncate(oneLine(cells), Math.max(60, columns), ink.symbols.ellipsis);
  });
  const head = ink.dim(`  ${padEnd("provider", wide)}  ${padEnd("signs with", 22)}  in`);
  const found = providers.length === known ? plural(known, "provider") : `${providers.length} of ${known} providers`;
  return `${[head, ...rows, "", ink.dim(`  ${found}   hookctl providers show NAME   hookctl providers recipe`)].join("\n")}\n`;
}

function show(provider: Provider, example: Example | undefined, context: Context): string {
  const { ink, width } = context;
  const lines = [spread(`  ${ink.bold(provider.name)}`, ink.dim(provider.docs.replace(/^https:\/\//, "")), width), ""];
  const row = (name: string, text: string): void => {
    if (text === "") return;
    const [first = "", ...rest] = wrap(oneLine(text), width - 13);
    lines.push(`  ${ink.dim(padEnd(name, 11))}${first}`, ...rest.map((line) => `${" ".repeat(13)}${line}`));
  };
  for (const { recipe: signs } of currentSchemes(provider)) {
    if (signs.kind === "none") row("signs", `nothing. ${signs.instead}`);
    else
      row(
        "signs",
        `${schemeWords(signs)}${contentWords(signs) === "" ? "" : ` over ${contentWords(signs)}`} ${ink.symbols.arrow} ${placeWords(signs)}`,
      );
    row("secret", secretWords(signs));
  }
  for (const old of provider.schemes)
    if ("retired" in old && old.retired !== undefined)
      row("retired", `${schemeWords(old)} in ${placeWords(old)}: ${old.retired}`);
  row("variable", (provider.env ?? []).join(", "));
  const tolerance = toleranceOf(provider);
  row("tolerance", tolerance === null ? "no age is checked" : duration(tolerance * 1000));
  row("event", (provider.event ?? []).map(spot).join(", else "));
  row("dedupe by", (provider.deliveryId ?? []).map(spot).join(", else "));
  deliveryRows(provider, row, context);
  if (example) lines.push("", ...exampleLines(example, context));
  for (const note of provider.notes ?? [])
    lines.push(
      ...wrap(oneLine(note), width, `  ${ink.symbols.dot} `, "    ").map((line, at) =>
        at === 0 && note === provider.notes?.[0] ? `\n${line}` : line,
      ),
    );
  lines.push(
    "",
    ...wrap(`From ${provider.facts.from.join("; ")}. Checked ${provider.facts.checked}.`, width, "  ").map(ink.dim),
  );
  return `${lines.join("\n")}\n`;
}

function deliveryRows(
  { delivery }: Provider,
  row: (name: string, text: string) => void,
  { width, ink }: Context,
): void {
  if (!delivery) return;
  row(
    "answer",
    [delivery.success, delivery.timeout === null ? null : `within ${duration(delivery.timeout * 1000)}`]
      .filter((part) => part !== null)
      .join(" "),
  );
  const { count, delays, horizon, note } = delivery.retries;
  const times =
    count === 0 ? "never" : count === null ? (horizon ? "" : "not published") : plural(count, "retry", "retries");
  row(
    "retries",
    [times, horizon ? `over ${duration(horizon * 1000)}` : "", note ?? ""].filter((part) => part !== "").join(", "),
  );
  if (delays && delays.length > 1) row("", timeline(delays, width - 13, ink.symbols.dot));
  row("handshake", delivery.handshake ?? "");
}

/** Each try as a dot, from the first at the left to the last at the right. Times grow fast: the axis is logarithmic. */
function timeline(delays: readonly number[], width: number, dot: string): string {
  let at = 0;
  const tries = [0, ...delays.map((delay) => (at += delay))];
  const end = Math.log1p(tries.at(-1)!);
  const room = Math.min(46, width - 2) - 2;
  const cells = Array.from({ length: room + 1 }, () => " ");
  for (const time of tries) cells[end === 0 ? 0 : Math.round((Math.log1p(time) / end) * room)] = dot;
  return `|${cells.join("")}|`.replaceAll(" ", "\u00a0");
}

function exampleLines(example: Example, { ink, width }: Context): string[] {
  const lines = [
    example.secret === undefined
      ? "  By hand, with a key pair made for the occasion:"
      : `  By hand, with the secret ${example.secret}:`,
  ];
  const add = (text: string): void => void lines.push(truncate(`    ${oneLine(text)}`, width, ink.symbols.ellipsis));
  if (example.parts.length > 0) {
    for (const { label, text } of example.parts) if (label !== "") add(`${padEnd(`{${label}}`, 14)} ${text}`);
    add(`${padEnd("signed", 14)} ${example.parts.map(({ text }) => text).join("")}`);
  }
  // Whole, so that it can be copied.
  for (const [name, value] of example.headers) lines.push(`    ${ink.symbols.arrow} ${name}: ${oneLine(value)}`);
  return lines;
}

const TEMPLATE = {
  providers: {
    acme: {
      name: "Acme",
      docs: "https://acme.example/docs/webhooks",
      scheme: {
        kind: "hmac",
        algorithm: "sha256",
        signature: { header: "Acme-Signature", encoding: "hex", params: { timestamp: "t", signature: "v1" } },
        content: "{timestamp}.{body}",
        timestamp: { unit: "s", tolerance: 300 },
        secret: { decode: "text" },
      },
      event: [{ json: "type" }],
      deliveryId: [{ header: "Acme-Delivery" }],
    },
  },
};

function recipe({ width }: Context): string {
  const words = [
    "A provider of your own, in hookctl.config.json, goes through the same engine as the catalogue's:",
    "",
    ...JSON.stringify(TEMPLATE, undefined, 2)
      .split("\n")
      .map((line) => `  ${line}`),
    "",
    "kind: hmac, standard-webhooks, ed25519, ecdsa, rsa, jwt, token, basic-auth.",
    "content: {body} {timestamp} {id} {url} {method} {path} {query} {host} {header:NAME} {json:path} {form:name} {sortedFormParams} {bodyHash:sha256:hex}.",
    'signature: header, json, form or query; encoding hex, base64, base64url; prefix "sha256=", params {timestamp, signature}, or versions {accept}.',
    "secret.decode: text (as it is), base64 or hex; secret.prefix is cut off first.",
    "schemas/config.json in the package completes it in editors. Then: hookctl verify FILE --source acme",
  ];
  return `${words.flatMap((line) => (line.startsWith("  ") || line === "" ? [`  ${line}`.trimEnd()] : wrap(line, width, "  ", "    "))).join("\n")}\n`;
}
