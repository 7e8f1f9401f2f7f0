import { headerValues } from "../../core/headers.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { headerSet, withHeaders } from "./_headers.ts";
import { formOf, MAX_VALUE, peeled } from "./_signature.ts";

/** Several copies of a header became one value: joined by commas, or an array written out. */
export default hypothesis({
  code: "header-joined",
  aspect: "header",
  rank: 7,
  only: "capture",
  *attempts(mismatch) {
    const joined = headerSet(mismatch).flatMap((name) => {
      const values = copiesOf(mismatch, name);
      return values.length > 0 ? [{ name, values }] : [];
    });
    if (joined.length === 0) return;
    yield change(
      mismatch,
      "first",
      joined.map(({ name, values }) => [name, values[0]!]),
    );
    yield change(
      mismatch,
      "last",
      joined.map(({ name, values }) => [name, values.at(-1)!]),
    );
    for (const { name, values } of joined) {
      for (const value of values.slice(0, MAX_COPIES)) yield change(mismatch, "one", [[name, value]]);
    }
  },
  explain: ({ data = "" }) => {
    const [which, names] = data.split(":");
    return {
      title: `${names} holds several values that were joined into one.`,
      detail: `By ${which} of them alone the signature matches. Two headers of one name become one value with a comma, and an array is written out in the same way.`,
      fix: {
        text: "Find what sets the header a second time (a proxy, a replay), and take one value where your framework gives an array.",
        topic: "header",
      },
    };
  },
});

/** Copies that are tried one by one. */
const MAX_COPIES = 6;

function change({ delivery }: Mismatch, which: string, values: [string, string][]): Change {
  const names = values.map(([name]) => name).join(", ");
  const copy = which === "one" ? "one" : `the ${which}`;
  return {
    what: `by ${copy} of the values of ${names} alone`,
    data: `${copy}:${names}`,
    headers: withHeaders(delivery.headers, values),
  };
}

/** The values that a header had before they were joined; none where it holds one. */
function copiesOf({ delivery, scheme }: Mismatch, name: string): string[] {
  const { params, versions } = formOf(scheme);
  const listed = scheme.signatureHeaders.includes(name) && (params ?? versions) !== undefined;
  const lines = headerValues(delivery.headers, name.toLowerCase()).filter((value) => value.length <= MAX_VALUE);
  const array = lines.some((line) => line.trimStart().startsWith("["));
  const items = array ? lines.flatMap((line) => line.split(/["'],\s{0,2}["']/)) : lines;
  const parts = items.flatMap((line) => (listed ? splitList(line) : line.split(","))).map(peeled);
  return parts.length > 1 || array ? [...new Set(parts)].filter((part) => part !== "") : [];
}

/** `t=1,v1=a, t=2,v1=b`: lists have commas of their own, but each copy begins like the whole. */
function splitList(line: string): string[] {
  const list = peeled(line);
  const start = /^[A-Za-z0-9]{1,8}[=,]/.exec(list)?.[0];
  if (start === undefined) return [list];
  const parts: string[] = [];
  let from = 0;
  for (let at = list.indexOf(start, 1); at > 0; at = list.indexOf(start, at + 1)) {
    if (!/[,\s"']/.test(list[at - 1]!)) continue;
    parts.push(list.slice(from, at));
    from = at;
  }
  return [...parts, list.slice(from)];
}
