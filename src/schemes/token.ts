import { utf8, utf8Text } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { textAt } from "../core/fields.ts";
import { withoutHeaders } from "../core/headers.ts";
import type { BasicAuthRecipe, ContentPart, NoneRecipe, TokenRecipe } from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { constantTimeEqual } from "./compare.ts";
import { macKey } from "./keys.ts";
import { type Claim, isProblem, type Key, type Problem, type Scheme } from "./scheme.ts";
import { joinedHeader, withFormField, withJsonValue, withQuery } from "./signed-content.ts";

/** The secret itself in the delivery: proves the sender, not the bytes. */
export function token(recipe: TokenRecipe): Scheme {
  const where = describePlace(recipe);
  const prefix = recipe.prefix ?? "";
  const cutOff = (text: string): string | undefined =>
    text.startsWith(prefix) ? text.slice(prefix.length) : undefined;

  return {
    ...shared(where, recipe.header, (delivery) => tokenText(delivery, recipe), cutOff, prefix),
    recipe,
    key: textKey,
    write: (draft, key) => placeToken(draft, recipe, prefix + Buffer.from(key.bytes!).toString("utf8")),
  };
}

function describePlace({ header, json, form, query }: TokenRecipe): string {
  if (header !== undefined) return header;
  if (form !== undefined) return json === undefined ? `form field ${form}` : `${json} in form field ${form}`;
  return json === undefined ? `query parameter ${query ?? ""}` : `body field ${json}`;
}

function placeToken(draft: Delivery, recipe: TokenRecipe, value: string): Delivery {
  const { header, json, form, query } = recipe;
  if (header !== undefined)
    return { ...draft, headers: [...withoutHeaders(draft.headers, [header]), [header, asHeader(value)]] };
  if (form !== undefined) {
    const field =
      json === undefined
        ? value
        : utf8Text(withJsonValue(utf8(textAt(draft, { form }) ?? "{}"), json, JSON.stringify(value)))!;
    return { ...draft, body: withFormField(draft.body, form, field) };
  }
  if (json !== undefined) return { ...draft, body: withJsonValue(draft.body, json, JSON.stringify(value)) };
  return { ...draft, url: withQuery(signedUrl(draft), query ?? "", value) };
}

/** HTTP Basic authentication (RFC 7617); the secret is `user:password`. */
export function basicAuth(recipe: BasicAuthRecipe): Scheme {
  const name = recipe.header ?? "Authorization";
  const decoded = (text: string): string | undefined => {
    const credentials = /^Basic +(\S*)$/i.exec(text)?.[1];
    return credentials === undefined ? undefined : Buffer.from(credentials, "base64").toString("latin1");
  };
  return {
    ...shared(name, name, (delivery) => joinedHeader(delivery, name.toLowerCase()), decoded, "Basic "),
    recipe,
    key: textKey,
    write: (draft, key) => ({
      ...draft,
      headers: [
        ...withoutHeaders(draft.headers, [name]),
        [name, `Basic ${Buffer.from(key.bytes!).toString("base64")}`],
      ],
    }),
  };
}

/** A provider that signs nothing: every question is answered with that fact. */
export function none(recipe: NoneRecipe): Scheme {
  const unsigned: Problem = { problem: "provider-unsigned", where: "delivery", detail: recipe.instead };
  return {
    recipe,
    assurance: "token",
    symmetric: true,
    signatureHeaders: [],
    headers: [],
    idHeaders: [],
    present: () => false,
    read: () => unsigned,
    key: () => unsigned,
    contents: () => [],
    matches: () => false,
    bindings: () => [],
    demands: () => undefined,
    explain: () => [],
  };
}

function textKey(secret: string): Key | Problem {
  const bytes = macKey(secret);
  return isProblem(bytes) ? bytes : { bytes };
}

function tokenText(delivery: Delivery, recipe: TokenRecipe): string | undefined {
  return recipe.header !== undefined ? joinedHeader(delivery, recipe.header.toLowerCase()) : textAt(delivery, recipe);
}

function asHeader(value: string): string {
  return Buffer.from(value, "utf8").toString("latin1");
}

/**
 * What token and basic authentication have in common: one text is compared with the secret.
 * @param valueOf what is compared of the text; undefined where the text is not of the scheme's form.
 * @param start how a text of that form begins, for messages.
 */
function shared(
  where: string,
  headerName: string | undefined,
  textOf: (delivery: Delivery) => string | undefined,
  valueOf: (text: string) => string | undefined,
  start: string,
): Omit<Scheme, "recipe" | "key" | "write"> {
  function read(delivery: Delivery): Claim | Problem {
    const text = textOf(delivery);
    if (text === undefined) return { problem: "header-missing", where, detail: `${where} is not there.` };
    if (text.trim() === "") return { problem: "header-empty", where, detail: `${where} is there, but empty.` };
    const value = valueOf(text);
    if (value === undefined)
      return {
        problem: "signature-malformed",
        where,
        detail: `It is not of the form ${JSON.stringify(`${start}…`)}.`,
        column: 1,
      };
    const bytes = headerName === undefined ? Buffer.from(value, "utf8") : Buffer.from(value, "latin1");
    return { signatures: [{ text: value, bytes }], others: [], id: "" };
  }
  return {
    assurance: "token",
    symmetric: true,
    signatureHeaders: headerName === undefined ? [] : [headerName],
    headers: headerName === undefined ? [] : [headerName],
    idHeaders: [],
    present: (delivery) => textOf(delivery) !== undefined,
    read,
    contents: () => [[]],
    matches: (_, signature, key) =>
      signature.bytes !== undefined && key.bytes !== undefined && constantTimeEqual(signature.bytes, key.bytes),
    bindings: () => [],
    demands: () => undefined,
    explain: (): readonly ContentPart[] => [],
  };
}
