import { latin1 } from "../../core/bytes.ts";
import type { Provider } from "../../core/provider.ts";
import type { Fix } from "../../core/verdict.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { type BodyChange, bytesOf, contentLength, distinct, saysJson } from "./_body.ts";

/** The body is empty, `{}`, `[object Object]` or `undefined`: something took it before, or it was never there. */
export default hypothesis({
  code: "raw-body-empty",
  aspect: "body",
  rank: 8,
  attempts: (mismatch) =>
    mismatch.direction === "handler"
      ? distinct(
          mismatch,
          STAND_INS.map(({ text, called }): BodyChange => ({
            what: `with ${called}${text === "" ? "" : " in its place"}`,
            data: text,
            body: text,
          })),
        )
      : [],
  explain: ({ data = "" }, { provider, delivery }) => {
    const { called, how } = standIn(data)!;
    return {
      title: `Your code does not hash the bytes that ${provider.name} sent, but ${called}.`,
      detail: `${provider.name} sent ${bytesOf(delivery.body.length)}. ${HOW[how].why}`,
      fix: HOW[how].fix,
    };
  },
  fact: (mismatch) => (mismatch.direction === "capture" ? missingBody(mismatch) : undefined),
});

type How = "consumed" | "object" | "unset";

/** What stands where the body should be, and how that comes about. */
const STAND_INS: readonly { readonly text: string; readonly called: string; readonly how: How }[] = [
  { text: "", called: "an empty body", how: "consumed" },
  { text: "{}", called: "{}", how: "consumed" },
  { text: "[object Object]", called: "the text [object Object]", how: "object" },
  { text: "undefined", called: "the text undefined", how: "unset" },
  { text: "null", called: "the text null", how: "unset" },
  { text: "None", called: "the text None", how: "unset" },
  { text: "[object Promise]", called: "the text [object Promise]", how: "object" },
  { text: "[object ReadableStream]", called: "the text [object ReadableStream]", how: "object" },
  { text: "[object ArrayBuffer]", called: "the text [object ArrayBuffer]", how: "object" },
  { text: "[object Blob]", called: "the text [object Blob]", how: "object" },
  { text: '""', called: 'an empty text as JSON ("")', how: "consumed" },
  { text: "[]", called: "[]", how: "consumed" },
  { text: "b''", called: "the text b''", how: "consumed" },
  { text: "nil", called: "the text nil", how: "unset" },
];

const HOW: Readonly<Record<How, { readonly why: string; readonly fix: Fix }>> = {
  consumed: {
    why: "A body is a stream that can be read once: a parser or middleware had read it before.",
    fix: {
      text: "Keep JSON parsers off this route, or let them keep the raw bytes, and read the body once.",
      topic: "raw-body",
    },
  },
  object: {
    why: "An object was put where a text was expected: the parsed body, a promise without await, or a buffer that was not decoded.",
    fix: {
      text: "Hand over the raw bytes themselves: not the parsed object, and not a promise without await.",
      topic: "raw-body",
    },
  },
  unset: {
    why: "The raw body is not kept unless it is switched on (Nest: rawBody: true; Fastify, Koa and Express: a raw parser), so there was none.",
    fix: { text: "Switch the raw body on for this route, and fail loudly where it is missing.", topic: "raw-body" },
  },
};

function standIn(text: string) {
  return STAND_INS.find((each) => each.text === text);
}

/** The fact that the body here is none, where the delivery itself says that there was one. */
function missingBody({ delivery, provider }: Mismatch): Explanation | undefined {
  const found = delivery.body.length <= 32 ? standIn(latin1(delivery.body).trim()) : undefined;
  if (!found) return undefined;
  const sign = signOfBody(found.text, delivery.body.length, contentLength(delivery), { provider, delivery });
  if (sign === undefined) return undefined;
  return {
    title: `The body is ${found.text === "" ? "empty" : `${found.called} rather than what was sent`}: ${sign}.`,
    detail: HOW[found.how].why,
    fix: HOW[found.how].fix,
  };
}

function signOfBody(
  text: string,
  length: number,
  declared: number | undefined,
  { provider, delivery }: Pick<Mismatch, "provider" | "delivery">,
): string | undefined {
  if (declared !== undefined && declared > length) return `Content-Length says ${bytesOf(declared)}`;
  if (/^(?:\[object|undefined|None|nil|b'')/.test(text)) return `${provider.name} sends no such text`;
  const sendsBody = /^(?:POST|PUT|PATCH)$/i.test(delivery.method);
  if (!sendsBody) return undefined;
  if (text === "" && saysJson(delivery)) return "Content-Type says JSON, and an empty text is none";
  return hasFieldsInJson(provider) ? `${provider.name}'s events have fields in a JSON body` : undefined;
}

/** Does each of the provider's events carry its type or id in a JSON body, and nowhere else? */
function hasFieldsInJson({ event = [], deliveryId = [] }: Provider): boolean {
  return [event, deliveryId].some((places) => places.length > 0 && places.every(({ json }) => json !== undefined));
}
