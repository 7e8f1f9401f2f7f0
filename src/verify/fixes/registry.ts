/** The frameworks, and the fix for one of them or, where none is known, for all in short. */
import type { FixTopic } from "../../core/verdict.ts";
import type { FixContext, Framework, Language, Lines } from "../framework.ts";
import { fixes } from "./index.generated.ts";
import { broken, wrapped } from "./pieces.ts";
import { applies, type LanguageTopic, topicInShort, topicLines } from "./topics.ts";

/** No line of `inShort` is longer. */
const SHORT_WIDTH = 76;

export const frameworks: readonly Framework[] = fixes;

export function frameworkOf(id: string): Framework | undefined {
  return frameworks.find((framework) => framework.id === id);
}

/**
 * The lines of code that mend a handler, for one framework: at most 12 of 76 columns.
 * @param frameworkId one of `frameworks`; unknown ids have no snippet.
 * @returns undefined where the topic means nothing for the scheme (a list of signatures where there is one).
 */
export function snippet(topic: FixTopic, context: FixContext, frameworkId: string): Lines | undefined {
  const framework = frameworkOf(frameworkId);
  if (!framework || !applies(topic, context)) return undefined;
  const lines = framework.fixes[topic]?.lines(context) ?? topicLines(topic as LanguageTopic, context, framework);
  return lines.flatMap((line) => wrapped(line, framework.language.indentation));
}

/**
 * The essential call of each framework, or of each language where that is the same for its frameworks: a line each,
 * at most 15 of 76 columns.
 */
export function inShort(topic: FixTopic, context: FixContext): Lines {
  if (!applies(topic, context)) return [];
  if (topic === "header" && context.signature.json !== undefined) return whereInBody(context);
  const rows = isFrameworksOwn(topic, context)
    ? frameworks.map((framework) => frameworkRow(topic, context, framework))
    : languageRows(topic as LanguageTopic, context);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, call]) => cut(`${name.padEnd(width)}  ${call}`));
}

/** A path is the same in every language. */
function whereInBody({ signature, formJson }: FixContext): Lines {
  const place = formJson === undefined ? "the JSON body" : `the JSON in the form's field ${formJson}`;
  return [`in ${place}:`, ...broken(`  ${signature.json}`, /\.(?=\w)/, "    ")];
}

function cut(line: string): string {
  return line.length > SHORT_WIDTH ? `${line.slice(0, SHORT_WIDTH - 1)}…` : line;
}

type Row = readonly [name: string, call: string];

function isFrameworksOwn(topic: FixTopic, { signature }: FixContext): boolean {
  if (topic === "header") return signature.header !== undefined || signature.query !== undefined;
  return topic === "raw-body" || topic === "public-url";
}

function frameworkRow(topic: FixTopic, context: FixContext, { name, fixes: own, handler }: Framework): Row {
  const { header, query = "" } = context.signature;
  const read = handler.headerInShort ?? handler.header;
  return [name, own[topic]?.inShort(context) ?? (header === undefined ? handler.query(query) : read(header))];
}

function usersOf(language: Language): number {
  return frameworks.filter((framework) => framework.language === language).length;
}

/** A line for each language, and for each framework that does it in its own way. */
function languageRows(topic: LanguageTopic, context: FixContext): readonly Row[] {
  const languages = Array.from(new Set(frameworks.map(({ language }) => language))).sort(
    (a, b) => usersOf(b) - usersOf(a),
  );
  const own = frameworks.filter((framework) => framework.fixes[topic] !== undefined);
  return [
    ...languages.map((language): Row => [language.name, topicInShort(topic, context, language)]),
    ...own.map((framework) => frameworkRow(topic, context, framework)),
  ];
}
