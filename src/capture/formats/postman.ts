import type { Capture, Header } from "../../core/delivery.ts";
import { header } from "../../core/headers.ts";
import { type Body, formBody, NO_BODY, textBody, textFidelity } from "../body.ts";
import { attempt, type CaptureResult } from "../format.ts";
import { jsonFormat } from "../json-format.ts";
import { isObject, type JsonObject, type JsonSpot, kindOf } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { headerText } from "../text.ts";
import { fillIn, missingValues } from "../variables.ts";

/** Postman's collection format 2.1 and 2.0 (https://schema.postman.com/collection/json/v2.1.0/docs). Each request is a capture. */
export default jsonFormat({
  id: "postman",
  title: "a Postman collection",
  fidelity:
    "Keeps a raw body's text and the headers that are written out; form fields are encoded anew, and variables must have their values in the collection.",
  fits: ({ info, item }) => (isObject(info) && Array.isArray(item) && isCollection(info) ? 0.95 : 0),
  captures: readCollection,
});

function isCollection({ schema, _postman_id: id }: JsonObject): boolean {
  return (typeof schema === "string" && /postman/i.test(schema)) || typeof id === "string";
}

type Values = ReadonlyMap<string, string>;

function* readCollection(spot: JsonSpot): Iterable<CaptureResult> {
  const values = variables(spot.at("variable"));
  let found = false;
  for (const item of requestItems(spot)) {
    found = true;
    yield attempt(item.origin, () => readItem(item, values));
  }
  if (!found) throw spot.at("item").error("the collection has no requests in it");
}

/** No folder of a person is nested deeper. */
const MAX_DEPTH = 50;

/** The items with a request, in order, in folders or not. */
function* requestItems(folder: JsonSpot, depth = 0): Iterable<JsonSpot> {
  if (depth > MAX_DEPTH) throw folder.error(`folders are nested deeper than ${MAX_DEPTH}`);
  for (const item of folder.at("item").elements()) {
    if (item.at("request").value !== undefined) yield item;
    else yield* requestItems(item, depth + 1);
  }
}

function variables(list: JsonSpot): Values {
  const known = (Array.isArray(list.value) ? (list.value as readonly unknown[]) : []).filter(isObject);
  return new Map(
    known.flatMap(({ key, id, value, disabled }): [string, string][] => {
      const name = key ?? id;
      return typeof name === "string" && typeof value === "string" && disabled !== true ? [[name, value]] : [];
    }),
  );
}

function readItem(item: JsonSpot, values: Values): Capture {
  const spot = item.at("request");
  const name = item.string("name");
  if (typeof spot.value === "string") {
    const url = filled(spot.value, spot, values);
    return captureOf(item.origin, { id: name, method: "GET", url: withScheme(url), headers: [], body: NO_BODY });
  }
  const given = readFields(spot.at("header"), values);
  const { body, contentType } = readBody(spot.at("body"), values);
  const implied = contentType !== undefined && header(given, "content-type") === undefined;
  return captureOf(item.origin, {
    id: name,
    method: spot.string("method") ?? "GET",
    url: readUrl(spot, values),
    headers: implied ? [...given, ["Content-Type", contentType]] : given,
    body,
  });
}

function filled(text: string, spot: JsonSpot, values: Values): string {
  const { text: sent, missing } = fillIn(text, values);
  if (missing.length === 0) return sent;
  throw spot.error(
    missingValues(missing),
    "Write the value in its place, or among the collection's own variables; those of environments are not exported with it.",
  );
}

/** A URL in its raw text, with path variables (`/:id`) filled in; or in parts. */
function readUrl(request: JsonSpot, values: Values): string {
  const spot = request.at("url");
  const { value } = spot;
  if (typeof value === "string") return withScheme(filled(value, spot, values));
  if (!isObject(value)) throw request.error("this request has no URL");
  const raw = spot.string("raw");
  if (raw === undefined) throw spot.error('the URL has no "raw" text', "Export the collection again, as version 2.1.");
  const own = variables(spot.at("variable"));
  const path = filled(raw, spot, values).replace(/\/:([^/?#:]+)/g, (segment, name: string) => {
    const known = own.get(name);
    return known === undefined ? segment : `/${filled(known, spot, values)}`;
  });
  return withScheme(path);
}

function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
}

function readFields(list: JsonSpot, values: Values): Header[] {
  if (list.value === undefined || list.value === null) return [];
  if (!Array.isArray(list.value)) throw list.error(`"header" is ${kindOf(list.value)} where a list is expected`);
  return enabled(list).map((field): Header => {
    const key = field.string("key");
    if (key === undefined) throw field.error("a header has no name");
    return [headerText(filled(key, field, values)), headerText(filled(field.string("value") ?? "", field, values))];
  });
}

/** The elements that are switched on. */
function enabled(list: JsonSpot): JsonSpot[] {
  const all = Array.isArray(list.value) ? (list.value as readonly unknown[]) : [];
  return all.flatMap((element, index) => {
    if (!isObject(element)) throw list.at(index).error("this is no object");
    return element["disabled"] === true ? [] : [list.at(index)];
  });
}

/** What Postman sends where no header says so. */
const LANGUAGE_TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  xml: "application/xml",
  html: "text/html",
  javascript: "application/javascript",
};

function readBody(spot: JsonSpot, values: Values): { body: Body; contentType?: string | undefined } {
  const { value } = spot;
  if (!isObject(value) || value["disabled"] === true) return { body: NO_BODY };
  const mode = spot.string("mode");
  if (mode === "raw") {
    const text = filled(spot.string("raw") ?? "", spot.at("raw"), values);
    const bytes = textBody(text, spot, "raw");
    const language = spot.at("options").at("raw").at("language").value;
    const contentType = typeof language === "string" ? LANGUAGE_TYPES[language] : undefined;
    return { body: { bytes, fidelity: textFidelity(text) }, contentType };
  }
  if (mode === "urlencoded") {
    const fields = enabled(spot.at("urlencoded")).map((field): [string, string] => [
      filled(field.string("key") ?? "", field, values),
      filled(field.string("value") ?? "", field, values),
    ]);
    return { body: formBody(fields), contentType: "application/x-www-form-urlencoded" };
  }
  if (mode === undefined || mode === "none") return { body: NO_BODY };
  throw spot.error(`a body of the mode "${mode}" has no bytes in the collection`, "Those of raw and urlencoded have.");
}
