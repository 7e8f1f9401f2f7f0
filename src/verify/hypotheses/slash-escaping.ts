import { ESCAPE } from "../json-escapes.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, distinct } from "./_body.ts";

/** PHP writes `/` as `\/` in JSON; most others do not. */
export default hypothesis({
  code: "slash-escaping",
  aspect: "body",
  rank: 12,
  attempts: (mismatch) => distinct(mismatch, changes(mismatch)),
  explain: ({ data }, mismatch) => {
    const { name } = mismatch.provider;
    const escaped = data === "escaped";
    return bodyExplanation(mismatch, {
      capture: {
        cause: escaped
          ? "its slashes were signed as \\/, and have lost their backslashes"
          : "its slashes have backslashes (\\/) that were not signed",
        detail: escaped
          ? "PHP's json_encode writes / as \\/. Whatever parses the JSON and writes it again leaves the backslash out."
          : "PHP's json_encode writes / as \\/: something in PHP parsed the JSON on its way and wrote it again.",
      },
      handler: {
        cause: escaped
          ? "it parses the JSON and writes its slashes as \\/"
          : "it parses the JSON and writes its slashes without their backslashes",
        detail: escaped
          ? `PHP's json_encode does that; ${name} sent plain slashes.`
          : `${name} sent \\/, as PHP's json_encode writes it; a parser drops the backslash.`,
      },
    });
  },
});

function* changes({ json, text }: Mismatch): Iterable<BodyChange> {
  if (json === undefined || text === undefined || !text.includes("/")) return;
  // In JSON, slashes and backslashes stand in strings only.
  const plain = text.replaceAll(ESCAPE, (pair) => (pair === "\\/" ? "/" : pair));
  yield { what: "with its slashes written as \\/", data: "escaped", body: plain.replaceAll("/", "\\/") };
  yield { what: "with its slashes written without backslashes", data: "plain", body: plain };
  yield { what: "with </ written as <\\/", data: "escaped", body: plain.replaceAll("</", "<\\/") };
}
